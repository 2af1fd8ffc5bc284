import { everyEvent } from '../src/story/index.ts';
import type { Recording } from './recording.ts';

/** How many lines of the logs were understood, and the others by their template. */
export interface LineCount {
  readonly lines: number;
  readonly unread: number;
  readonly templates: ReadonlyMap<string, number>;
}

/** Counts the lines of all setup logs of a folder. */
export function countLines(recordings: readonly Recording[]): LineCount {
  let lines = 0;
  let unread = 0;
  const templates = new Map<string, number>();
  for (const event of everyEvent(recordings.flatMap(recording => recording.events))) {
    for (const place of [event.from, event.until]) lines += place ? (place.lines ?? 1) : 0;
    if (event.kind !== 'unread') continue;
    unread++;
    templates.set(event.template, (templates.get(event.template) ?? 0) + 1);
  }
  return { lines, unread, templates };
}

/** The count for people: the share, then each template that was not understood. */
export function printLines({ lines, unread, templates }: LineCount): string[] {
  const share = ((100 * (lines - unread)) / lines).toFixed(2);
  const rest = [...templates].sort((a, b) => b[1] - a[1]);
  return [
    `${lines - unread} of ${lines} lines understood (${share} %), ${rest.length} forms not:`,
    ...rest.map(
      ([template, count]) => `  ${count} × ${template.replace(/[^\x20-\x7e]+/g, '·').slice(0, 100)}`,
    ),
  ];
}
