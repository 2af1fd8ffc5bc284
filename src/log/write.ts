import type { Story, StoryEvent } from '../story/index.ts';
import { encodeText } from './bytes.ts';
import { linesAfter, linesOf } from './write-event.ts';

/**
 * Writes a story as a log. What was read from a log is written as it stood there, so that an untouched story
 * gives its log back byte for byte; other events are written in the form of Windows 10. Encoded as the log was,
 * or as UTF-8.
 */
export function writeLog(story: Story): Uint8Array {
  const parts: string[] = [];
  writeEvents(story.events, -1, parts);
  return encodeText(parts.join(''), story.encoding === 'utf-16le');
}

/** `depth`: how far messages are indented; below 0 outside of sections. */
function writeEvents(events: readonly StoryEvent[], depth: number, parts: string[]): void {
  for (const event of events) {
    const read = event.from?.text !== undefined || event.until?.text !== undefined;
    parts.push(read ? (event.from?.text ?? '') : joined(linesOf(event, depth)));
    writeEvents(event.events ?? [], depth + 1, parts);
    parts.push(read ? (event.until?.text ?? '') : joined(linesAfter(event, depth)));
  }
}

function joined(lines: readonly string[]): string {
  return lines.map(line => `${line}\r\n`).join('');
}
