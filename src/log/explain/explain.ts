import { errorName } from '../../base/index.ts';
import { everyEvent, type SectionEvent, type StoryEvent } from '../../story/index.ts';
import { explainCode, type Failure } from './failures.ts';
import { type DeviceProblem, explainProblem } from './problems.ts';
import { type Sentence, tellEvents } from './sentences.ts';
import { SITUATIONS } from './situations.ts';

/** What one section of a log comes to, for people. */
export interface Explanation {
  readonly line: number;
  readonly title: string;
  readonly about?: string;
  /** The device, where the section names one. */
  readonly device?: string;
  readonly started?: string;
  readonly command?: string;
  readonly outcome: 'failed' | 'warned' | 'succeeded' | 'unfinished';
  readonly restart: boolean;
  /** One sentence: what happened on the whole. */
  readonly headline: string;
  readonly failure?: ExplainedFailure;
  readonly sentences: readonly Sentence[];
}

/** Why a section failed. */
export interface ExplainedFailure {
  readonly line: number;
  /** The phases around, outermost first. */
  readonly where: readonly string[];
  readonly code: number;
  readonly name: string;
  readonly means: string;
  readonly cause: string;
  readonly next: string;
  /** The device problem that the log names, if any. */
  readonly problem?: DeviceProblem;
}

/** Codes that only pass on a failure that has its own code before. */
const WRAPPERS = new Set([0xe0000247, 0xc1900101]);
/** Codes that are no failure where they stand. */
const BENIGN = new Set([0, 0xe000020e, 0xe0000241, 0xe0000242, 0x50, 0xbc2, 0xbc3]);

/** Explains a section. */
export function explainSection(section: SectionEvent): Explanation {
  const events = section.events ?? [];
  const sentences = tellEvents(events);
  const failure = failureOf(section);
  const restart = section.restart === true || [...everyEvent(events)].some(asksRestart);
  const failed = isFailure(section.code) || (section.code === undefined && failure !== undefined);
  const warned = sentences.some(sentence => sentence.severity !== undefined) || restart;
  const ended = section.code !== undefined || section.thread !== undefined;
  const outcome = failed ? 'failed' : warned ? 'warned' : ended ? 'succeeded' : 'unfinished';
  const { about, started, command } = section;
  const device = deviceOf(section);
  return {
    line: (section.from ?? section.until ?? firstPlace(events))?.line ?? 0,
    title: section.title || (section.thread ? 'Setup' : 'Lines outside any section'),
    ...(about !== undefined && { about }),
    ...(device !== undefined && { device }),
    ...(started !== undefined && { started }),
    ...(command !== undefined && { command }),
    outcome,
    restart,
    headline: headlineOf(section, outcome, failure, restart),
    ...(failure && (failed || outcome === 'warned') && { failure }),
    sentences,
  };
}

function isFailure(code: number | undefined): boolean {
  return code !== undefined && code !== 0;
}

function firstPlace(events: readonly StoryEvent[]): StoryEvent['from'] {
  const first = events.find(event => event.from ?? event.until);
  return first?.from ?? first?.until;
}

function asksRestart(event: StoryEvent): boolean {
  if (event.kind === 'phase' && (event.code === 0xbc2 || event.code === 0xbc3)) return true;
  if (event.kind === 'value') return /^Needs reboot$/i.test(event.name) && /TRUE/i.test(event.value);
  return event.kind === 'entry' && SITUATIONS[event.entry]?.restart === true;
}

/** The device a section is about: its instance, from the title or from a phase inside. */
function deviceOf(section: SectionEvent): string | undefined {
  for (const event of everyEvent(section.events ?? [])) {
    const about =
      event.kind === 'phase' &&
      /^(?:Update Device Driver|Install(?:ing)? [Dd]evice|Update Device)$/.test(event.name);
    if (about && event.about) return event.about;
    if (event.kind === 'entry' && event.values.device && /\\/.test(event.values.device))
      return event.values.device;
  }
  return /^(?:Setup online )?Device Install|^Device/.test(section.title) &&
    !/\.inf$/i.test(section.about ?? '')
    ? section.about
    : undefined;
}

/** What to do about the first statement that is an error and says so. */
function nextIn(events: readonly StoryEvent[]): string | undefined {
  for (const event of everyEvent(events)) {
    const situation = event.kind === 'entry' ? SITUATIONS[event.entry] : undefined;
    if (situation?.next !== undefined && situation.severity === 'error') return situation.next;
  }
  return undefined;
}

interface Found {
  readonly code: number;
  readonly line: number;
  readonly where: readonly string[];
}

