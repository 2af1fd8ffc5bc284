import { EngineSetupApi } from '../../src/engine/index.ts';
import { Transaction } from '../../src/machine/index.ts';
import { MemoryMachine } from '../../src/machine/memory/index.ts';
import type { StartProgram } from './contract.ts';

/** A program of the engine on a Windows 11 in memory. */
export const startOnEngine: StartProgram = (files, architecture) => {
  const facts = {
    version: { major: 10, minor: 0, build: 26100 },
    architecture,
    productType: 'workstation' as const,
    suiteMask: 0,
    servicePack: 0,
    edition: 'Professional',
    sMode: false,
  };
  const machine = new MemoryMachine({ facts, digest: bytes => bytes.join() });
  for (const [name, text] of Object.entries(files)) {
    const after = machine.volume.content(new TextEncoder().encode(text));
    machine.apply({ kind: 'file', path: `C:\\Test\\${name}`, after });
  }
  return new EngineSetupApi(new Transaction(machine), { architecture, currentDirectory: 'C:\\Test' });
};
