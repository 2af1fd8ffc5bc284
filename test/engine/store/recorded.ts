import { readFileSync } from 'node:fs';
import { readLog } from '../../../src/log/index.ts';
import { everyEvent, type PhaseEvent, type StoryEvent } from '../../../src/story/index.ts';
import { shared } from '../../shared.ts';

const logs = new Map<string, readonly StoryEvent[]>();

function eventsOf(file: string): readonly StoryEvent[] {
  const known = logs.get(file);
  if (known) return known;
  const { events } = readLog(readFileSync(shared('recordings', 'raw', file)!));
  logs.set(file, events);
  return events;
}

/** The phase of a raw recording that begins in a line. */
export function recordedPhase(file: string, line: number): PhaseEvent {
  for (const event of everyEvent(eventsOf(file))) {
    if (event.kind === 'phase' && event.from?.line === line) return event;
  }
  throw new Error(`no phase begins in line ${line} of ${file}`);
}

/** The section around a line. */
export function recordedSection(file: string, line: number): readonly StoryEvent[] {
  for (const event of eventsOf(file)) {
    if (event.kind !== 'section') continue;
    for (const inner of everyEvent(event.events ?? []))
      if (inner.from?.line === line) return event.events ?? [];
  }
  return [];
}

/** The first phase of that name at or below an event. */
export function phaseNamed(events: readonly StoryEvent[], name: string): PhaseEvent | undefined {
  for (const event of everyEvent(events)) if (event.kind === 'phase' && event.name === name) return event;
  return undefined;
}

/** Every value of an entry's field at or below an event. */
export function valuesOf(event: StoryEvent, entry: string): Readonly<Record<string, string>>[] {
  return [...everyEvent([event])].flatMap(one =>
    one.kind === 'entry' && one.entry === entry ? [one.values] : [],
  );
}

/** Told by Windows about what is not the store's: findings of the INF check, and other answers of a query. */
const OTHERS = new Set(
  'inf-finding inf-finding-file uses-wdf fully-isolated boot-critical flushed-files'.split(' '),
);

/** An event as both sides can tell it: without random names, times and the words of errors. */
export function simplified(event: StoryEvent): StoryEvent {
  const events = (event.events ?? []).filter(
    ({ kind, ...inner }) =>
      kind !== 'unread' &&
      kind !== 'gap' &&
      !(kind === 'entry' && OTHERS.has((inner as { entry: string }).entry)),
  );
  const plain = Object.fromEntries(
    Object.entries(event)
      .filter(([name]) => name !== 'events' && !(event.kind === 'error' && name === 'text'))
      .map(([name, value]) => [name, typeof value === 'string' ? unnamed(value) : value]),
  );
  if (event.kind === 'entry') {
    const values = Object.entries(event.values).filter(([name]) => name !== 'time');
    plain.values = Object.fromEntries(values.map(([name, value]) => [name, unnamed(value)]));
  }
  if (event.kind === 'section') Object.assign(plain, { kind: 'phase', name: event.title, title: undefined });
  return { ...plain, events: events.map(simplified) } as unknown as StoryEvent;
}

/** Hashes of directory names and names of temporary folders are Windows' own. */
function unnamed(text: string): string {
  return text
    .replace(/(\.inf_(?:\w+?_)?(?:neutral_)?)[\da-f]{8,16}(?![\da-f])/gi, '$1#')
    .replace(/(Temp\\)\{?[\da-f]{8}-[\da-f-]{27}\}?/gi, '$1#');
}
