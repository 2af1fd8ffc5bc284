import { readLog } from '../../src/log/index.ts';
import type { StoryEvent } from '../../src/story/index.ts';

/** The events of a log, without where they were read. */
export function eventsOf(log: string | Uint8Array): StoryEvent[] {
  return readLog(log).events.map(bare);
}

/** An event without where it was read, and those inside it. */
export function bare(event: StoryEvent): StoryEvent {
  const { from: _, until: __, ...rest } = event;
  return rest.events ? { ...rest, events: rest.events.map(bare) } : rest;
}

/** A section as Windows 10 writes it around these body lines. */
export function section(title: string, body: readonly string[], status = 'SUCCESS'): string {
  const lines = [
    `>>>  [${title}]`,
    '>>>  Section start 2026/09/21 10:00:00.000',
    ...body,
    '<<<  Section end 2026/09/21 10:00:01.000',
    `<<<  [Exit status: ${status}]`,
    '',
  ];
  return `${lines.join('\r\n')}\r\n`;
}
