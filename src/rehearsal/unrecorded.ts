import type { Transaction } from '../machine/index.ts';
import type { StoryEvent } from '../story/index.ts';
import { PACKAGES } from './origin.ts';

/** What a step asked for that a snapshot does not know: it was taken not to be there, and the step may be otherwise. */
export function unrecordedEvents({ unrecorded }: Transaction): StoryEvent[] {
  const paths = unrecorded.filter(path => !isOurs(path));
  if (paths.length === 0) return [];
  const text = `not recorded in the snapshot, and taken not to be there: ${paths.join(', ')}`;
  return [{ kind: 'note', severity: 'warning', text }];
}

function isOurs(path: string): boolean {
  return path.toUpperCase().startsWith(PACKAGES.toUpperCase());
}
