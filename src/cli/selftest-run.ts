import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documented, type Facts } from '../base/index.ts';
import { EngineSetupApi } from '../engine/index.ts';
import { windowsFolder } from '../machine/fresh/index.ts';
import { type Machine, Transaction } from '../machine/index.ts';

import { anonymousWording, type PersonalNames } from '../machine/snapshot/index.ts';
import {
  makeProbe,
  PROBES,
  type ProbeResult,
  restagingProbe,
  STAGED_INF,
  type Subject,
  type Subjects,
  stagingProbe,
  subjectOf,
} from '../selftest/index.ts';
import type { SetupApi } from '../setupapi/index.ts';
import { Failure } from './failure.ts';
import { machineAt } from './machine-file.ts';
import { namesHere, runningMachine, runningWindows } from './running-windows.ts';

/** What a self-test found, as it is sent back. */
interface SelftestReport {
  readonly format: 'firstplug-selftest';
  readonly version: 1;
  /** The version of Wine, where it is no Windows. */
  readonly wine?: string;
  readonly facts: Facts;
  readonly probes: readonly ProbeResult[];
  /** What the engine asked for and the snapshot does not know. */
  readonly notRecorded: readonly string[];
}

/** What is asked, and what the engine is asked over. */
interface Asked {
  readonly api: SetupApi;
  readonly machine: Machine;
  readonly names: PersonalNames;
  readonly wine?: string;
  readonly lacking: () => readonly string[];
}

const NO_ADMINISTRATOR = 5;

/** Asks this Windows, or a machine that is named. */
export async function selftestOf(name: string | undefined, act: boolean): Promise<SelftestReport> {
  if (act && name !== undefined) throw new Failure('--act is for the Windows that this runs on');
  const asked = name === undefined ? await thisWindows(act) : await namedMachine(name);
  const { api, machine, lacking } = asked;
  const transaction = new Transaction(machine);
  const windows = subjectOf(api, machine, windowsFolder(machine.facts));
  const engine: Subject = { ...windows, api: engineOver(transaction) };
  const subjects: Subjects = { windows, engine, lacking };
  const made = PROBES.map(probe => {
    process.stderr.write(`${probe.name} …\n`);
    return makeProbe(probe, subjects);
  });
  const probes = act ? [...made, stage(subjects, transaction), makeProbe(restagingProbe, subjects)] : made;
  const wording = anonymousWording(machine, asked.names);
  const text = (one: string): string => wording.text(one);
  return {
    format: 'firstplug-selftest',
    version: 1,
    ...(asked.wine !== undefined && { wine: asked.wine }),
    facts: machine.facts,
    probes: probes.map(one => anonymous(one, text)),
    notRecorded: (machine.unrecorded ?? []).map(text),
  };
}

async function thisWindows(act: boolean): Promise<Asked> {
  const windows = await runningWindows();
  const { windowsSetupApi } = await import('../windows/index.ts');
  const { isAdministrator } = await import('../windows/state/index.ts');
  if (act && !isAdministrator(windows)) {
    const remedy = 'Start the terminal with "Run as administrator", or leave --act out.';
    throw new Failure(`--act needs administrator rights, and nothing was done\n${remedy}`, NO_ADMINISTRATOR);
  }
  if (act)
    process.stderr.write(
      'A package that no device wants is staged and deleted. Refuse it if Windows asks.\n',
    );
  const lacks: string[] = [];
  windows.whenLacking = ({ name, why }) => lacks.push(`${name} (${why})`);
  const machine = await runningMachine(windows, true);
  const { wine } = windows;
  const api = windowsSetupApi(windows);
  return {
    api,
    machine,
    names: namesHere(),
    ...(wine !== undefined && { wine }),
    lacking: () => lacks.splice(0),
  };
}

async function namedMachine(name: string): Promise<Asked> {
  const machine = await machineAt(name);
  const api = engineOver(new Transaction(machine));
  return { api, machine, names: { hosts: [], users: [] }, lacking: () => [] };
}

function engineOver(transaction: Transaction): SetupApi {
  const { architecture } = transaction.facts;
  const windows = windowsFolder(transaction.facts);
  const directories = { windows, system: `${windows}\\System32` };
  return new EngineSetupApi(transaction, { architecture, currentDirectory: 'C:\\', directories });
}

/** The package lies at the same place for both. What Windows keeps of it is told. */
function stage(subjects: Subjects, transaction: Transaction): ProbeResult {
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-selftest-'));
  const directory = `${subjects.windows.windows}\\INF`;
  const before = new Set(readdirSync(directory));
  try {
    const inf = join(folder, 'selftest.inf');
    const bytes = new TextEncoder().encode(STAGED_INF);
    writeFileSync(inf, bytes);
    const origin = { call: 'selftest', because: documented('nf-setupapi-setupcopyoeminfw') };
    transaction.change({ kind: 'file', path: inf, after: transaction.volume.content(bytes) }, origin);
    return makeProbe(stagingProbe(inf), subjects);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    const left = readdirSync(directory).filter(name => /\.inf$/i.test(name) && !before.has(name));
    for (const name of left)
      process.stderr.write(`${name} is still there; take it away: pnputil /delete-driver ${name}\n`);
  }
}

function anonymous(result: ProbeResult, text: (one: string) => string): ProbeResult {
  const { notMade, differences } = result;
  return {
    ...result,
    ...(notMade !== undefined && { notMade: text(notMade) }),
    differences: differences.map(({ item, windows, engine }) => ({
      item: text(item),
      ...(windows !== undefined && { windows: text(windows) }),
      ...(engine !== undefined && { engine: text(engine) }),
    })),
  };
}
