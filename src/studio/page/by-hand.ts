import { useCallback, useState } from 'react';
import type { Step } from '../../rehearsal/index.ts';
import { type ByHand, type EntryTitle, goOn } from '../model/index.ts';
import { keepStep } from './source.ts';
import type { Go } from './where.ts';

/** What somebody does by hand, in each rehearsal that they looked at. */
export interface Going {
  readonly byHand: ByHand | undefined;
  /** What is done in a rehearsal by hand. */
  readonly of: (entry: EntryTitle) => ByHand | undefined;
  /** Does something after a step, from 0; -1 before the first. */
  readonly play: (next: Step, step: number) => void;
  /** Goes back to the story of the file, where somebody left it; a lab has no other story. */
  readonly back: (() => void) | undefined;
  /** Leaves what was done in the rehearsals of a file: it has another text now. */
  readonly forget: (file: string) => void;
  /** Why the lab did not take what was done. */
  readonly refused: string | undefined;
}

/** By the file of a rehearsal and its number there: its place among all may become another one. */
type Trials = ReadonlyMap<string, ByHand>;

export function useByHand(entry: EntryTitle | undefined, go: Go): Going {
  const [trials, set] = useState<Trials>(new Map());
  const [refused, refuse] = useState<string>();
  const of = (one: EntryTitle): ByHand | undefined => trials.get(keyOf(one));
  const byHand = entry && of(entry);
  const play = (next: Step, step: number): void => {
    if (!entry) return;
    const gone = goOn(byHand, next, step, entry.answers);
    set(before => new Map([...before, [keyOf(entry), gone]]));
    go({ at: Number.MAX_SAFE_INTEGER });
    if (entry.isLab) keepStep(next).then(refuse, error => refuse(String(error)));
  };
  const back = (): void => {
    set(before => new Map([...before].filter(([key]) => !entry || key !== keyOf(entry))));
    go({ at: 0 });
  };
  const forget = useCallback(
    (file: string) => set(before => new Map([...before].filter(([key]) => !key.startsWith(`${file}\n`)))),
    [],
  );
  return { byHand, of, play, back: byHand && !entry?.isLab ? back : undefined, forget, refused };
}

function keyOf({ file, number }: EntryTitle): string {
  return `${file}\n${number}`;
}
