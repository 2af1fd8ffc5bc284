import { printWindowsVersion } from '../base/index.ts';
import { freshMachine } from '../machine/fresh/index.ts';
import { type Digest, Transaction } from '../machine/index.ts';
import { windowsOf } from './windows.ts';

/** A log has many sections of one Windows; nothing is ever committed to these machines. */
const FRESH = new WeakMap<Digest, Map<string, ReturnType<typeof freshMachine>>>();

/** A fresh machine of the Windows that a record names, to be prepared; undefined where there is no such Windows. */
export function machineOf(os: string, digest: Digest): Transaction | undefined {
  const version = windowsOf(os);
  if (!version) return undefined;
  const windows = printWindowsVersion(version);
  const known = FRESH.get(digest) ?? new Map<string, ReturnType<typeof freshMachine>>();
  FRESH.set(digest, known);
  if (!known.has(windows)) known.set(windows, freshMachine({ windows, architecture: 'amd64', digest }));
  const machine = known.get(windows);
  return machine && new Transaction(machine);
}
