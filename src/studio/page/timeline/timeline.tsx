import { type ReactNode, useMemo, useState } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import { openRows, type RowEvent, wantedRows } from '../../model/index.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import type { Told } from '../story.ts';
import type { Go } from '../where.ts';
import { Details } from './details.tsx';
import { EventRow, rowState } from './event-row.tsx';
import { type Filter, FilterChoice, isWanted } from './filter.tsx';
import { Overview } from './overview.tsx';

interface TimelineProps {
  readonly told: Told;
  readonly at: number;
  readonly go: Go;
  readonly step: (by: number) => void;
}

/** The whole story, a row for each event, and all of the one that is chosen. */
export function Timeline({ told, at, go, step }: TimelineProps): ReactNode {
  const { rows, wideRanks } = told;
  const choose = (to: number): void => go({ at: to });
  const [turned, turn] = useState<ReadonlySet<number>>(new Set());
  const [text, search] = useState('');
  const [filter, wish] = useState<Filter>('all');
  const isClosed = (row: number): boolean => startsClosed(rows[row]!.event) !== turned.has(row);
  const isFiltered = text !== '' || filter !== 'all';
  const shown = useMemo(() => {
    if (!isFiltered) return openRows(rows, row => startsClosed(rows[row]!.event) !== turned.has(row));
    return wantedRows(rows, ({ event }) => isWanted(event, filter, text, wideRanks));
  }, [rows, turned, isFiltered, text, filter, wideRanks]);
  const here = rowAt(shown, at);
  const chosen = rows[at];
  return (
    <div className="timeline">
      <Overview rows={rows} at={at} choose={choose} />
      <div className="tools">
        <SearchField className="search" value={text} onChange={search}>
          <Label className="unseen">Search the story</Label>
          <Input placeholder="Search the story" />
          <Button className="clear">✕</Button>
        </SearchField>
        <FilterChoice filter={filter} wish={wish} />
        <output className="quiet">
          {shown.length === rows.length
            ? `${rows.length} events`
            : `${shown.length} of ${rows.length} events`}
        </output>
      </div>
      <VirtualList
        label="Timeline"
        className="events"
        count={shown.length}
        chosen={here}
        choose={row => choose(shown[row]!)}
        render={row => <EventRow row={rows[shown[row]!]!} wideRanks={wideRanks} />}
        state={row => rowState(rows[shown[row] ?? -1], isFiltered ? undefined : isClosed(shown[row] ?? 0))}
        {...(!isFiltered && { turn: turnRow })}
        onKey={key => stepKey(key, step)}
      />
      {chosen && <Details event={chosen.event} wideRanks={wideRanks} go={go} />}
    </div>
  );

  function turnRow(row: number, open: boolean): void {
    const index = shown[row]!;
    const { end, depth } = rows[index]!;
    const has = end > index + 1;
    if (has && isClosed(index) === open) {
      turn(
        before => new Set(before.has(index) ? [...before].filter(one => one !== index) : [...before, index]),
      );
    } else if (open) choose(has ? shown[row + 1]! : index);
    else choose(shown.findLast(one => one < index && rows[one]!.depth < depth) ?? index);
  }
}

/** The place of a row among those shown, or of the one shown before it. */
function rowAt(shown: readonly number[], at: number): number {
  let [low, high] = [0, shown.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shown[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What a reader wants to see only when asked. */
function startsClosed(event: RowEvent): boolean {
  const { kind } = event;
  if (kind === 'phase') return event.name !== 'Build Driver List' && event.name !== 'Extension';
  return kind === 'changes' || kind === 'candidate' || kind === 'chosen' || kind === 'request';
}

/** Comma and full stop step through the story, as they do through the pictures of a film. */
function stepKey(key: string, step: (by: number) => void): boolean {
  if (key !== ',' && key !== '.') return false;
  step(key === '.' ? 1 : -1);
  return true;
}
