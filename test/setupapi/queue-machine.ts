import { createHash } from 'node:crypto';
import { EngineSetupApi, type Program } from '../../src/engine/index.ts';
import { type Machine, Transaction } from '../../src/machine/index.ts';
import { MemoryMachine } from '../../src/machine/memory/index.ts';
import type { QueueProgram } from './queue-contract.ts';

export const facts = {
  version: { major: 10, minor: 0, build: 26100 },
  architecture: 'amd64' as const,
  productType: 'workstation' as const,
  suiteMask: 0,
  servicePack: 0,
  edition: 'Professional',
  sMode: false,
};

export function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A machine with files in C:\Test. */
export function machineWith(files: Files): MemoryMachine {
  const machine = new MemoryMachine({ facts, digest });
  for (const [name, held] of Object.entries(files)) {
    const after = machine.volume.content(typeof held === 'string' ? Buffer.from(held, 'latin1') : held);
    machine.apply({ kind: 'file', path: name.includes(':') ? name : `C:\\Test\\${name}`, after });
  }
  return machine;
}

export interface EngineProgram extends QueueProgram {
  readonly transaction: Transaction;
}

/** A program in C:\Test on a machine. */
export function programOn(machine: Machine, more: Partial<Program> = {}): EngineProgram {
  const transaction = new Transaction(machine);
  const program = { architecture: 'amd64', currentDirectory: 'C:\\Test', ...more } as const;
  const api = new EngineSetupApi(transaction, program);
  const read = (path: string): string | undefined => {
    const bytes = transaction.volume.file(path)?.bytes();
    return bytes && Buffer.from(bytes).toString('latin1');
  };
  return { api, read, transaction };
}
