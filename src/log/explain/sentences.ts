import { errorName } from '../../base/index.ts';
import type {
  CandidateEvent,
  ChosenEvent,
  ReplyEvent,
  RequestEvent,
  SearchedEvent,
  StoryEvent,
} from '../../story/index.ts';
import { explainCode } from './failures.ts';
import { ordinal, rankParts, whyBetter } from './rank.ts';
import { SITUATIONS, saySituation } from './situations.ts';

/** One thing that happened, in a sentence. */
export interface Sentence {
  /** The line of the log it was read from. */
  readonly line: number;
  readonly text: string;
  readonly severity?: 'warning' | 'error';
  /** How far inside other sentences it stands. */
  readonly depth: number;
}

/** Tells what happened in a section, in sentences and in order. */
export function tellEvents(events: readonly StoryEvent[]): Sentence[] {
  return new SentenceTeller().tell(events, 0);
}

class SentenceTeller {
  readonly #candidates: CandidateEvent[] = [];

  tell(events: readonly StoryEvent[], depth: number): Sentence[] {
    const sentences: Sentence[] = [];
    for (const [text, copies] of copiesOf(events)) sentences.push({ line: lineOf(copies[0]!), text, depth });
    for (const event of events) for (const told of this.#tellEvent(event, depth)) sentences.push(told);
    return sentences.sort((a, b) => a.line - b.line);
  }

  #tellEvent(event: StoryEvent, depth: number): Sentence[] {
    const say = (text: string, severity = event.severity): Sentence => ({
      line: lineOf(event),
      text,
      depth,
      ...(severity && { severity }),
    });
    switch (event.kind) {
      case 'searched':
        this.#candidates.length = 0;
        return [say(searchedText(event))];
      case 'candidate':
        this.#candidates.push(event);
        return [say(candidateText(event))];
      case 'chosen':
        return [say(this.#chosenText(event))];
      case 'request':
        return [say(requestText(event)), ...this.tell(event.events ?? [], depth + 1)];
      case 'reply':
        return [...replyText(event).map(text => say(text, 'error')), ...this.tell(event.events ?? [], depth)];
      case 'error':
        return [say(`${errorName(event.code)}: ${explainCode(event.code)?.means ?? event.text}.`)];
      case 'entry':
        return this.#tellEntry(event, say);
      case 'phase':
        return this.#tellPhase(event, depth, say);
      default:
        return event.severity ? [say(textOf(event))] : [];
    }
  }

  #tellEntry(
    event: StoryEvent & { kind: 'entry' },
    say: (text: string, severity?: 'warning' | 'error') => Sentence,
  ): Sentence[] {
    const situation = SITUATIONS[event.entry];
    if (situation) return [say(saySituation(situation, event.values), event.severity ?? situation.severity)];
    return event.severity ? [say(textOf(event))] : [];
  }

  #tellPhase(
    event: StoryEvent & { kind: 'phase' },
    depth: number,
    say: (text: string) => Sentence,
  ): Sentence[] {
    const title = PHASES[event.name];
    const inner = this.tell(event.events ?? [], title ? depth + 1 : depth);
    const failed = event.code !== undefined && event.code !== 0 && !BENIGN.has(event.code);
    const about = event.about ? ` ${event.about}` : '';
    if (failed) {
      const text = `${event.name}${about} ended with ${codeText(event.code!)}.`;
      return [{ ...say(text), severity: event.code === 0x103 ? 'warning' : 'error' }, ...inner];
    }
    return title ? [say(`${title}${about}.`), ...inner] : inner;
  }

  #chosenText(event: ChosenEvent): string {
    const node = nodeText(event);
    const name = event.description === undefined ? node : `${event.description} (${node})`;
    if (event.skipped) return `${name} was passed over for it as a basic driver.`;
    const winner = this.#candidates.find(candidate => sameNode(candidate, event));
    const others = this.#candidates.filter(candidate => candidate !== winner);
    if (!winner) return `${name} was selected.`;
    if (others.length === 0) return `${name} was selected: nothing else matched.`;
    const reasons = others.map(other => `over ${other.inf}: ${whyBetter(winner, other)}`);
    return `${name} was selected, ${reasons.join('; ')}.`;
  }
}

/** Codes at the end of a phase that are no failure: the request for default handling, a trusted publisher, a known file. */
const BENIGN = new Set([0xe000020e, 0xe0000241, 0xe0000242, 0x50, 0x800b0109, 0xbc2, 0xbc3]);

