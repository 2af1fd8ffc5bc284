import { errorName } from '../../base/index.ts';
import { printRank } from '../../engine/select/index.ts';
import type { CandidateEvent, PhaseEvent, ShownEvent, SoftwareEvent } from '../../story/index.ts';
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
  const words = WORDS[event.kind] as (event: RowEvent, wideRanks: boolean) => Words;
  return words(event, wideRanks);
}

type Kind = RowEvent['kind'];
type Of<K extends Kind> = Extract<RowEvent, { readonly kind: K }>;

const WORDS: { readonly [K in Kind]: (event: Of<K>, wideRanks: boolean) => Words } = {
  step: ({ number, title }) => ({ text: `${number}  ${title}`, tone: 'strong' }),
  changes: event => ({ text: summaryOf(event), tone: 'quiet' }),
  system: ({ version, architecture }) => ({ text: `Windows ${version}`, ...of(architecture) }),
  boot: ({ at }) => ({ text: 'Windows starts', of: at }),
  section: ({ title, about, code }) => ({ text: title, ...of(about), ...result(code) }),
  phase: phaseWords,
  request: ({ request, code }) => ({
    text: request.replace(/^DIF_/, ''),
    of: 'DIF request',
    ...result(code, true),
  }),
  reply: ({ who, number, phase, code }) => ({
    text: who === 'co-installer' && number !== undefined ? `${who} ${number}` : who,
    ...of(phase === 'post' ? 'asked once more' : undefined),
    ...result(code, true),
  }),
  searched: ({ device, hardwareIds, compatibleIds }) => ({
    text: 'looks for a driver',
    of: device,
    came: `${hardwareIds.length + compatibleIds.length} identifiers`,
  }),
  candidate: candidateWords,
  chosen: ({ inf, section, skipped }) =>
    skipped
      ? { text: `passes over ${inf}`, of: `[${section}]`, tone: 'quiet' }
      : { text: `takes ${inf}`, of: `[${section}]`, tone: 'good' },
  value: ({ name, value }) => ({ text: name, of: value, tone: 'quiet' }),
  entry: ({ entry, values }) => ({ text: entry, of: Object.values(values).join('  '), tone: 'quiet' }),
  error: ({ code, text }) => ({ text: errorName(code), of: text, tone: 'bad' }),
  item: ({ text }) => ({ text, tone: 'quiet' }),
  named: ({ text, what }) => ({ text, of: what }),
  note: ({ text, severity }) => ({ text, ...(severity && { tone: 'bad' }) }),
  shown: shownWords,
  ran: ({ command, error, exitCode }) => {
    const end = error === undefined ? exitCode : errorName(error);
    return { text: command, came: end === undefined ? 'does not end' : `exit ${end}` };
  },
  software: softwareWords,
  recorded: ({ id, log, values }) => ({
    text: `event ${id}`,
    of: log,
    came: Object.values(values).join('  '),
  }),
  effect: ({ what, subject, before, after }) => ({
    text: subject,
    of: what,
    came: before === undefined ? `= ${after ?? ''}` : (after ?? 'gone'),
  }),
  expected: ({ what, expected, found }) =>
    found === undefined
      ? { text: `✓ ${what}`, of: expected, tone: 'good' }
      : { text: `✗ ${what}`, of: `expected ${expected}, found ${found}`, tone: 'bad' },
  gap: () => ({ text: '', tone: 'quiet' }),
  unread: ({ text }) => ({ text, of: 'not understood', tone: 'quiet' }),
};

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

function shownWords(event: ShownEvent): Words {
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
