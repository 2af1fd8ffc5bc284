import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { invariant } from '../base/index.ts';
import type { Given, GivenFile, Rehearsal, Step } from '../rehearsal/index.ts';
import { Failure } from './failure.ts';
import { readInput } from './files.ts';
import { machineAt } from './machine-file.ts';
import { readArchitecture } from './options.ts';
import { type Beside, playOn, type Target } from './played-step.ts';

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
  const { path, text } = fileOf(folder, settings);
  const [first] = rehearsalsOf(path, text);
  invariant(first, 'a rehearsal file without a rehearsal');
  return { rehearsal: first.rehearsal, given: first.given() };
}

/** The rehearsal file of a lab; of one that was made without, what it would be. */
export function fileOf(folder: string, settings: Settings): { readonly path: string; readonly text: string } {
  if (settings.from === undefined) return { path: folder, text: rehearsalText(folder, settings) };
  const path = resolve(folder, settings.from);
  return { path, text: new TextDecoder().decode(readInput(path)) };
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

/** Plays one step on the machine of a lab, writes what happened, and sets the exit code. */
export async function playStep(options: StepOptions, step: Step, beside: Beside = {}): Promise<void> {
  await playOn(await labTarget(options.lab), options, { step, beside });
}

/** A lab as something to act on. */
export async function labTarget(folder: string): Promise<Target> {
  const contents = await contentsOf(folder, settingsOf(folder));
  return { name: folder, machine: await machineAt(folder), ...contents };
}

export function settingsOf(folder: string): Settings {
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
