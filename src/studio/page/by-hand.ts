import { useState } from 'react';
import type { Step } from '../../rehearsal/index.ts';
import type { ByHand, EntryTitle } from '../model/index.ts';
import { keepStep } from './source.ts';
import type { Go } from './where.ts';

/** A story that goes on by the hand of the person before the page. */
export interface Going {
  readonly byHand: ByHand | undefined;
  /** Does something after a step, from 0; -1 before the first. */
  readonly play: (next: Step, step: number) => void;
  /** Goes back to the story of the file, where somebody left it; a lab has no other story. */
  readonly back: (() => void) | undefined;
  /** Why the lab did not take what was done. */
  readonly refused: string | undefined;
}

/** Until another rehearsal is looked at. */
export function useByHand(entry: EntryTitle | undefined, go: Go): Going {
  const [going, set] = useState<{ readonly of: EntryTitle | undefined; readonly byHand?: ByHand }>();
  const [refused, refuse] = useState<string>();
  const byHand = going?.of === entry ? going?.byHand : undefined;
  const play = (next: Step, step: number): void => {
    set({ of: entry, byHand: goneOn(byHand, next, step) });
    go({ at: Number.MAX_SAFE_INTEGER });
    if (entry?.isLab) keepStep(next).then(refuse, error => refuse(String(error)));
  };
  const back = (): void => {
    set(undefined);
    go({ at: 0 });
  };
  return { byHand, play, back: byHand && !entry?.isLab ? back : undefined, refused };
}

/** What was done behind the step is left, be it of the file or by hand. */
function goneOn(before: ByHand | undefined, next: Step, step: number): ByHand {
  const { after, steps } = before ?? { after: step + 1, steps: [] };
  return {
    after: Math.min(after, step + 1),
    steps: [...steps.slice(0, Math.max(0, step + 1 - after)), next],
  };
}
