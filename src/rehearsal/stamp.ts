import type { StoryEvent } from '../story/index.ts';

/** The last moment of the year 9999. */
const LAST = 253_402_300_799_999;

/**
 * A moment as logs write it, from milliseconds since 1970. A machine has no time zone: its local time is UTC.
 * @see format-of-a-text-log-section-header
 */
export function stampOf(clock: number): string {
  const text = new Date(Math.max(0, Math.min(clock, LAST))).toISOString();
  return text.replaceAll('-', '/').replace('T', ' ').replace('Z', '');
}

/** A section with the times at which it began and ended: only programs take time on a machine, and they are around it. */
export function stamped(event: StoryEvent, clock: number): StoryEvent {
  if (event.kind !== 'section' || event.started !== undefined) return event;
  const at = stampOf(clock);
  return { ...event, started: at, ended: at };
}
