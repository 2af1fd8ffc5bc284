import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Architecture } from '../../src/base/index.ts';
import type { SetupApi } from '../../src/setupapi/index.ts';
import { CannotBe } from './trial.ts';

const TEST = 'C:\\Test';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Starts programs of the contract suites: one after the other, each in a C:\Test with its files and no others. */
export class WindowsPrograms {
  readonly #api: SetupApi;
  readonly #before: () => void;
  #elsewhere: string[] = [];

  /** `before` puts the rest of Windows back as a trial is to find it. */
  constructor(api: SetupApi, before: () => void) {
    this.#api = api;
    this.#before = before;
  }

  start(files: Files, architecture: Architecture): SetupApi {
    if (architecture !== 'amd64') throw new CannotBe('the program is one of amd64');
    this.#clear();
    this.#before();
    for (const [name, text] of Object.entries(files)) this.#write(resolve(TEST, name), text);
    return this.#api;
  }

  /** The text of a file; undefined where there is none. */
  read(path: string): string | undefined {
    return existsSync(path) ? readFileSync(path, 'latin1') : undefined;
  }

  #clear(): void {
    mkdirSync(TEST, { recursive: true });
    process.chdir(TEST);
    const inside = readdirSync(TEST).map(name => join(TEST, name));
    for (const path of [...inside, ...this.#elsewhere]) rmSync(path, { recursive: true, force: true });
    this.#elsewhere = [];
  }

  #write(path: string, text: string | Uint8Array): void {
    if (!path.startsWith(`${TEST}\\`)) this.#elsewhere.push(path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, 'latin1');
  }
}
