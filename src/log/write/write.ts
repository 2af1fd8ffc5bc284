import type { Story, StoryEvent } from '../../story/index.ts';
import { encodeText } from '../bytes.ts';
import { categoryOf } from './categories.ts';
import { linesAfter, linesOf, type Place } from './event.ts';
import { formOfWindows, type LogForm } from './form.ts';
import { widthIn } from './width.ts';

/**
 * Writes a story as a log. What was read from a log is written as it stood there, so that an untouched story
 * gives its log back byte for byte; other events are written in the form of the story's Windows, and where it
 * names none in that of Windows 10 10240. Encoded as the log was, or as UTF-8.
 */
export function writeLog(story: Story): Uint8Array {
  const parts: string[] = [];
  const form = formOfWindows(story.machine?.windows);
  writeEvents(story.events, { depth: -1, category: 'dvi', width: 0 }, form, parts);
  return encodeText(parts.join(''), story.encoding === 'utf-16le');
}

/** `around`: where the event stands that these are inside of. */
function writeEvents(
  events: readonly StoryEvent[],
  around: Place,
  form: LogForm,
  parts: string[],
  parent?: StoryEvent,
): void {
  let category = around.category;
  for (const event of events) {
    const read = event.from?.text !== undefined || event.until?.text !== undefined;
    category =
      event.kind === 'error' || event.kind === 'item'
        ? categoryOf(event, category)
        : categoryOf(event, around.category);
    const place = { depth: around.depth, category, width: widthIn(parent, event) };
    parts.push(read ? (event.from?.text ?? '') : joined(linesOf(event, place, form)));
    const inside = { depth: around.depth + 1, category, width: 0 };
    writeEvents(event.events ?? [], inside, form, parts, event);
    parts.push(read ? (event.until?.text ?? '') : joined(linesAfter(event, place)));
  }
}

function joined(lines: readonly string[]): string {
  return lines.map(line => `${line}\r\n`).join('');
}
