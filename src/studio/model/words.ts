import { errorName } from '../../base/index.ts';
import { printRank } from '../../engine/select/index.ts';
import type { CandidateEvent, PhaseEvent, SoftwareEvent } from '../../story/index.ts';
import type { Changes, RowEvent } from './rows.ts';

export type Tone = 'good' | 'bad' | 'quiet' | 'strong';

/** An event in a line: what it is, of what, and what came of it. */
export interface Words {
  readonly text: string;
  readonly of?: string;
  readonly came?: string;
  readonly tone?: Tone;
}

/** What the timeline says of an event. */
export function wordsOf(event: RowEvent, wideRanks = true): Words {
  switch (event.kind) {
    case 'step':
      return { text: `${event.number}  ${event.title}`, tone: 'strong' };
    case 'changes':
      return { text: summaryOf(event), tone: 'quiet' };
    case 'system':
      return { text: `Windows ${event.version}`, ...of(event.architecture) };
    case 'boot':
      return { text: 'Windows starts', of: event.at };
    case 'section':
      return { text: event.title, ...of(event.about), ...result(event.code) };
    case 'phase':
      return phaseWords(event);
    case 'request':
      return { text: event.request.replace(/^DIF_/, ''), of: 'DIF request', ...result(event.code, true) };
    case 'reply': {
      const who = event.who === 'co-installer' ? `co-installer ${event.number ?? ''}` : event.who;
      return {
        text: who.trim(),
        ...(event.phase === 'post' && { of: 'asked once more' }),
        ...result(event.code, true),
      };
    }
    case 'searched': {
      const ids = event.hardwareIds.length + event.compatibleIds.length;
      return { text: 'looks for a driver', of: event.device, came: `${ids} identifiers` };
    }
    case 'candidate':
      return candidateWords(event, wideRanks);
    case 'chosen':
      return event.skipped
        ? { text: `passes over ${event.inf}`, of: `[${event.section}]`, tone: 'quiet' }
        : { text: `takes ${event.inf}`, of: `[${event.section}]`, tone: 'good' };
    case 'value':
      return { text: event.name, of: event.value, tone: 'quiet' };
    case 'entry':
      return { text: event.entry, of: Object.values(event.values).join('  '), tone: 'quiet' };
    case 'error':
      return { text: errorName(event.code), of: event.text, tone: 'bad' };
    case 'item':
      return { text: event.text, tone: 'quiet' };
    case 'named':
      return { text: event.text, of: event.what };
    case 'note':
      return { text: event.text, ...(event.severity && { tone: 'bad' as const }) };
    case 'shown':
      return shownWords(event);
    case 'ran': {
      const came = event.error === undefined ? event.exitCode : errorName(event.error);
      return { text: event.command, came: came === undefined ? 'does not end' : `exit ${came}` };
    }
    case 'software':
      return softwareWords(event);
    case 'recorded':
      return { text: `event ${event.id}`, of: event.log, came: Object.values(event.values).join('  ') };
    case 'effect': {
      const { before, after } = event;
      const came = before === undefined ? `= ${after ?? ''}` : after === undefined ? 'gone' : after;
      return { text: event.subject, of: event.what, came };
    }
    case 'expected':
      return event.found === undefined
        ? { text: `✓ ${event.what}`, of: event.expected, tone: 'good' }
        : { text: `✗ ${event.what}`, of: `expected ${event.expected}, found ${event.found}`, tone: 'bad' };
    case 'gap':
      return { text: '', tone: 'quiet' };
    case 'unread':
      return { text: event.text, of: 'not understood', tone: 'quiet' };
  }
}

function of(text: string | undefined): { readonly of?: string } {
  return text === undefined ? {} : { of: text };
}

/** What an error number says; success is said only where it is asked for. */
function result(code: number | undefined, always = false): { readonly came?: string; readonly tone?: Tone } {
  if (code === undefined || (code === 0 && !always)) return {};
  return { came: errorName(code), ...(isFailure(code) && { tone: 'bad' as const }) };
}

/** ERROR_DI_DO_DEFAULT is an answer as good as another. */
const DO_DEFAULT = 0xe000020e;

function isFailure(code: number): boolean {
  return code !== 0 && code >>> 0 !== DO_DEFAULT;
}

function phaseWords({ name, about, code, events = [] }: PhaseEvent): Words {
  if (name !== 'Build Driver List') return { text: name, ...of(about), ...result(code) };
  const found = events.filter(({ kind }) => kind === 'candidate').length;
  return { text: found === 1 ? '1 driver node matches' : `${found || 'no'} driver nodes match` };
}

function candidateWords(event: CandidateEvent, wideRanks: boolean): Words {
  const { inf, section, matchedId, rank, lost } = event;
  return {
    text: `${inf} [${section}]`,
    of: matchedId,
    came: `${rank === undefined ? '' : printRank(rank, wideRanks)}${lost === undefined ? '' : `  ${lost}`}`,
    ...(lost !== undefined && { tone: 'quiet' as const }),
  };
}

function shownWords(event: RowEvent & { readonly kind: 'shown' }): Words {
  const who = event.by === undefined ? '' : `${event.by} `;
  if (event.question === undefined) return { text: `${who}says`, of: `“${event.text}”` };
  return event.answer === undefined
    ? { text: `${who}asks`, of: `“${event.text}”`, came: 'waits for an answer', tone: 'bad' }
    : { text: `${who}asks`, of: `“${event.text}”`, came: event.answer };
}

function softwareWords({ name, version, did, why, severity }: SoftwareEvent): Words {
  return {
    text: version === undefined ? name : `${name} ${version}`,
    of: 'software',
    came: why === undefined ? did : `${did}: ${why}`,
    ...(severity === 'error' && { tone: 'bad' as const }),
  };
}

const NOUNS = [
  ['file', 'file', 'files'],
  ['value', 'registry value', 'registry values'],
  ['running', 'change of what runs', 'changes of what runs'],
  ['presence', 'change of hardware', 'changes of hardware'],
  ['unknown', 'program of which nothing is known', 'programs of which nothing is known'],
] as const;

function summaryOf({ events }: Changes): string {
  const parts = NOUNS.flatMap(([what, one, more]) => {
    const number = events.filter(event => event.what === what).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : more}`];
  });
  return parts.join(', ') || `${events.length} ${events.length === 1 ? 'change' : 'changes'}`;
}
