import { hostname, userInfo } from 'node:os';
import type { MemoryMachine } from '../machine/memory/index.ts';
import type { PersonalNames } from '../machine/snapshot/index.ts';
import type { Windows } from '../windows/index.ts';
import { Failure } from './failure.ts';

const REMEDY = 'Name a machine with --machine: the folder of a lab (firstplug lab new), or a snapshot.';

/** The Windows that this program runs on. */
export async function runningWindows(): Promise<Windows> {
  const room = await import('../windows/index.ts');
  const opened = await room.openWindows();
  if (opened instanceof room.Windows) return opened;
  throw new Failure(`${opened.text}\n${REMEDY}`);
}

/** The running Windows as a machine; `personal`: with what names persons and serial numbers. */
export async function runningMachine(windows: Windows, personal: boolean): Promise<MemoryMachine> {
  const { readRunningMachine, runningSources } = await import('../windows/state/index.ts');
  const { sha256 } = await import('../machine/folder/index.ts');
  const sources = runningSources(windows);
  if (!/^C:\\Windows$/i.test(sources.windows))
    throw new Failure(
      `this Windows is in ${sources.windows}; Firstplug knows machines with C:\\Windows only`,
    );
  return readRunningMachine(sources, { personal, digest: sha256 });
}

/** Names of this computer and of who uses it. */
export function namesHere(): PersonalNames {
  return { hosts: [hostname()], users: [userInfo().username] };
}
