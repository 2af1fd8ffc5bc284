import { createHash } from 'node:crypto';
import type { Parsed } from '../../base/index.ts';
import { createKept, type KeptMachine, type KeptPorts, type MachineReader, openKept } from '../index.ts';
import { MemoryMachine } from '../memory/index.ts';
import { folderStorage } from './folder-storage.ts';

/** SHA-256 in lower-case hexadecimal, by Node. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Keeps a machine in an empty folder. Throws faults of the disk. */
export function createInFolder(folder: string, machine: MachineReader): Parsed<KeptMachine | undefined> {
  return createKept(machine, ports(folder));
}

/** Opens the machine that a folder keeps. Throws faults of the disk. */
export function openFolder(folder: string): Parsed<KeptMachine | undefined> {
  return openKept(ports(folder));
}

function ports(folder: string): KeptPorts {
  return {
    storage: folderStorage(folder),
    digest: sha256,
    blank: (facts, coverage) => new MemoryMachine({ facts, coverage, digest: sha256 }),
  };
}
