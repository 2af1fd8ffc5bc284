import { useMemo } from 'react';
import type { Machine } from '../../machine/index.ts';
import { type ByHand, type Entry, machineAt, Playback, type Row, rowsOf } from '../model/index.ts';

/** A rehearsal as it was played, and the rows of its timeline. */
export interface Told {
  readonly playback: Playback;
  readonly rows: readonly Row[];
  /** The row of each step. */
  readonly stepRows: readonly number[];
  /** Ranks have eight digits since Vista, four before. */
  readonly wideRanks: boolean;
}

/** Plays a rehearsal when it is looked at first. */
export function useTold(entry: Entry, byHand: ByHand | undefined): Told {
  return useMemo(() => told(new Playback(entry, byHand)), [entry, byHand]);
}

/** The machine of a moment: that of its step, with the changes that stand before it or in it. */
export function machineOf({ playback, rows }: Told, at: number): Machine {
  const { step = -1, effects = 0, event } = rows[at] ?? {};
  const played = playback.steps[Math.max(0, step)];
  if (!played) return playback.machine;
  return step < 0 ? played.before : event?.kind === 'step' ? played.after : machineAt(played, effects);
}

function told(playback: Playback): Told {
  const { events, machine } = playback.story;
  const rows = rowsOf(
    events,
    playback.steps.map(({ step }) => step),
  );
  const stepRows = rows.flatMap(({ event }, at) => (event.kind === 'step' ? [at] : []));
  return { playback, rows, stepRows, wideRanks: (machine?.windows.major ?? 10) >= 6 };
}
