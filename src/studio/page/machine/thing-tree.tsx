import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { type Moment, placesOf, type ThingRow } from '../../model/index.ts';
import { useAnswer } from '../answer.ts';
import { Arrow } from '../parts/arrow.tsx';
import { Sign, Was } from '../parts/spoken.tsx';
import { VirtualList } from '../parts/virtual-list.tsx';
import type { Ask } from '../storyteller.ts';
import type { Go } from '../where.ts';
import { OriginPanel } from './origin-panel.tsx';

interface ThingTreeProps {
  readonly ask: Ask;
  readonly part: 'registry' | 'files';
  readonly moment: Moment;
  readonly onlyChanged: boolean;
  readonly go: Go;
}

/** Registry or files before a step and at a moment of it, as one tree. */
export function ThingTree({ ask, part, moment, onlyChanged, go }: ThingTreeProps): ReactNode {
  const [turned, turn] = useState<ReadonlySet<string>>(new Set());
  const [chosen, choose] = useState<{ row: number; moment?: Moment }>({ row: 0 });
  const answer = useAnswer(
    useCallback(
      async () => ({ rows: await ask('things', moment, part, { onlyChanged, turned }), turned }),
      [ask, moment, part, onlyChanged, turned],
    ),
  );
  const rows = answer?.rows ?? NO_ROWS;
  const places = useMemo(() => placesOf(rows.length, index => rows[index]!.depth), [rows]);
  if (!answer) return null;
  const latest = rows.findIndex(({ isLatest }) => isLatest);
  // At another moment what changed last is looked at; where nothing did, what was.
  const wanted = chosen.moment === moment || latest < 0 ? chosen.row : latest;
  const at = Math.min(wanted, rows.length - 1);
  const row = rows[at];
  if (!row) return <p className="hint">Nothing changed here.</p>;
  return (
    <>
      <VirtualList
        label="Before and after"
        className="things"
        count={rows.length}
        chosen={at}
        choose={row => choose({ row, moment })}
        render={index => <Thing row={rows[index]!} />}
        state={index => ({
          level: (rows[index]?.depth ?? 0) + 1,
          isOpen: rows[index]?.isOpen,
          ...places(index),
        })}
        turn={turnRow}
      />
      <OriginPanel row={row} go={go} />
    </>
  );

  /** Turns a row once, however often that is asked for before it is seen. */
  function turnRow(index: number): void {
    const { path } = answer!.rows[index]!;
    turn(now => {
      if (now.has(path) !== answer!.turned.has(path)) return now;
      return new Set(now.has(path) ? [...now].filter(one => one !== path) : [...now, path]);
    });
  }
}

const NO_ROWS: readonly ThingRow[] = [];

const SIGNS = { new: '+', changed: '~', gone: '−' } as const;

function Thing({ row }: { readonly row: ThingRow }): ReactNode {
  const { name, depth, mark, before, after } = row;
  return (
    <span className={`event thing ${mark ?? ''}`} style={{ paddingInlineStart: 12 + depth * 16 }}>
      <Arrow />
      <span className="sign">{mark && <Sign says={mark}>{SIGNS[mark]}</Sign>}</span>
      <span className="text">{name}</span>
      {mark === 'changed' && before !== undefined && <Was>{before}</Was>}
      {mark === 'gone' && before !== undefined && <Was>{before}</Was>}
      {mark !== 'gone' && (
        <span className="came">
          {mark === 'changed' && after !== undefined && <span className="unseen">now </span>}
          {after}
        </span>
      )}
    </span>
  );
}
