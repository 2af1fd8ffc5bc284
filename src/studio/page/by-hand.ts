import { useState } from 'react';
import type { Step } from '../../rehearsal/index.ts';
import { type ByHand, type EntryTitle, goOn, type RehearsalDocument } from '../model/index.ts';
import { keepStep } from './source.ts';
import type { Told } from './story.ts';
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

/** Asks for what was done by hand as a rehearsal of its own; undefined where there is none, or a lab keeps it. */
export function savedBy(
  told: Told | undefined,
  { byHand }: Going,
): (() => Promise<RehearsalDocument>) | undefined {
  return told && byHand && !told.entry.isLab ? () => told.ask('saved', byHand) : undefined;
}

/** Until another rehearsal is looked at. */
export function useByHand(entry: EntryTitle | undefined, go: Go): Going {
  const [going, set] = useState<{ readonly of: EntryTitle | undefined; readonly byHand?: ByHand }>();
  const [refused, refuse] = useState<string>();
  const byHand = going?.of === entry ? going?.byHand : undefined;
  const play = (next: Step, step: number): void => {
    set({ of: entry, byHand: goOn(byHand, next, step, entry?.answers ?? false) });
    go({ at: Number.MAX_SAFE_INTEGER });
    if (entry?.isLab) keepStep(next).then(refuse, error => refuse(String(error)));
  };
  const back = (): void => {
    set(undefined);
    go({ at: 0 });
  };
  return { byHand, play, back: byHand && !entry?.isLab ? back : undefined, refused };
}
