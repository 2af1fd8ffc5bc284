import { createHash } from 'node:crypto';
import {
  type GivenFile,
  type Rehearsal,
  type Rehearsed,
  readRehearsals,
  rehearse,
} from '../../src/rehearsal/index.ts';
import { everyEvent, type StoryEvent } from '../../src/story/index.ts';

/** The rehearsals of a text that has no problems. */
export function read(text: string): readonly Rehearsal[] {
  const { value, problems } = readRehearsals(text);
  if (!value) throw new Error(problems.map(({ message }) => message).join('\n'));
  return value;
}

/** Plays the first rehearsal of a text; folders are given as texts by path. */
export function play(
  text: string,
  folders: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Rehearsed {
  const files = Object.entries(folders).map(([folder, of]): [string, readonly GivenFile[]] => [
    folder,
    Object.entries(of).map(([path, content]) => ({ path, bytes: new TextEncoder().encode(content) })),
  ]);
  const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  return rehearse(read(text)[0]!, { digest, folders: new Map(files), texts: new Map() });
}

/** All events of one kind, each before those inside it. */
export function events<K extends StoryEvent['kind']>(
  { story }: Rehearsed,
  kind: K,
): Extract<StoryEvent, { kind: K }>[] {
  return [...everyEvent(story.events)].filter(event => event.kind === kind) as Extract<
    StoryEvent,
    { kind: K }
  >[];
}

/** What was expected and is not so. */
export function failures(rehearsed: Rehearsed): string[] {
  return events(rehearsed, 'expected').flatMap(({ what, expected, found }) =>
    found === undefined ? [] : [`${what}: expected ${expected}, found ${found}`],
  );
}
