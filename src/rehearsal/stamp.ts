import type { StoryEvent } from '../story/index.ts';

const DAY = 86_400_000;

/**
 * A moment as logs write it, from milliseconds since 1970. A machine has no time zone: its local time is UTC.
 * @see format-of-a-text-log-section-header
 */
export function stampOf(clock: number): string {
  const days = Math.floor(clock / DAY);
  const { year, month, day } = dateOf(days);
  const rest = clock - days * DAY;
  const [hours, minutes, seconds] = [3_600_000, 60_000, 1000].map((unit, i) =>
    padded(Math.floor(rest / unit) % (i === 0 ? 24 : 60), 2),
  );
  return `${padded(year, 4)}/${padded(month, 2)}/${padded(day, 2)} ${hours}:${minutes}:${seconds}.${padded(rest % 1000, 3)}`;
}

/** The Gregorian date of a day counted from 1970; years are counted from March, so that leap days come last. */
function dateOf(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

/** A section with the times at which it began and ended: only programs take time on a machine, and they are around it. */
export function stamped(event: StoryEvent, clock: number): StoryEvent {
  if (event.kind !== 'section' || event.started !== undefined) return event;
  const at = stampOf(clock);
  return { ...event, started: at, ended: at };
}
