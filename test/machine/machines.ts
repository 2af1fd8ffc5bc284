import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type Facts, parseWindowsVersion } from '../../src/base/index.ts';
import { MemoryMachine } from '../../src/machine/memory/index.ts';

export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function facts(release = '10', more: Partial<Facts> = {}): Facts {
  return {
    version: parseWindowsVersion(release)!,
    architecture: 'amd64',
    productType: 'workstation',
    suiteMask: 0,
    servicePack: 0,
    edition: 'Professional',
    sMode: false,
    ...more,
  };
}

export function emptyMachine(of: Facts = facts()): MemoryMachine {
  return new MemoryMachine({ facts: of, digest });
}

export const because = { grade: 'documented', page: 'test' } as const;
export const origin = { call: 'test', because } as const;

/** Runs a property; the seed is printed, FIRSTPLUG_SEED repeats it, FIRSTPLUG_LONG runs twenty times as many. */
export function holds<T>(name: string, property: fc.IProperty<T>, runs: number): void {
  const seed = Number(process.env['FIRSTPLUG_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
  const numRuns = process.env['FIRSTPLUG_LONG'] ? runs * 20 : runs;
  console.info(`${name}: seed ${seed}, ${numRuns} runs`);
  fc.assert(property, { seed, numRuns });
}
