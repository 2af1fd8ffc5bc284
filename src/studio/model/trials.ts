import type { Step } from '../../rehearsal/index.ts';
import { goOn } from './by-hand.ts';
import type { ByHand } from './playback.ts';
import type { EntryTitle } from './teller.ts';

/** The rehearsal that something was tried in: its place among all may become another one. */
type Tried = Pick<EntryTitle, 'file' | 'number'>;

/** Something that was tried by hand in a rehearsal. */
export interface Trial {
  /** Which of all trials, from 1. */
  readonly id: number;
  readonly of: Tried;
  /** Which of those of its file, from 1. */
  readonly number: number;
  readonly byHand: ByHand;
  /** Whether all of it was saved. */
  readonly isSaved: boolean;
}

export function isOf(trial: Trial, { file, number }: Tried): boolean {
  return trial.of.file === file && trial.of.number === number;
}

/**
 * A trial with something more, done behind a step, from 0; -1 before the first. At its end a trial goes on; behind an
 * earlier step, or in the story of the file, another one begins, and nothing that was tried is left. A lab keeps what is
 * done, so it has one.
 */
export function tryNext(
  trials: readonly Trial[],
  before: Trial | undefined,
  entry: Tried & Pick<EntryTitle, 'answers' | 'isLab'>,
  next: Step,
  step: number,
): Trial {
  const { file, number, answers, isLab } = entry;
  const byHand = goOn(before?.byHand, next, step, answers);
  if (before && (isLab || step >= lastStep(before))) return { ...before, byHand, isSaved: false };
  const others = trials.filter(one => one.of.file === file).map(one => one.number);
  return {
    id: Math.max(0, ...trials.map(({ id }) => id)) + 1,
    of: { file, number },
    number: Math.max(0, ...others) + 1,
    byHand,
    isSaved: false,
  };
}

/** The last step of a trial, from 0. */
function lastStep({ byHand: { after, steps } }: Trial): number {
  return after + steps.length - 1;
}

/** Trials with another one, or with what became of one. */
export function withTrial(trials: readonly Trial[], trial: Trial): Trial[] {
  const isKnown = trials.some(({ id }) => id === trial.id);
  return isKnown ? trials.map(one => (one.id === trial.id ? trial : one)) : [...trials, trial];
}
