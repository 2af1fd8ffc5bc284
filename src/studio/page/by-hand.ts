import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Step } from '../../rehearsal/index.ts';
import { type EntryTitle, isOf, type Trial, tryNext, withTrial } from '../model/index.ts';
import { keepStep } from './source.ts';
import type { Go } from './where.ts';

/** What somebody does by hand. */
export interface Going {
  /** What was tried in rehearsals, in that order; what is done in a lab is none of it. */
  readonly trials: readonly Trial[];
  /** What is looked at in place of the story of the file; in a lab all that was done. */
  readonly chosen: Trial | undefined;
  /** Does something after a step, from 0; -1 before the first. */
  readonly play: (next: Step, step: number) => void;
  /** Goes back to the story of the file, where that is not looked at; a lab has no other story. */
  readonly back: (() => void) | undefined;
  /** Leaves the trial that is looked at. */
  readonly remove: (() => void) | undefined;
  /** Notes that trials are in files now. */
  readonly keep: (saved: readonly Trial[]) => void;
  /** Leaves what was done in the rehearsals of a file: it has another text now. */
  readonly forget: (file: string) => void;
  /** Why the lab did not take what was done. */
  readonly refused: string | undefined;
}

/** What is done in the rehearsal that is looked at, or in the trial of it with that ID. */
export function useByHand(
  entries: readonly EntryTitle[],
  entry: EntryTitle | undefined,
  id: number,
  go: Go,
): Going {
  const [done, set] = useState<readonly Trial[]>([]);
  const [refused, refuse] = useState<string>();
  const chosen = entry && done.find(one => isOf(one, entry) && (entry.isLab || one.id === id));
  const trials = useMemo(
    () => done.filter(trial => entries.some(one => isOf(trial, one) && !one.isLab)),
    [done, entries],
  );
  useWarning(trials.some(({ isSaved }) => !isSaved));
  const play = (next: Step, step: number): void => {
    if (!entry) return;
    const trial = tryNext(done, chosen, entry, next, step);
    set(before => withTrial(before, trial));
    go({ trial: trial.id, at: Number.MAX_SAFE_INTEGER });
    if (entry.isLab) keepStep(next).then(refuse, error => refuse(String(error)));
  };
  const back = (): void => go({ trial: 0, at: 0 });
  const remove = (): void => {
    set(before => before.filter(one => one !== chosen));
    back();
  };
  const keep = useCallback((saved: readonly Trial[]) => {
    // What was done since is not in the file.
    set(before => before.map(one => (saved.includes(one) ? { ...one, isSaved: true } : one)));
  }, []);
  const forget = useCallback(
    (file: string) => set(before => before.filter(({ of }) => of.file !== file)),
    [],
  );
  const leaves = chosen && !entry?.isLab ? { back, remove } : { back: undefined, remove: undefined };
  return { trials, chosen, play, ...leaves, keep, forget, refused };
}

/** Has the browser ask before the page is closed, as long as something would be lost. */
function useWarning(isLost: boolean): void {
  useEffect(() => {
    if (!isLost) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isLost]);
}
