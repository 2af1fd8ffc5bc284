import type { StoryEvent } from '../../story/index.ts';
import { categoryOf } from './categories.ts';

/** How much is logged. @see setting-setupapi-logging-levels */
export interface LogSettings {
  /** 0 none, 1 errors, 2 also warnings, 5 details and up everything the story has. */
  readonly level: number;
  /** A bit for each category; absent: all. @see enabling-event-categories-for-a-text-log */
  readonly mask?: number;
}

export const FULL_LOG: LogSettings = { level: 5 };

/** The bits of categories, as page and header name them. */
const BITS: Readonly<Record<string, number>> = {
  dvi: 0x1,
  inf: 0x2,
  flq: 0x4,
  cpy: 0x8,
  reg: 0x10,
  sig: 0x20,
  prp: 0x40,
  bak: 0x80,
  ui: 0x100,
  utl: 0x200,
  idb: 0x400,
  dvs: 0x400000,
  pol: 0x800000,
  ndv: 0x1000000,
  ump: 0x2000000,
  sto: 0x4000000,
  set: 0x8000000,
  cci: 0x40000000,
  '...': 0x80000000,
};

/**
 * Reads `LogLevel` (0xUUUUGHVW, GH for the log of devices) and `LogMask`: 0 is the default, everything; 1 to 0xF
 * turn it off; above, the high digit is the level.
 * @see setting-the-event-level-for-a-text-log
 */
export function readLogSettings(logLevel: number | undefined, logMask: number | undefined): LogSettings {
  const byte = ((logLevel ?? 0) >>> 8) & 0xff;
  const level = byte === 0 ? 5 : byte < 0x10 ? 0 : byte >>> 4;
  return { level, ...(logMask !== undefined && { mask: logMask >>> 0 }) };
}

/**
 * What a log of these settings has. What is inside of something that is left out is left out too only by its own
 * level and category. Assumed: every entry of a log that is no warning and no error has level DETAILS; settled by logs at
 * levels 3 and 4. Assumed: a section none of whose entries is logged is not logged either; settled by a log at level 1.
 */
export function masked(events: readonly StoryEvent[], settings: LogSettings): StoryEvent[] {
  if (settings.level >= 5 && settings.mask === undefined) return [...events];
  return events.flatMap((event): StoryEvent[] => {
    if (event.kind !== 'section') return settings.level === 0 ? [] : [event];
    const kept = keep(event.events ?? [], settings, 'dvi');
    return kept.length === 0 ? [] : [{ ...event, events: kept }];
  });
}

function keep(events: readonly StoryEvent[], settings: LogSettings, around: string): StoryEvent[] {
  return events.flatMap((event): StoryEvent[] => {
    const category = categoryOf(event, around);
    const inner = keep(event.events ?? [], settings, category);
    if (!isLogged(event, category, settings)) return inner;
    return [{ ...event, ...(event.events && { events: inner }) }];
  });
}

function isLogged({ severity }: StoryEvent, category: string, { level, mask }: LogSettings): boolean {
  const own = severity === 'error' ? 1 : severity === 'warning' ? 2 : 5;
  const isOn = mask === undefined || (mask & (BITS[category] ?? 0)) !== 0;
  return own <= level && isOn;
}
