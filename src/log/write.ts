import type { Story, StoryEvent } from '../story/index.ts';
import { encodeText } from './bytes.ts';

/** The bytes of a story that was read from a log and not changed: the log itself. */
export function writeLog(story: Story): Uint8Array {
  const parts: string[] = [];
  writeEvents(story.events, parts);
  return encodeText(parts.join(''), story.encoding === 'utf-16le');
}

function writeEvents(events: readonly StoryEvent[], parts: string[]): void {
  for (const event of events) {
    parts.push(event.from?.text ?? '');
    writeEvents(event.events ?? [], parts);
    parts.push(event.until?.text ?? '');
  }
}
