import { foldCase } from '../base/index.ts';
import type { Story, StoryEvent } from './events.ts';

/** One way in which a second story is not the first. */
export interface StoryDifference {
  /** `missing`: only the first has it; `extra`: only the second; `moved`: both, in another order. */
  readonly kind: 'missing' | 'extra' | 'moved' | 'different';
  /** The events around it, by their names, outermost first. */
  readonly path: readonly string[];
  readonly event: StoryEvent;
  /** What it is called in the second story, where that has it. */
  readonly other?: StoryEvent;
  /** For `different`: the field and both its values. */
  readonly field?: string;
  readonly left?: unknown;
  readonly right?: unknown;
}

/** What says when, where and by whom something is told, and not what happened. */
const CIRCUMSTANCES = new Set(
  'from until because place time category events fields started ended command thread'.split(' '),
);

/**
 * How two stories differ, in the order of the first: events that one lacks, events in another order, fields that
 * differ. Names compare as Windows compares them, without case. Times, lines and categories do not count, and
 * gaps are passed over. Takes n log n steps for n events side by side.
 */
export function compareStories(first: Story, second: Story): StoryDifference[] {
  return compareEvents(first.events, second.events, []);
}

function compareEvents(
  first: readonly StoryEvent[],
  second: readonly StoryEvent[],
  path: readonly string[],
): StoryDifference[] {
  const left = first.filter(event => event.kind !== 'gap');
  const right = second.filter(event => event.kind !== 'gap');
  const partners = partnersOf(left, right);
  const inOrder = new Set(longestRise(partners));
  const taken = new Set(partners);
  const differences = left.flatMap((event, i) => {
    const at = partners[i]!;
    const other = right[at];
    if (!other) return [{ kind: 'missing' as const, path, event }];
    const moved = inOrder.has(at) ? [] : [{ kind: 'moved' as const, path, event, other }];
    return [...moved, ...compareEvent(event, other, path)];
  });
  const extra = right.filter((_, i) => !taken.has(i)).map(event => ({ kind: 'extra' as const, path, event }));
  return [...differences, ...extra];
}

function compareEvent(event: StoryEvent, other: StoryEvent, path: readonly string[]): StoryDifference[] {
  const left = fieldsOf(event);
  const right = fieldsOf(other);
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const different = names
    .filter(name => folded(left[name]) !== folded(right[name]))
    .map(field => ({
      kind: 'different' as const,
      path,
      event,
      other,
      field,
      left: left[field],
      right: right[field],
    }));
  return [...different, ...compareEvents(event.events ?? [], other.events ?? [], [...path, nameOf(event)])];
}

/** For each event of the first list the place of its partner in the second, or -1: same name, same turn. */
function partnersOf(left: readonly StoryEvent[], right: readonly StoryEvent[]): number[] {
  const places = new Map<string, number[]>();
  right.forEach((event, i) => {
    const name = nameOf(event);
    const same = places.get(name);
    if (same) same.push(i);
    else places.set(name, [i]);
  });
  for (const list of places.values()) list.reverse();
  return left.map(event => places.get(nameOf(event))?.pop() ?? -1);
}

/** The longest rising part of a list of places, without -1. */
function longestRise(places: readonly number[]): number[] {
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const place of places) {
    if (place < 0) continue;
    let low = 0;
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < place) low = middle + 1;
      else high = middle;
    }
    before.set(place, ends[low - 1]);
    ends[low] = place;
  }
  const rise: number[] = [];
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) rise.push(at);
  return rise;
}

/** What an event is known by among its neighbours. */
function nameOf(event: StoryEvent): string {
  const fields = fieldsOf(event);
  const named = NAMED_BY[event.kind].map(field => folded(fields[field]));
  return [event.kind, ...named].join(' ');
}

/** The fields that make an event what it is; the others may differ. */
const NAMED_BY: Readonly<Record<StoryEvent['kind'], readonly string[]>> = {
  step: ['number'],
  system: [],
  boot: ['at'],
  section: ['title', 'about'],
  phase: ['name', 'about'],
  request: ['request'],
  reply: ['who', 'number', 'phase'],
  searched: ['device'],
  candidate: ['inf', 'section', 'matchedId'],
  chosen: ['skipped'],
  value: ['name'],
  entry: ['entry', 'values'],
  error: ['code'],
  item: ['text'],
  named: ['what', 'text'],
  note: ['text'],
  shown: ['text'],
  ran: ['command'],
  software: ['name', 'device', 'did'],
  recorded: ['log', 'id'],
  effect: ['what', 'subject'],
  expected: ['what'],
  gap: [],
  unread: ['text'],
};

function fieldsOf(event: StoryEvent): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).filter(([name]) => !CIRCUMSTANCES.has(name)));
}

function folded(value: unknown): string {
  return foldCase(JSON.stringify(value) ?? '');
}
