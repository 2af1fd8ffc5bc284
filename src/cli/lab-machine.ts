import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { invariant } from '../base/index.ts';
import type { Transaction } from '../machine/index.ts';
import type { Given, GivenFile, Rehearsal, Step } from '../rehearsal/index.ts';
import type { StepEvent } from '../story/index.ts';
import { Failure } from './failure.ts';
import { readInput } from './files.ts';
import { machineAt } from './machine-file.ts';
import { readArchitecture } from './options.ts';
import { paint } from './paint.ts';

/** What a lab was made from. */
export interface Settings {
  /** The rehearsal file, relative to the lab. */
  readonly from?: string;
  readonly windows?: string;
  readonly arch?: string;
  /** The snapshot that its machine was, relative to the lab. */
  readonly snapshot?: string;
}

export interface StepOptions {
  readonly lab: string;
  readonly answer: readonly string[];
  readonly json?: boolean;
  readonly changes?: boolean;
}

export const SETTINGS = 'lab.json';

/** What a lab has besides its machine: what its rehearsal file says, read anew for every command. */
export async function contentsOf(
  folder: string,
  settings: Settings,
): Promise<{ rehearsal: Rehearsal; given: Given }> {
  const { rehearsalsOf } = await import('./rehearsal-file.ts');
  const path = settings.from === undefined ? undefined : resolve(folder, settings.from);
  const text =
    path === undefined ? rehearsalText(folder, settings) : new TextDecoder().decode(readInput(path));
  const [first] = rehearsalsOf(path ?? folder, text);
  invariant(first, 'a rehearsal file without a rehearsal');
  return { rehearsal: first.rehearsal, given: first.given() };
}

/** What a rehearsal file would say of a machine that was made without one. */
function rehearsalText(folder: string, { windows = '11', arch = 'amd64', snapshot }: Settings): string {
  const machine =
    snapshot === undefined
      ? { windows, architecture: readArchitecture(arch) }
      : { snapshot: resolve(folder, snapshot) };
  return JSON.stringify({ machine, steps: [{ scan: true }] });
}

/** The options of everything that is done on the machine of a lab. */
export function common(command: Command): Command {
  return command
    .option('--lab <folder>', 'the folder that keeps the machine', 'lab')
    .option('--answer <question=answer>', 'what the person answers; may be repeated', repeated, [])
    .option('--changes', 'every change of the machine, instead of how many there are')
    .option('--json', 'what happened as JSON');
}

function repeated(text: string, before: readonly string[]): string[] {
  return [...before, text];
}

/** A question and its answer. */
export function answerPair(text: string): readonly [string, string] {
  const at = text.lastIndexOf('=');
  if (at <= 0) throw new Failure(`${text}: no answer; write a part of the question, = and the answer`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** What happens on the machine of a lab besides a step. */
export interface Beside {
  /** Folders that are on the machine by then, with the step or not at all. */
  readonly folders?: ReadonlyMap<string, readonly GivenFile[]>;
  /** More of what the rehearsal file says. */
  readonly programs?: Rehearsal['programs'];
  readonly texts?: ReadonlyMap<string, string>;
}

/** Plays one step on the machine of a lab, writes what happened, and sets the exit code. */
export async function playStep(options: StepOptions, step: Step, beside: Beside = {}): Promise<void> {
  const { issuesOfStep, printStory, putFolder, Timeline } = await import('../rehearsal/index.ts');
  const { sha256 } = await import('../machine/folder/index.ts');
  const { rehearsal, given } = await contentsOf(options.lab, settingsOf(options.lab));
  for (const { message } of issuesOfStep(rehearsal, step)) throw new Failure(message);
  const answers = { ...rehearsal.answers, ...Object.fromEntries(options.answer.map(answerPair)) };
  const programs = { ...rehearsal.programs, ...beside.programs };
  const texts = new Map([...given.texts, ...(beside.texts ?? [])]);
  const machine = await machineAt(options.lab);
  const timeline = new Timeline({ ...rehearsal, answers, programs }, { ...given, texts }, machine);
  const event = timeline.play(step, (transaction: Transaction) => {
    for (const [folder, files] of beside.folders ?? []) putFolder(transaction, folder, files, sha256);
  });
  const { windows, architecture } = rehearsal.machine;
  const story = { title: options.lab, machine: { windows, architecture }, events: [event] };
  const colours = paint();
  const print = { ...(options.changes && { changes: true }), ...(colours && { paint: colours }) };
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ version: 1, ...story })}\n`
      : `${printStory(story, print).slice(2).join('\n')}\n`,
  );
  process.exitCode = exitCodeOf(event, timeline.waits);
}

/** That of the program that ran, 1 where somebody waits for an answer, 2 for what could not be done. */
function exitCodeOf(event: StepEvent, waits: boolean): number {
  if (waits) return 1;
  if (event.events?.some(({ kind, severity }) => kind === 'note' && severity === 'error')) return 2;
  const ran = event.events?.find(({ kind }) => kind === 'ran');
  return ran?.kind === 'ran' ? (ran.exitCode ?? 2) & 0xff || Number((ran.exitCode ?? 2) !== 0) : 0;
}

function settingsOf(folder: string): Settings {
  const path = join(folder, SETTINGS);
  if (!existsSync(path))
    throw new Failure(`${folder} is no lab; make one with: firstplug lab new --lab ${folder}`);
  return JSON.parse(readFileSync(path, 'utf8')) as Settings;
}

/** INFs of this computer among words: the words as the machine has them, and the folders that it needs for that. */
export async function takenAlong(words: readonly string[]): Promise<{
  readonly words: readonly string[];
  readonly folders: ReadonlyMap<string, readonly GivenFile[]>;
}> {
  const { PACKAGES } = await import('../rehearsal/index.ts');
  const { filesBelow } = await import('./rehearsal-folders.ts');
  const folders = new Map<string, readonly GivenFile[]>();
  const taken = words.map(word => {
    if (!/\.inf$/i.test(word) || /^[a-z]:\\/i.test(word) || !existsSync(word)) return word;
    const folder = dirname(resolve(word));
    const target = `${PACKAGES}\\${basename(folder).replace(/[^\w.-]/g, '_')}`;
    folders.set(target, filesBelow(folder, true));
    return `${target}\\${basename(word)}`;
  });
  return { words: taken, folders };
}