/** Phases worth a sentence of their own. */
const PHASES: Readonly<Record<string, string>> = {
  'Copy Driver Package': 'The package is copied:',
  'Stage Driver Package': 'The package is staged:',
  'Setup Import Driver Package': 'The package is imported:',
  'Driver Setup Import Driver Package': 'The package is imported:',
  'Publish Driver Package': 'The package is published:',
  'Unpublish Driver Package': 'The package is taken out of use:',
  'Unstage Driver Package': 'The package is deleted from the driver store:',
  'Reflect Driver Package': 'The package is prepared for its devices:',
  'Configure Driver Package': 'The package is configured:',
  'Configure Driver': 'Its driver is configured:',
  'Configure Driver Configuration': 'The configuration is applied:',
  'Add Service': 'The service is set up:',
  'Update Device Driver': 'The device gets its driver:',
  'Installing device': 'The device is installed:',
  'Install Device': 'The device is installed:',
  'Build Driver List': 'Windows makes the list of drivers',
};

function sameNode(candidate: CandidateEvent, chosen: ChosenEvent): boolean {
  const undecorated = (section: string): string => section.toLowerCase().replace(/\.nt\w*$/, '');
  const same = candidate.inf.toLowerCase() === chosen.inf.toLowerCase();
  return (
    same &&
    (undecorated(candidate.section) === undecorated(chosen.section) ||
      candidate.fields?.section === chosen.section)
  );
}

/** `usb.inf [Composite.Dev]`; some sources name no section. */
function nodeText({ inf, section }: { readonly inf: string; readonly section: string }): string {
  return section ? `${inf} [${section}]` : inf;
}

function searchedText({ hardwareIds, compatibleIds }: SearchedEvent): string {
  const list = (ids: readonly string[], kind: string): string =>
    ids.length === 0
      ? `no ${kind} IDs`
      : `${ids.length} ${kind} ID${ids.length > 1 ? 's' : ''} (first ${ids[0]})`;
  return `Windows looked for ${list(hardwareIds, 'hardware')} and ${list(compatibleIds, 'compatible')}.`;
}

function candidateText(event: CandidateEvent): string {
  const from = [event.signerScore && `signed: ${event.signerScore}`, event.date, event.version]
    .filter(Boolean)
    .join(', ');
  const head = `${nodeText(event)} matches ${event.matchedId || 'an ID that the log cuts off'}`;
  const tail = from ? `; ${from}` : '';
  if (event.rank === undefined) return `${head}; the log tells no rank${tail}.`;
  const parts = rankParts(event.rank, event.category?.startsWith('#') === true);
  return `${head}, rank ${parts.text}: ${parts.signature}, ${parts.feature}, ${parts.match}${tail}.`;
}

function requestText(event: RequestEvent): string {
  const replies = (event.events ?? []).filter(inner => inner.kind === 'reply');
  const who = replies.length === 0 ? 'nobody is named' : replies.map(whoText).join(', ');
  const end = event.code === undefined ? '' : `, and it ended with ${codeText(event.code)}`;
  return `${event.request} was answered by: ${who}${end}.`;
}

function whoText({ who, number, phase }: ReplyEvent): string {
  const name = number === undefined ? `the ${who}` : `the ${ordinal(number)} ${who}`;
  return phase === 'post' ? `${name} afterwards` : name;
}

function replyText(event: ReplyEvent): string[] {
  if (event.code === undefined || event.code === 0 || BENIGN.has(event.code)) return [];
  return [`${whoText(event)} failed with ${codeText(event.code)}.`.replace(/^t/, 'T')];
}

/** `ERROR_NO_COMPAT_DRIVERS (0xe0000228)`; `NO_ERROR` for 0. */
export function codeText(code: number): string {
  if (code === 0) return 'NO_ERROR';
  const name = errorName(code);
  return name.startsWith('0x') ? name : `${name} (0x${(code >>> 0).toString(16).padStart(8, '0')})`;
}

const COPIES: Readonly<Record<string, string>> = {
  copying: 'copied',
  hardlinking: 'linked',
  'copying-file': 'copied',
};

/** The files that were copied next to each other, counted: `5 files are copied to …`. */
function copiesOf(events: readonly StoryEvent[]): Map<string, StoryEvent[]> {
  const folders = new Map<string, StoryEvent[]>();
  for (const event of events) {
    const how = event.kind === 'entry' && COPIES[event.entry];
    if (!how || event.kind !== 'entry') continue;
    const folder = (event.values.to ?? '').replace(/[\\/][^\\/]*$/, '');
    const key = `${how} to ${folder}`;
    const same = folders.get(key);
    if (same) same.push(event);
    else folders.set(key, [event]);
  }
  return new Map(
    [...folders].map(([key, copies]) => [
      `${copies.length} file${copies.length > 1 ? 's are' : ' is'} ${key}.`,
      copies,
    ]),
  );
}

function lineOf(event: StoryEvent): number {
  return (event.from ?? event.until)?.line ?? 0;
}

/** What a warning or an error says, in its own words. */
function textOf(event: StoryEvent): string {
  const line = (event.from ?? event.until)?.text?.split(/\r?\n/)[0] ?? '';
  return line.replace(/^[> ]*(?:!!!|!)?\s*[a-z.]{2,3} ?:\s*/, '').trim();
}
