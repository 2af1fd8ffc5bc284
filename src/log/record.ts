import { Anonymizer } from '../base/index.ts';
import type { Story, StoryEvent } from '../story/index.ts';

/** The version of the form of recordings. */
export const RECORDING_VERSION = 1;

/** A log to be replayed for ever: a story without the names of persons and machines, and the INFs it needs. */
export interface Recording {
  readonly version: typeof RECORDING_VERSION;
  readonly title: string;
  readonly story: Story;
  /** Texts of INFs by file name. */
  readonly infs?: Readonly<Record<string, string>>;
}

/** Makes a recording of a story. Only what happened is kept, not the text of the log. */
export function makeRecording(
  title: string,
  story: Story,
  infs: Readonly<Record<string, string>> = {},
): Recording {
  const anonymous = new AnonymousStory();
  const events = story.events.map(event => anonymous.event(event)).filter(event => event.kind !== 'gap');
  const { machine } = story;
  return {
    version: RECORDING_VERSION,
    title: anonymous.text(title),
    story: { title: anonymous.text(story.title), ...(machine && { machine }), events },
    ...(Object.keys(infs).length > 0 && { infs }),
  };
}

/** Stories without the names of persons and machines. */
class AnonymousStory {
  readonly #anonymizer = new Anonymizer();

  /** An event with all its texts made anonymous, and without the lines it was read from. */
  event(event: StoryEvent): StoryEvent {
    const { from, until: _, ...rest } = event;
    const line = from
      ? { from: { line: from.line, ...(from.lines !== undefined && { lines: from.lines }) } }
      : {};
    return { ...(this.#value(rest) as StoryEvent), ...line };
  }

  text(text: string): string {
    return this.#anonymizer.text(text);
  }

  #value(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value))
      return value.map(inner => (isEvent(inner) ? this.event(inner) : this.#value(inner)));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.#value(inner)]));
  }
}

function isEvent(value: unknown): value is StoryEvent {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
