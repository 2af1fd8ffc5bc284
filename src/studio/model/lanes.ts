import type { Step } from '../../rehearsal/index.ts';
import type { StoryEvent } from '../../story/index.ts';

/** Who acts: what is plugged in, Windows itself, the person at the computer, or a program. */
export type Lane = 'hardware' | 'windows' | 'person' | 'programs';

export const LANES: readonly Lane[] = ['hardware', 'windows', 'person', 'programs'];

/** The lane that an event is drawn in; undefined for one that nobody does, such as an expectation. */
export function laneOf(event: StoryEvent, step: Step | undefined, inProgram: boolean): Lane | undefined {
  switch (event.kind) {
    case 'step':
      return step && laneOfStep(step);
    case 'shown':
      return 'person';
    case 'ran':
    case 'software':
      return 'programs';
    case 'boot':
      return 'hardware';
    case 'effect':
      return event.what === 'presence' ? 'hardware' : 'windows';
    case 'note':
      return inProgram ? 'programs' : 'windows';
    case 'expected':
    case 'gap':
      return undefined;
    default:
      return 'windows';
  }
}

function laneOfStep(step: Step): Lane | undefined {
  if ('plug' in step || 'unplug' in step || 'power' in step || 'restart' in step) return 'hardware';
  if ('setup' in step || 'update' in step || 'software' in step) return 'windows';
  return 'expect' in step || 'fail' in step || 'advance' in step ? undefined : 'person';
}
