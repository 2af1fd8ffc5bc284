import { type ReactNode, useCallback, useMemo } from 'react';
import { isClosed, placesOf, type Row } from '../../model/index.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import { EventRow, rowState } from './event-row.tsx';

interface EventListProps {
  readonly rows: readonly Row[];
  /** Those to be seen, by index. */
  readonly shown: readonly number[];
  /** Those that somebody opened or closed; undefined where rows do not open. */
  readonly turned: ReadonlySet<number> | undefined;
  readonly turn: (turned: ReadonlySet<number>) => void;
  readonly at: number;
  readonly choose: (at: number) => void;
  readonly step: (by: number) => void;
  readonly wideRanks: boolean;
}

/** The rows of a story, as a tree. */
export function EventList(props: EventListProps): ReactNode {
  const { rows, shown, turned, at, choose, step, wideRanks } = props;
  const render = useCallback(
    (row: number) => <EventRow row={rows[shown[row]!]!} wideRanks={wideRanks} />,
    [rows, shown, wideRanks],
  );
  const places = useMemo(() => placesOf(shown.length, row => rows[shown[row]!]?.depth ?? 0), [rows, shown]);
  const state = useCallback(
    (row: number) => {
      const index = shown[row] ?? -1;
      const closed = turned && rows[index] && isClosed(rows, turned, index);
      return { ...rowState(rows[index], closed), ...places(row) };
    },
    [rows, shown, turned, places],
  );
  return (
    <VirtualList
      label="Timeline"
      className="events"
      count={shown.length}
      chosen={rowAt(shown, at)}
      choose={row => choose(shown[row]!)}
      render={render}
      state={state}
      {...(turned && { turn: (row: number) => turnRow(props, turned, row) })}
      onKey={key => stepKey(key, step)}
    />
  );
}

function turnRow({ shown, turn }: EventListProps, turned: ReadonlySet<number>, row: number): void {
  const index = shown[row]!;
  const now = new Set(turned);
  if (!now.delete(index)) now.add(index);
  turn(now);
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

/** Comma and full stop step through the story, as they do through the pictures of a film. */
function stepKey(key: string, step: (by: number) => void): boolean {
  if (key !== ',' && key !== '.') return false;
  step(key === '.' ? 1 : -1);
  return true;
}
