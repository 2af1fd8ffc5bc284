import { printContinued, type Step } from '../../rehearsal/index.ts';
import type { ByHand } from './playback.ts';
import type { Entry, RehearsalDocument } from './shown.ts';

/** Whether the file of a rehearsal says what is always answered; in a lab nobody answers but who is asked. */
export function alwaysAnswers({ rehearsal, kept }: Entry): boolean {
  return !kept && Object.keys(rehearsal.answers).length > 0;
}

/**
 * Something done by hand behind a step, from 0; -1 before the first, any that is too high for the last one that was done
 * by hand. What was behind it is left, be it of the file or by hand, and what the file always answers counts no more:
 * nobody answers but who does it.
 */
export function goOn(before: ByHand | undefined, next: Step, behind: number, answers: boolean): ByHand {
  const step = before ? Math.min(behind, before.after + before.steps.length - 1) : behind;
  const { after, steps } = before ?? { after: step + 1, steps: [] };
  const stay = steps.slice(0, Math.max(0, step + 1 - after));
  const first = stay.length === 0 && answers ? [{ answers: {} }] : [];
  return { after: Math.min(after, step + 1), steps: [...stay, ...first, next] };
}

/**
 * What somebody did by hand as a rehearsal of its own, that tells the same story where it is played; of what was tried
 * in the rehearsals of a file it is the one of that number, from 1.
 */
export function byHandDocument(
  { document, number }: Entry,
  { after, steps }: ByHand,
  trial: number,
): RehearsalDocument {
  const { byHand: _, ...rest } = document;
  const base = document.name.replace(/\.(?:ya?ml|json)$/i, '');
  const name = `${base}-by-hand${trial > 1 ? `-${trial}` : ''}.yaml`;
  return { ...rest, name, text: printContinued(document.text, number, after, steps) };
}
