import { sameName } from '../../base/index.ts';
import {
  type Coverage,
  type Digest,
  difference,
  numberOf,
  textOf,
  valueFromBytes,
} from '../../machine/index.ts';
import { MemoryMachine } from '../../machine/memory/index.ts';
import { coveredFolders, coveredKeys } from './covered.ts';
import type { StateSources } from './sources.ts';
import { putDevices } from './take-devices.ts';
import { takeFolder } from './take-files.ts';
import { KeyTaker } from './take-keys.ts';

export interface RunningMachineOptions {
  /** Also what holds names of persons and cannot be replaced in them. */
  readonly personal: boolean;
  readonly digest: Digest;
}

/**
 * The running Windows as a machine, as far as the installation of devices reads it; its coverage says how far. Of keys
 * and folders that may not be read nothing is known.
 */
export function readRunningMachine(
  sources: StateSources,
  { personal, digest }: RunningMachineOptions,
): MemoryMachine {
  const facts = { ...sources.facts(), edition: '', sMode: false };
  const clock = sources.clock;
  const taken = new MemoryMachine({ facts, digest, clock });
  const keys = new KeyTaker(taken, sources, { set: controlSet(sources), personal });
  for (const one of coveredKeys(controlSet(sources))) keys.take(one);
  const folders = coveredFolders(sources.windows);
  const unread = folders.flatMap(folder => takeFolder(taken, sources, folder, digest));
  const tree = sources.tree();
  if (tree) putDevices(taken, tree);
  const session = { user: sources.user, administrator: sources.isAdministrator(), interactive: true };
  taken.apply({ kind: 'running', what: 'session', name: '1', after: session });
  const coverage: Coverage = {
    known: [...keys.known, ...folders.map(({ path }) => path)],
    except: [...keys.except, ...unread],
    running: tree ? ['hardware', 'devnode', 'session'] : ['session'],
  };
  const edition = textOf(taken.registry.value(VERSION_KEY, 'EditionID')) ?? '';
  const machine = new MemoryMachine({ facts: { ...facts, edition }, digest, clock, coverage });
  for (const change of difference(new MemoryMachine({ facts, digest, clock }), taken)) machine.apply(change);
  return machine;
}

const VERSION_KEY = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';

/** What the link CurrentControlSet leads to; ControlSet001 where nothing says it. */
function controlSet({ key }: StateSources): string {
  const select = key('HKLM\\SYSTEM\\Select');
  const current =
    typeof select === 'number' ? undefined : select.values.find(({ name }) => sameName(name, 'Current'));
  const number = current && numberOf(valueFromBytes(current.type, current.bytes));
  return `HKLM\\SYSTEM\\ControlSet${String(number ?? 1).padStart(3, '0')}`;
}
