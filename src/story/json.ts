import type { Parsed, Problem } from '../base/index.ts';
import type { Story, StoryEvent } from './events.ts';

/** The version of the JSON form; `schema/story.json` describes it. */
export const STORY_VERSION = 1;

/** The kinds of events of this version. */
const KINDS: ReadonlySet<string> = new Set<StoryEvent['kind']>([
  'step',
  'system',
  'boot',
  'section',
  'phase',
  'request',
  'reply',
  'searched',
  'candidate',
  'chosen',
  'value',
  'entry',
  'error',
  'item',
  'named',
  'note',
  'shown',
  'ran',
  'software',
  'recorded',
  'effect',
  'expected',
  'gap',
  'unread',
]);

/** A story as JSON text. */
export function printStory(story: Story): string {
  return JSON.stringify({ version: STORY_VERSION, ...story }, null, 1);
}

/**
 * Reads a story from its JSON text. What is not a story gives an empty one and the reason; an event of a kind
 * that this version does not know is left out and named.
 */
export function parseStory(text: string): Parsed<Story> {
  const problems: Problem[] = [];
  const wrong = (code: string, message: string): number =>
    problems.push({ severity: 'error', code: `story/${code}`, message });
  const nothing = { value: { title: '', events: [] }, problems };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    wrong('not-json', 'this is not JSON');
    return nothing;
  }
  const { version, title, events, machine, encoding } = (json ?? {}) as Record<string, unknown>;
  if (version !== STORY_VERSION)
    wrong('version', `version ${String(version)} of stories is not known, only ${STORY_VERSION}`);
  else if (!Array.isArray(events)) wrong('no-events', 'a story has a list of events');
  else {
    const known = knownEvents(events, 0, kind => wrong('kind', `events of kind "${kind}" are not known`));
    const rest = {
      ...(machine !== undefined && { machine: machine as Story['machine'] }),
      ...(encoding === 'utf-16le' && { encoding }),
    };
    const name = typeof title === 'string' ? title : '';
    return { value: { title: name, ...rest, events: known } as Story, problems };
  }
  return nothing;
}

/** No story nests as deep as this; what does is left out. */
const DEEPEST = 200;

function knownEvents(
  events: readonly unknown[],
  depth: number,
  unknown: (kind: string) => void,
): StoryEvent[] {
  return events.flatMap(event => {
    const { kind, events: inner } = (event ?? {}) as { kind?: unknown; events?: unknown };
    if (typeof kind !== 'string' || !KINDS.has(kind) || depth > DEEPEST) {
      unknown(depth > DEEPEST ? 'too deep' : String(kind));
      return [];
    }
    const known = Array.isArray(inner) ? { events: knownEvents(inner, depth + 1, unknown) } : {};
    return [{ ...(event as StoryEvent), ...known }];
  });
}
