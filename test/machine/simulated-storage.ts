import type { KeptPorts, Storage } from '../../src/machine/index.ts';
import { digest, emptyMachine } from './machines.ts';

/** Thrown where a test lets the computer stop. */
export class Crash extends Error {}

interface Held {
  bytes: Uint8Array;
  /** The bytes that survive a crash; undefined before the first sync. */
  safe: Uint8Array | undefined;
}

/**
 * A disk that keeps no more of its promises than it must: what was not synced is lost, kept or torn after a
 * crash, names independently of bytes and of each other, as a random number says.
 */
export class SimulatedStorage implements Storage {
  #names = new Map<string, Held>();
  #safeNames = new Map<string, Held>();
  readonly #random: () => number;
  /** Counts the operations that write; the one with this number fails. */
  failAt = Number.POSITIVE_INFINITY;
  /** Whether the computer stops there, or goes on; a part of the operation may have been done. */
  failure: 'crash' | 'fault' = 'crash';
  writes = 0;
  /** From the crash until it is looked at again: nothing is written any more. */
  stopped = false;

  constructor(random: () => number) {
    this.#random = random;
  }

  read(name: string): Uint8Array | undefined {
    return this.#names.get(name)?.bytes.slice();
  }
  size(name: string): number | undefined {
    return this.#names.get(name)?.bytes.length;
  }
  list(folder: string): string[] {
    const start = folder === '' ? '' : `${folder}/`;
    const inside = [...this.#names.keys()].filter(name => name.startsWith(start));
    return [...new Set(inside.map(name => name.slice(start.length).split('/')[0]!))].sort();
  }
  write(name: string, bytes: Uint8Array): void {
    this.#step(() => {
      this.#names.set(name, { bytes: bytes.slice(0, this.#part(bytes.length)), safe: undefined });
    });
    this.#names.set(name, { bytes: bytes.slice(), safe: undefined });
  }
  append(name: string, bytes: Uint8Array): void {
    const held = this.#held(name);
    this.#step(() => {
      held.bytes = joined(held.bytes, bytes.subarray(0, this.#part(bytes.length)));
    });
    held.bytes = joined(held.bytes, bytes);
  }
  truncate(name: string, size: number): void {
    this.#step();
    const held = this.#held(name);
    held.bytes = held.bytes.slice(0, size);
  }
  rename(from: string, to: string): void {
    this.#step();
    const held = this.#held(from);
    this.#names.delete(from);
    this.#names.set(to, held);
  }
  remove(name: string): void {
    this.#step();
    this.#names.delete(name);
  }
  sync(name: string): void {
    this.#step();
    const held = this.#held(name);
    held.safe = held.bytes.slice();
  }
  syncFolder(folder: string): void {
    this.#step();
    const inFolder = (name: string) => name.slice(0, Math.max(0, name.lastIndexOf('/'))) === folder;
    for (const name of [...this.#safeNames.keys()].filter(inFolder)) this.#safeNames.delete(name);
    for (const [name, held] of this.#names) if (inFolder(name)) this.#safeNames.set(name, held);
  }

  /** What the disk has after the computer stopped. */
  crash(): void {
    const names = new Map<string, Held>();
    for (const name of new Set([...this.#names.keys(), ...this.#safeNames.keys()])) {
      const held = this.#random() < 0.5 ? this.#names.get(name) : this.#safeNames.get(name);
      if (held) names.set(name, held);
    }
    for (const held of new Set(names.values())) {
      held.bytes = this.#survivor(held);
      held.safe = held.bytes.slice();
    }
    this.#names = names;
    this.#safeNames = new Map(names);
    this.stopped = false;
    this.failAt = Number.POSITIVE_INFINITY;
  }

  /** Some bytes from what was safe and what was not: old, new, cut, or with holes. */
  #survivor({ bytes, safe = new Uint8Array() }: Held): Uint8Array {
    const kind = this.#random();
    if (kind < 0.25) return safe.slice();
    if (kind < 0.5) return bytes.slice();
    if (bytes.length < safe.length) return kind < 0.75 ? safe.slice() : bytes.slice();
    const common = isStart(safe, bytes) ? safe.length : 0;
    const torn = bytes.slice(0, common + this.#part(bytes.length - common + 1));
    if (kind < 0.75) return torn;
    const holed = bytes.slice();
    const from = common + this.#part(bytes.length - common + 1);
    holed.fill(0, from, Math.min(bytes.length, from + 1 + this.#part(64)));
    return holed;
  }

  #held(name: string): Held {
    const held = this.#names.get(name);
    if (!held) throw new Error(`no such file: ${name}`);
    return held;
  }

  #part(length: number): number {
    return Math.floor(this.#random() * length);
  }

  #step(partly?: () => void): void {
    if (this.stopped) throw new Crash('the computer has stopped');
    if (this.writes++ !== this.failAt) return;
    if (this.#random() < 0.7) partly?.();
    this.stopped = this.failure === 'crash';
    if (this.stopped) throw new Crash('the computer stops');
    this.failAt = Number.POSITIVE_INFINITY;
    throw new Error('the disk is full');
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function isStart(start: Uint8Array, of: Uint8Array): boolean {
  return start.every((byte, i) => of[i] === byte);
}

/** What a kept machine stands on in tests. */
export function portsTo(storage: KeptPorts['storage']): KeptPorts {
  return { storage, digest, blank: of => emptyMachine(of) };
}

/** Numbers from 0 to below 1 that a seed repeats. */
export function random(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}
