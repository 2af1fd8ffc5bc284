import type { Step } from '../../rehearsal/index.ts';
import type { EffectEvent, StoryEvent } from '../../story/index.ts';
import { type Lane, laneOf } from './lanes.ts';

/** The changes of a step, taken together. */
export interface Changes {
  readonly kind: 'changes';
  readonly events: readonly EffectEvent[];
}

export type RowEvent = StoryEvent | Changes;

/** A line of the timeline. */
export interface Row {
  readonly event: RowEvent;
  readonly depth: number;
  readonly lane: Lane | undefined;
  /** The step it belongs to, from 0; -1 before the first. */
  readonly step: number;
  /** How many changes of its step stand before it or in it. */
  readonly effects: number;
  /** The row behind the last one inside it. */
  readonly end: number;
}

/** What stands before some rows of a story: so many rows and steps. */
export interface Before {
  readonly rows: number;
  readonly steps: number;
}

/**
 * The rows of a story, or of a part of it with its steps, each before those inside it. Its own stack, so depth costs
 * nothing.
 */
export function rowsOf(
  events: readonly StoryEvent[],
  steps: readonly Step[] = [],
  before: Before = { rows: 0, steps: 0 },
): Row[] {
  const rows: { -readonly [K in keyof Row]: Row[K] }[] = [];
  const stack: Open[] = [{ events: grouped(events), at: 0, row: -1, inProgram: false }];
  let [step, effects] = [before.steps - 1, 0];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const event = top.events[top.at++];
    if (!event) {
      stack.pop();
      if (top.row >= 0) rows[top.row]!.end = before.rows + rows.length;
      continue;
    }
    if (event.kind === 'step') [step, effects] = [step + 1, 0];
    if (event.kind === 'effect') effects++;
    const lane =
      event.kind === 'changes' ? 'windows' : laneOf(event, steps[step - before.steps], top.inProgram);
    const row = rows.length;
    const inside = event.kind === 'changes' ? event.events : grouped(event.events ?? []);
    const made = event.kind === 'changes' ? effects + inside.length : effects;
    rows.push({ event, depth: stack.length - 1, lane, step, effects: made, end: before.rows + row + 1 });
    const inProgram = event.kind === 'ran' || (top.inProgram && event.kind !== 'section');
    if (inside.length > 0) stack.push({ events: inside, at: 0, row, inProgram });
  }
  return rows;
}

interface Open {
  readonly events: readonly RowEvent[];
  at: number;
  /** The row around them. */
  readonly row: number;
  readonly inProgram: boolean;
}

/** Events with the changes among them taken together. */
function grouped(events: readonly StoryEvent[]): RowEvent[] {
  const list: RowEvent[] = [];
  let changes: EffectEvent[] = [];
  for (const event of events) {
    if (event.kind === 'effect') {
      if (changes.length === 0) list.push({ kind: 'changes', events: changes });
      changes.push(event);
    } else {
      changes = [];
      list.push(event);
    }
  }
  return list;
}

/** The rows to be seen when some are closed: by index, what lies in a closed row left out. */
export function openRows(rows: readonly Row[], isClosed: (at: number) => boolean): number[] {
  const open: number[] = [];
  for (let at = 0; at < rows.length; ) {
    open.push(at);
    at = isClosed(at) ? rows[at]!.end : at + 1;
  }
  return open;
}

/** Rows that are looked at before somebody else gets a turn. */
const PART = 500;

/** The rows that are wanted and those around them, by index, as they are found in one part of the story after the other. */
export function* wantedRows(
  rows: readonly Row[],
  isWanted: (row: Row, at: number) => boolean,
): Generator<readonly number[], void> {
  const around: number[] = [];
  let last = -1;
  for (let from = 0; from < rows.length; from += PART) {
    const shown: number[] = [];
    const end = Math.min(rows.length, from + PART);
    for (let at = from; at < end; at++) {
      const row = rows[at]!;
      while (around.length > 0 && rows[around.at(-1)!]!.depth >= row.depth) around.pop();
      if (isWanted(row, at)) {
        const first = around.findIndex(one => one > last);
        if (first >= 0) shown.push(...around.slice(first));
        shown.push(at);
        last = at;
      }
      around.push(at);
    }
    yield shown;
  }
}
