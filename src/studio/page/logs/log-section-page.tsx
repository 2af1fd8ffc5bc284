import { type ReactNode, useMemo, useState } from 'react';
import { openRows, placesOf, type ReadSection, type Row, rowsOf } from '../../model/index.ts';
import { Scroller } from '../parts/scroller.tsx';
import { VirtualList } from '../parts/virtual-list.tsx';
import { EventRow, rowState } from '../timeline/event-row.tsx';

/** A section of a log: what it comes to, and all that it says. */
export function LogSectionPage({ read }: { readonly read: ReadSection | undefined }): ReactNode {
  if (!read) return <p className="hint">Reading…</p>;
  return (
    <div className="log-page">
      <Explained read={read} />
      <Events read={read} />
    </div>
  );
}

/** More sentences than these are not laid out; the lines have them all. */
const MOST = 500;

function Explained({ read: { explanation, left } }: { readonly read: ReadSection }): ReactNode {
  const { headline, about, device, command, failure, sentences } = explanation;
  return (
    <Scroller label="Explanation">
      <h2>{headline}</h2>
      <p className="quiet">{[about, device !== about && device, command].filter(Boolean).join('  ')}</p>
      {failure && (
        <dl className="failure">
          <dt>means</dt>
          <dd>
            {failure.means} ({failure.name})
          </dd>
          <dt>most often</dt>
          <dd>{failure.cause}</dd>
          <dt>next</dt>
          <dd>{failure.next}</dd>
          {failure.line > 0 && (
            <>
              <dt>where</dt>
              <dd>
                line {failure.line} {failure.where.join(' › ')}
              </dd>
            </>
          )}
        </dl>
      )}
      <ul className="sentences">
        {sentences.slice(0, MOST).map(({ text, line, severity }, i) => (
          // What is said twice is shown twice.
          <li key={`${i} ${line}`} className={severity ? 'bad' : ''}>
            {text}
          </li>
        ))}
      </ul>
      {sentences.length > MOST && (
        <p className="quiet">and {sentences.length - MOST} sentences more: the lines below say it</p>
      )}
      {left > 0 && <p className="quiet">The first lines are shown; {left} more are left out.</p>}
    </Scroller>
  );
}

function Events({ read }: { readonly read: ReadSection }): ReactNode {
  const rows = useMemo((): readonly Row[] => rowsOf([read.event]), [read]);
  const [closed, turn] = useState<ReadonlySet<number>>(new Set());
  // A screen reader goes to a chosen row that appears, and who chose a section goes on among the sections.
  const [at, choose] = useState(-1);
  const shown = useMemo(() => openRows(rows, row => closed.has(row)), [rows, closed]);
  const places = useMemo(() => placesOf(shown.length, row => rows[shown[row]!]!.depth), [rows, shown]);
  return (
    <VirtualList
      label="Lines of the section"
      className="events plain"
      count={shown.length}
      chosen={shown.indexOf(at)}
      choose={row => choose(shown[row]!)}
      render={row => <EventRow row={rows[shown[row]!]!} wideRanks />}
      state={row => ({ ...rowState(rows[shown[row] ?? -1], closed.has(shown[row] ?? -1)), ...places(row) })}
      turn={(row, open) =>
        turn(before => {
          const own = shown[row]!;
          return new Set(open ? [...before].filter(one => one !== own) : [...before, own]);
        })
      }
    />
  );
}
