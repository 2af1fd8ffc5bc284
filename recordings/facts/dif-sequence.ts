import type { ReplyEvent, RequestEvent, StoryEvent } from '../../src/story/index.ts';
import {
  type Fact,
  fact,
  hex,
  type Json,
  lineOf,
  messageOf,
  type RecordedSection,
  type Recording,
} from '../recording.ts';

/** The DIF requests of every section that has any, and who answered them. */
export function difSequences(recording: Recording): Fact[] {
  const { file, repo, os } = recording;
  return recording.sections.flatMap(section => {
    const sequence = section.old ? oldRequests(section) : requests(section.events, 0);
    if (sequence.length === 0) return [];
    const base = { file, repo, os, section: section.title, line: section.line };
    return [
      section.old ? { ...base, format: 'xp', sequence } : { ...base, exitStatus: section.status, sequence },
    ];
  });
}

/** Requests at one depth; requests inside others come with those. */
function requests(events: readonly StoryEvent[], depth: number): Fact[] {
  return events.flatMap(event => {
    if (event.kind === 'request') return [requestFact(event, depth)];
    if (event.kind === 'reply' && event.from) return [orphan(event), ...requests(event.events ?? [], depth)];
    return requests(event.events ?? [], depth);
  });
}

/** An answer whose request is cut off. */
function orphan(event: ReplyEvent): Fact {
  return {
    dif: null,
    line: lineOf(event),
    partial: true,
    handlers: [{ who: whoOf(event), phase: event.phase, result: null }],
    exit: null,
  };
}

function requestFact(event: RequestEvent, depth: number): Fact {
  const inner = event.events ?? [];
  const said = installers(inner);
  if (!event.from)
    return {
      dif: event.request,
      line: lineOf(event),
      depth,
      handlers: [],
      exit: hex(event.code),
      partial: true,
    };
  const nested = nestedIn(inner, depth + 1);
  return fact({
    dif: event.request,
    line: lineOf(event),
    depth,
    handlers: replies(inner).map(reply => ({
      who: whoOf(reply),
      phase: reply.phase,
      result: resultOf(reply),
    })),
    ...said,
    nested: nested.length > 0 ? nested : undefined,
    exit: hex(event.code),
  });
}

function nestedIn(events: readonly StoryEvent[], depth: number): Fact[] {
  return events.flatMap(event =>
    event.kind === 'request' ? [requestFact(event, depth)] : nestedIn(event.events ?? [], depth),
  );
}

/** The answers to this request, not those to requests inside it. */
function replies(events: readonly StoryEvent[]): ReplyEvent[] {
  return events.flatMap(event => {
    if (event.kind === 'request') return [];
    return [...(event.kind === 'reply' && event.from ? [event] : []), ...replies(event.events ?? [])];
  });
}

function resultOf(reply: ReplyEvent): Json {
  if (reply.code !== undefined && reply.code !== 0) return 'failed';
  return reply.until ? 'ok' : null;
}

function whoOf({ who, number }: ReplyEvent): string {
  return who === 'co-installer' ? `coInstaller${number}` : who.split(' ')[0]!;
}

/** What the log says about who would answer. */
function installers(events: readonly StoryEvent[]): { [name: string]: Json | undefined } {
  const found: { [name: string]: Json | undefined } = {};
  const coInstallers: string[] = [];
  for (const event of events) {
    if (event.kind !== 'entry') continue;
    if (event.entry === 'class-installer') found.classInstaller = event.values.dll!;
    if (event.entry === 'no-co-installers') found.coInstallers = [];
    if (event.entry === 'co-installer') coInstallers.push(event.values.dll!);
    if (event.entry === 'no-class-installer')
      Object.assign(found, { classInstaller: null, noClassInstallerFor: event.values.name! });
  }
  return coInstallers.length > 0 ? { ...found, coInstallers } : found;
}

/** Statements of an old log that say what became of a request. */
const TELLING = /^#(?:[EW]|.(?:011|054|056|058|060|121|123|124|292|306|320))/;

function oldRequests(section: RecordedSection): Fact[] {
  return section.events.flatMap(event => {
    if (event.kind !== 'request') return [];
    return [
      { dif: event.request, line: lineOf(event), handlers: oldReplies(event), messages: oldMessages(event) },
    ];
  });
}

function oldReplies(event: RequestEvent): Json[] {
  const inner = event.events ?? [];
  const failed = inner
    .filter(inner => inner.kind === 'entry' && inner.entry === 'default-failed')
    .map(() => ({ who: 'default', result: 'failed' }));
  const told = replies(inner).map(reply => ({
    who: whoOf(reply),
    result: whoOf(reply) === 'default' ? null : resultOf(reply),
  }));
  return [...told, ...failed];
}

function oldMessages(event: StoryEvent): string[] {
  return (event.events ?? []).flatMap(inner => [
    ...(TELLING.test(inner.category ?? '') && inner.kind !== 'reply' ? [oldText(inner)] : []),
    ...oldMessages(inner),
  ]);
}

function oldText(event: StoryEvent): string {
  return messageOf(event).replace(/^\[?@ \S+ ?\]? /, '');
}
