import type { Machine, Transaction } from '../machine/index.ts';
import type { Given, GivenFile, Predicted, Rehearsal, Step } from '../rehearsal/index.ts';
import type { StepEvent } from '../story/index.ts';
import { exitStatus } from './exit-status.ts';
import { Failure } from './failure.ts';
import { paint } from './paint.ts';

/** A machine that something is done on, with what a rehearsal says of it. */
export interface Target {
  readonly name: string;
  readonly machine: Machine;
  readonly rehearsal: Rehearsal;
  readonly given: Given;
}

/** What happens besides a step. */
export interface Beside {
  /** Folders that are on the machine by then, with the step or not at all. */
  readonly folders?: ReadonlyMap<string, readonly GivenFile[]>;
  /** More of what the rehearsal file says. */
  readonly programs?: Rehearsal['programs'];
  readonly texts?: ReadonlyMap<string, string>;
}

export interface Played {
  readonly step: Step;
  readonly beside: Beside;
  /** Nothing of it stays. */
  readonly plan?: boolean;
}

export interface PlayOptions {
  readonly answer: readonly string[];
  readonly json?: boolean;
  readonly changes?: boolean;
}

/** A question and its answer. */
export function answerPair(text: string): readonly [string, string] {
  const at = text.lastIndexOf('=');
  if (at <= 0) throw new Failure(`${text}: no answer; write a part of the question, = and the answer`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Plays one step, or says what it would do; writes what happened, and sets the exit code. */
export async function playOn(target: Target, options: PlayOptions, played: Played): Promise<void> {
  const { event, waits } = await outcomeOn(target, options, played);
  await tellStep(target, options, event);
  process.exitCode = waits === undefined ? exitCodeOf(event) : 1;
}

/** What a step does on a machine, or would do. */
export async function outcomeOn(
  { machine, rehearsal, given }: Target,
  { answer }: PlayOptions,
  { step, beside, plan = false }: Played,
): Promise<Predicted> {
  const { issuesOfStep, putFolder, Timeline } = await import('../rehearsal/index.ts');
  const { sha256 } = await import('../machine/folder/index.ts');
  for (const { message } of issuesOfStep(rehearsal, step)) throw new Failure(message);
  const answers = { ...rehearsal.answers, ...Object.fromEntries(answer.map(answerPair)) };
  const programs = { ...rehearsal.programs, ...beside.programs };
  const texts = new Map([...given.texts, ...(beside.texts ?? [])]);
  const timeline = new Timeline({ ...rehearsal, answers, programs }, { ...given, texts }, machine);
  const prepare = (transaction: Transaction): void => {
    for (const [folder, files] of beside.folders ?? []) putFolder(transaction, folder, files, sha256);
  };
  if (plan) return timeline.predict(step, prepare);
  const event = timeline.play(step, prepare);
  return { event, effects: [], ...(timeline.waits && { waits: 'somebody waits for an answer' }) };
}

/** Writes what happened in a step, as text or as data. */
export async function tellStep(
  { name, rehearsal }: Target,
  { json, changes }: PlayOptions,
  event: StepEvent,
): Promise<void> {
  const { printStory } = await import('../rehearsal/index.ts');
  const { windows, architecture } = rehearsal.machine;
  const story = { title: name, machine: { windows, architecture }, events: [event] };
  const colours = paint();
  const print = { ...(changes && { changes: true }), ...(colours && { paint: colours }) };
  process.stdout.write(
    json
      ? `${JSON.stringify({ version: 1, ...story })}\n`
      : `${printStory(story, print).slice(2).join('\n')}\n`,
  );
}

/** That of the program that ran, 2 for what could not be done. */
function exitCodeOf({ events = [] }: StepEvent): number {
  if (events.some(({ kind, severity }) => kind === 'note' && severity === 'error')) return 2;
  const ran = events.find(({ kind }) => kind === 'ran');
  return ran?.kind === 'ran' ? exitStatus(ran.exitCode ?? 2) : 0;
}
