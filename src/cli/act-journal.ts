import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where an act is noted while it lasts. One that ends in any way is not there any more. */
const ACT_JOURNAL = join(tmpdir(), 'firstplug-act.jsonl');

interface Beginning {
  readonly pid: number;
  readonly began: string;
  readonly what: string;
}

/** What happens in an act, kept outside of this process: a driver's installer may bring it down. */
export class ActJournal {
  readonly #path: string;

  constructor(what: string, path: string = ACT_JOURNAL) {
    this.#path = path;
    const beginning: Beginning = { pid: process.pid, began: new Date().toISOString(), what };
    writeFileSync(path, `${JSON.stringify(beginning)}\n`);
  }

  note(line: string): void {
    appendFileSync(this.#path, `${JSON.stringify(line)}\n`);
  }

  end(): void {
    rmSync(this.#path, { force: true });
  }
}

/** What an act left that did not end, in lines; none where the last one did. It is told once. */
export function unfinishedAct(path: string = ACT_JOURNAL): readonly string[] {
  const [first, ...noted] = linesOf(path);
  if (first === undefined) return [];
  const { pid, began, what } = first as Beginning;
  if (isRunning(pid)) return [`another firstplug (process ${pid}) is at it since ${began}: ${what}`];
  rmSync(path, { force: true });
  return [
    `The last act did not end: ${what}, ${began}. Until then:`,
    ...noted.map(line => `  ${String(line)}`),
  ];
}

function linesOf(path: string): unknown[] {
  try {
    const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
    return lines.map((line): unknown => JSON.parse(line));
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
