import type { Commit, Draft, Effect, Machine } from '../../../src/machine/index.ts';
import type { MemoryMachine } from '../../../src/machine/memory/index.ts';

/** Storage that fails. */
export class Fault extends Error {}

/** A machine whose reads and writes are counted; the one with the number `failAt` fails. */
export class FaultyMachine implements Machine {
  failAt = Number.POSITIVE_INFINITY;
  steps = 0;
  readonly #machine: MemoryMachine;

  constructor(machine: MemoryMachine) {
    this.#machine = machine;
  }

  get facts(): Machine['facts'] {
    return this.#machine.facts;
  }
  get registry(): Machine['registry'] {
    return this.#machine.registry;
  }
  get volume(): Machine['volume'] {
    return this.#machine.volume;
  }
  get buses(): Machine['buses'] {
    return this.#machine.buses;
  }
  get running(): Machine['running'] {
    return this.#machine.running;
  }
  get clock(): number {
    return this.#machine.clock;
  }

  fork(): Draft {
    const draft = this.#machine.fork();
    const counted = <T extends object>(of: T, names?: readonly string[]): T =>
      new Proxy(of, {
        get: (target, name) => {
          const member = (target as Record<string | symbol, unknown>)[name];
          if (typeof member !== 'function') return member;
          const counts = names === undefined || names.includes(String(name));
          return (...given: unknown[]) => {
            if (counts && this.steps++ === this.failAt) throw new Fault('storage fails');
            return member.apply(target, given);
          };
        },
      });
    const [registry, volume] = [counted(draft.registry), counted(draft.volume)];
    return new Proxy(counted(draft, ['apply']), {
      get: (target, name) =>
        name === 'registry' ? registry : name === 'volume' ? volume : target[name as keyof Draft],
    });
  }

  commit(effects: readonly Effect[]): Commit {
    return this.#machine.commit(effects);
  }
}
