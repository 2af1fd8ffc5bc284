import { foldCase } from '../base/index.ts';
import type { RunningKind } from './running.ts';

/**
 * Of which parts of a computer everything is known. Elsewhere only what was found is known: that something is missing
 * there says nothing. Paths are resolved ones of keys, values (the key, and the name behind it) and files.
 */
export interface Coverage {
  /** Trees of which everything is known. */
  readonly known: readonly string[];
  /** Trees in them of which nothing is known after all; `*` is any name, or any part of one. */
  readonly except: readonly string[];
  /** What of the rest is known; all of it where this is absent. */
  readonly running?: readonly (RunningKind | 'hardware')[];
}

const RUNNING: Readonly<Record<RunningKind | 'hardware', string>> = {
  hardware: 'what is plugged in',
  devnode: 'the device tree',
  loaded: 'which files are in use',
  service: 'which services run',
  session: 'who is logged on',
  pending: 'what is being installed',
};

/** Notes what a machine was asked for that is not recorded. */
export class UnrecordedReads {
  readonly #known: readonly Names[];
  readonly #except: readonly Names[];
  readonly #running: Coverage['running'];
  readonly #asked = new Map<string, string>();
  readonly #askedRunning = new Set<string>();

  constructor({ known, except, running }: Coverage) {
    this.#known = known.map(namesOf);
    this.#except = except.map(namesOf);
    this.#running = running;
  }

  /** Whether it is known of a place what is there. */
  knows(path: string): boolean {
    return this.#isKnown(namesOf(path));
  }

  /** Somebody asked for something that the machine does not have. */
  missed(path: string): void {
    const names = namesOf(path);
    if (this.#isOfComputer(names) && !this.#isKnown(names)) this.#asked.set(names.join('\\'), path);
  }

  /** Somebody asked for all that is in a key or folder, of which the machine has some. */
  listed(path: string): void {
    const names = namesOf(path);
    const holdsKnown = this.#known.some(one => one.length > names.length && lead(names, one));
    if (holdsKnown && !this.#isKnown(names)) this.#asked.set(names.join('\\'), path);
  }

  /** Somebody asked for something that runs, or is plugged in, and the machine does not have. */
  missedRunning(what: RunningKind | 'hardware'): void {
    if (this.#running && !this.#running.includes(what)) this.#askedRunning.add(RUNNING[what]);
  }

  /** What was asked for: paths in their order, those below another one left out; and what of the rest, in words. */
  get all(): readonly string[] {
    const sorted = [...this.#asked.keys()].sort();
    const last = { key: '' };
    const paths = sorted.flatMap(key => {
      if (last.key !== '' && key.startsWith(`${last.key}\\`)) return [];
      last.key = key;
      return [this.#asked.get(key)!];
    });
    return [...paths, ...this.#askedRunning];
  }

  /** A drive of which nothing is known has what is put into it, and nothing of the computer. */
  #isOfComputer([root = '']: Names): boolean {
    return root === 'HKLM' || root === 'HKU' || this.#known.some(one => one[0] === root);
  }

  #isKnown(names: Names): boolean {
    return this.#known.some(one => lead(one, names)) && !this.#except.some(one => lead(one, names));
  }
}

type Names = readonly string[];

function namesOf(path: string): Names {
  return foldCase(path).split('\\').filter(Boolean);
}

/** Whether a path is one that a pattern means, or lies below it: `*` is any name, or any part of one. */
export function liesIn(pattern: string, path: string): boolean {
  return lead(namesOf(pattern), namesOf(path));
}

/** Whether names begin with others. */
function lead(first: Names, names: Names): boolean {
  return first.length <= names.length && first.every((name, i) => isLike(name, names[i]!));
}

function isLike(pattern: string, name: string): boolean {
  if (pattern === '*' || !pattern.includes('*')) return pattern === '*' || pattern === name;
  const parts = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(name);
}
