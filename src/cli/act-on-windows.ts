import { dirname, join, resolve } from 'node:path';
import { isInfFile } from '../inf/index.ts';
import type { MemoryMachine } from '../machine/memory/index.ts';
import type { Predicted } from '../rehearsal/index.ts';
import type { Act, ActOptions } from './act.ts';
import { unfinishedAct } from './act-journal.ts';
import { type Performed, perform } from './act-perform.ts';
import { observedOf, tellPerformed } from './act-told.ts';
import type { ActWork } from './act-work.ts';
import { Failure } from './failure.ts';
import { readInput } from './files.ts';
import { machineTarget } from './machine-target.ts';
import { outcomeOn, type Target, tellStep } from './played-step.ts';
import { quoted } from './quoted.ts';
import { runningMachine, runningWindows } from './running-windows.ts';

const NO_ADMINISTRATOR = 5;

/** The running Windows, as far as acting on it needs it. */
export interface ActWorld {
  readonly isAdministrator: () => boolean;
  /** What it is now. */
  readonly machine: () => Promise<MemoryMachine>;
  readonly perform: (work: ActWork, options: ActOptions) => Promise<Performed>;
  /** What an act left that did not end, in lines. */
  readonly unfinished: () => readonly string[];
  /** Ends this process with the exit code that is set, although Windows does not give a thread of it back. */
  readonly endProcess: () => void;
}

/** The Windows that this program runs on. */
export async function thisWindows(): Promise<ActWorld> {
  const windows = await runningWindows();
  const { isAdministrator } = await import('../windows/state/index.ts');
  const { TerminateProcess } = windows.bind('kernel32.dll', { TerminateProcess: 'BOOL (HANDLE, DWORD)' });
  return {
    isAdministrator: () => isAdministrator(windows),
    machine: () => runningMachine(windows, true),
    perform,
    unfinished: unfinishedAct,
    endProcess: () => void TerminateProcess(THIS_PROCESS, Number(process.exitCode ?? 0)),
  };
}

const THIS_PROCESS = -1;

/**
 * Acts on a running Windows: a plan is made on a snapshot of it, then a worker acts, and what changed is compared with
 * the plan.
 */
export async function actOnWindows(options: ActOptions, act: Act, world: ActWorld): Promise<void> {
  for (const line of world.unfinished()) process.stderr.write(`${line}\n`);
  const isAllowed = world.isAdministrator();
  if (!isAllowed && !options.plan) {
    const remedy = 'Start the terminal with "Run as administrator", or see what would happen with --plan.';
    throw new Failure(`administrator rights are needed, and nothing was done\n${remedy}`, NO_ADMINISTRATOR);
  }
  const before = await world.machine();
  const { target, predicted } = await planOn(before, options, act);
  if (options.plan) {
    if (!isAllowed) process.stderr.write('Needs administrator rights to run; a plan does not.\n');
    await tellStep(target, options, predicted.event);
    process.exitCode = predicted.waits === undefined ? 0 : 1;
    return;
  }
  const performed = await world.perform(await workOf(act, before), options);
  const observed = observedOf(predicted, before, await world.machine());
  await tellPerformed(performed, observed, options);
  const { kind } = performed.end;
  if (kind === 'hung' || kind === 'stopped') world.endProcess();
}

/** What would happen, on a copy of this Windows. */
async function planOn(
  machine: MemoryMachine,
  options: ActOptions,
  act: Act,
): Promise<{ readonly target: Target; readonly predicted: Predicted }> {
  const { stepOf } = await import('./act-step.ts');
  const planning: Act =
    act.kind === 'application' && !act.switches.includes('--plan')
      ? { ...act, switches: [...act.switches, '--plan'] }
      : act;
  const { step, beside } = await stepOf(planning, 'same');
  const target = await machineTarget('this Windows', machine);
  return { target, predicted: await outcomeOn(target, options, { step, beside, plan: true }) };
}

async function workOf(act: Act, { facts }: MemoryMachine): Promise<ActWork> {
  if (act.kind === 'pnputil') {
    return { kind: 'pnputil', words: act.words.map(word => (isInfFile(word) ? placeOf(word) : word)) };
  }
  const { readApplication } = await import('../installer/index.ts');
  const { value: application } = readApplication(new TextDecoder().decode(readInput(act.path)));
  if (!application) throw new Failure(`${act.path} is no configuration file of an application`);
  const program = join(dirname(resolve(act.path)), 'setup.exe');
  const commandLine = [`"${program}"`, ...act.switches.map(quoted)].join(' ');
  const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64';
  return { kind: 'application', application, commandLine, architecture, facts };
}

/** A published package has a name, and every other INF a path. */
function placeOf(inf: string): string {
  return /^oem\d+\.inf$/i.test(inf) ? inf : resolve(inf);
}
