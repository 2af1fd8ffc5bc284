import type { Win32Error } from '../src/base/index.ts';
import * as setupapi from '../src/setupapi/index.ts';
import { flagNumber } from './numbers.ts';
import type { Surroundings } from './surroundings.ts';

/** Last error before each call: one that no function sets. */
const UNTOUCHED = 0xbeefcafe as Win32Error;

/** A case that cannot be answered: something in it that nobody knows, or a step that it rests on went wrong. */
export class CaseFault extends Error {}

/** The computer and the process that one case runs in, and what its steps keep. */
export class World {
  readonly on: Surroundings;
  readonly #kept = new Map<string, unknown>();
  #files = 0;

  constructor(on: Surroundings) {
    this.on = on;
  }

  get api(): setupapi.SetupApi {
    return this.on.api;
  }

  /** Calls, and tells whether the last error was left as it was. */
  call<T extends setupapi.Reply>(
    run: (api: setupapi.SetupApi) => T,
  ): Omit<T, 'err'> & { err: Win32Error | 'UNCHANGED' } {
    this.api.lastError = UNTOUCHED;
    const answer = run(this.api);
    return { ...answer, err: answer.err === UNTOUCHED ? 'UNCHANGED' : answer.err };
  }

  /** Writes an INF to a file of its own and opens it. */
  openInf(text: string, style: unknown = 'INF_STYLE_WIN4'): ReturnType<World['openPath']> {
    const path = `${this.on.folders.TMP}\\case${++this.#files}.inf`;
    this.on.writeFile(path, text);
    return this.openPath(path, style);
  }

  openPath(
    path: string,
    style: unknown = 'INF_STYLE_WIN4',
  ): { ret: boolean; err: number | 'UNCHANGED'; inf: setupapi.InfHandle; errorLine: number } {
    return this.call(api => api.SetupOpenInfFile({ path, style: numberOf(style) }));
  }

  keep(name: string, value: unknown): void {
    if (value === undefined) throw new CaseFault(`nothing to keep as $${name}`);
    this.#kept.set(name, value);
  }

  /** Puts folders for `${NAME}` and what was kept for `$name`, in any depth. */
  filled(value: unknown): unknown {
    if (typeof value === 'string') return this.#filledText(value);
    if (Array.isArray(value)) return value.map(item => this.filled(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.filled(item)]));
  }

  #filledText(text: string): unknown {
    if (text === 'INVALID_HANDLE_VALUE') return setupapi.INVALID_HANDLE_VALUE;
    const name = /^\$(\w+)$/.exec(text)?.[1];
    if (name === undefined) return text.replace(/\$\{(\w+)\}/g, (_, folder: string) => this.#folder(folder));
    if (!this.#kept.has(name)) throw new CaseFault(`no step kept $${name}`);
    return this.#kept.get(name);
  }

  #folder(name: string): string {
    const folder = this.on.folders[name];
    if (folder === undefined) throw new CaseFault(`no such text variable: ${name}`);
    return folder;
  }
}

/** A flag by its name, a number, or a list of them together. */
export function numberOf(value: unknown): number {
  const number = flagNumber(value);
  if (number === undefined) throw new CaseFault(`no such flag: ${JSON.stringify(value)}`);
  return number;
}
