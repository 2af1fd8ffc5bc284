import type { MemoryMachine } from '../machine/memory/index.ts';
import { Failure } from './failure.ts';
import type { Target } from './played-step.ts';

/** A machine held in memory, as something to act on. */
export async function machineTarget(name: string, machine: MemoryMachine): Promise<Target> {
  const { createMachine, readRehearsals } = await import('../rehearsal/index.ts');
  const { sha256 } = await import('../machine/folder/index.ts');
  const text = JSON.stringify({ machine: { snapshot: name }, steps: [{ scan: true }] });
  const { value } = readRehearsals(text, () => ({ value: machine, problems: [] }));
  const [rehearsal] = value ?? [];
  if (!rehearsal) throw new Failure(`${name} is no machine`);
  const given = {
    digest: sha256,
    folders: new Map(),
    texts: new Map(),
    snapshots: new Map([[name, machine]]),
  };
  return { name, machine: createMachine(rehearsal, given).machine, rehearsal, given };
}