/** The code that tells why: the last one that is no wrapper, no success; or the exit status. */
function failureOf(section: SectionEvent): ExplainedFailure | undefined {
  const found = codesIn(section.events ?? [], [], isFailure(section.code));
  const exit = section.until?.line ?? section.from?.line ?? 0;
  if (isFailure(section.code)) found.push({ code: section.code!, line: exit, where: [] });
  const telling = found.filter(({ code }) => !WRAPPERS.has(code) && !BENIGN.has(code));
  const same = telling.find(({ code }) => code === section.code);
  const reason =
    same && !WRAPPERS.has(section.code!)
      ? same
      : (telling.at(-1) ?? found.findLast(({ code }) => WRAPPERS.has(code)));
  const problem = problemIn(section.events ?? []);
  if (!reason && !problem) return undefined;
  const { code, line, where } = reason ?? { code: 0, line: problem!.line, where: [] };
  const fields = codeFields(code, problem?.problem);
  return { line, where, ...fields, next: nextIn(section.events ?? []) ?? fields.next };
}

function codeFields(
  code: number,
  problem: DeviceProblem | undefined,
): Omit<ExplainedFailure, 'line' | 'where'> {
  const known: Failure | undefined = explainCode(code);
  const name = code === 0 && problem ? problem.name : errorName(code);
  const means = code === 0 && problem ? problem.means : (known?.means ?? 'this code is not in the table');
  const cause =
    code === 0 && problem
      ? `The device has the problem ${problem.number} (${problem.name}).`
      : (known?.cause ?? 'The program or installer that returned it knows.');
  const next = problem?.next ?? known?.next ?? 'Look the code up with the maker of the driver.';
  return { code, name, means, cause, next, ...(problem && { problem }) };
}

/**
 * Codes of errors, of phases and requests that failed, of statements that name one; with the phases around. What
 * a signature check says counts only where the step around it failed: Windows tries several kinds of signature.
 */
function codesIn(events: readonly StoryEvent[], where: readonly string[], failing: boolean): Found[] {
  return events.flatMap(event => {
    const name = event.kind === 'phase' ? event.name : event.kind === 'request' ? event.request : undefined;
    const path = name === undefined ? where : [...where, name];
    const check = name === '_VERIFY_FILE_SIGNATURE';
    if (check && !failing) return [];
    const code = codeOf(event, failing);
    const inner = codesIn(event.events ?? [], path, check || (code !== undefined && !BENIGN.has(code)));
    const line = (event.from ?? event.until)?.line ?? 0;
    return code === undefined || BENIGN.has(code) ? inner : [...inner, { code, line, where: path }];
  });
}

/**
 * The code by which an event tells how something ended. The text of an error that is only information or a
 * warning counts where the step around it failed.
 */
function codeOf(event: StoryEvent, failing: boolean): number | undefined {
  switch (event.kind) {
    case 'error':
      return failing || event.severity === 'error' || event.category?.startsWith('#')
        ? event.code
        : undefined;
    case 'phase':
      return event.name === '_VERIFY_FILE_SIGNATURE' ? undefined : event.code;
    case 'request':
    case 'reply':
      return event.code;
    case 'entry':
      return event.entry.startsWith('verify-') && !failing ? undefined : entryCode(event);
    default:
      return undefined;
  }
}

function entryCode(event: StoryEvent & { kind: 'entry' }): number | undefined {
  if (
    event.entry.startsWith('inf-finding') ||
    event.entry.startsWith('no-services-section') ||
    event.values.code === undefined
  )
    return undefined;
  const { code } = event.values;
  return /^0x/i.test(code)
    ? Number(code)
    : Number.parseInt(code, event.entry === 'selecting-failed' ? 16 : 10);
}

/** `Device not started: Device has problem: 0x34: CM_PROB_UNSIGNED_DRIVER.` */
function problemIn(events: readonly StoryEvent[]): { line: number; problem: DeviceProblem } | undefined {
  for (const event of everyEvent(events)) {
    if (event.kind !== 'entry' || !event.entry.startsWith('not-started')) continue;
    const number = /problem: (0x[\da-fA-F]+)/.exec(event.values.what ?? '')?.[1];
    const problem = number === undefined ? undefined : explainProblem(Number(number));
    if (problem) return { line: event.from?.line ?? 0, problem };
  }
  return undefined;
}

function headlineOf(
  section: SectionEvent,
  outcome: Explanation['outcome'],
  failure: ExplainedFailure | undefined,
  restart: boolean,
): string {
  const what = section.title || (section.thread ? 'Setup' : 'What these lines tell');
  if (outcome === 'failed' && failure) {
    const code = failure.code === 0 ? failure.name : hex(failure.code);
    return `${what} failed: ${failure.means} (${code}).`;
  }
  if (outcome === 'failed') return `${what} failed.`;
  if (outcome === 'unfinished') return `${what}: the log does not show its end.`;
  return `${what} succeeded${restart ? '; a restart is needed' : outcome === 'warned' ? ', with warnings' : ''}.`;
}

function hex(code: number): string {
  return `0x${(code >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}
