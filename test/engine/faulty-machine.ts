import type { Commit, Content, Draft, Effect, Machine } from '../../src/machine/index.ts';
import type { MemoryMachine } from '../../src/machine/memory/index.ts';

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
    const counted = {
      registry: this.#counted(draft.registry),
      volume: this.#counted(draft.volume),
      running: this.#counted(draft.running),
    };
    const step = this.#step;
    return new Proxy(draft, {
      get: (target, name) => {
        if (name in counted) return counted[name as keyof typeof counted];
        const member = target[name as keyof Draft];
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          if (name === 'apply') step();
          return Reflect.apply(member, target, given);
        };
      },
    });
  }

  commit(effects: readonly Effect[]): Commit {
    return this.#machine.commit(effects);
  }

  readonly #step = (): void => {
    if (this.steps++ === this.failAt) throw new Fault('storage fails');
  };

  /** Counts each call, and those of the registry as another program sees it and of the bytes of a file. */
  #counted<T extends object>(of: T): T {
    return new Proxy(of, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          this.#step();
          const answer: unknown = Reflect.apply(member, target, given);
          if (name === 'seen') return this.#counted(answer as object);
          return name === 'file' && answer ? this.#readable(answer as Content) : answer;
        };
      },
    });
  }

  #readable(content: Content): Content {
    const read = <A>(ask: () => A): A => {
      this.#step();
      return ask();
    };
    return {
      size: content.size,
      digest: () => read(() => content.digest()),
      bytes: () => read(() => content.bytes()),
      version: () => read(() => content.version()),
    };
  }
}
