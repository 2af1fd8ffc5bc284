import { writeFileSync } from 'node:fs';
import { type Baseline, makeBaseline, type Verdict } from '../check/index.ts';
import { Failure } from './failure.ts';
import { readInput } from './files.ts';

/** Reads a file that `--write-baseline` wrote. */
export function readBaseline(path: string): Baseline {
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(readInput(path)));
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Baseline;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Failure(`${path} is no baseline; firstplug check --write-baseline ${path} makes one`);
}

export function writeBaseline(path: string, verdicts: readonly Verdict[]): void {
  writeFileSync(path, `${JSON.stringify(makeBaseline(verdicts), null, 2)}\n`);
  const findings = verdicts.reduce((sum, { remarks }) => sum + remarks.length, 0);
  process.stdout.write(`${path}: ${findings} findings of ${verdicts.length} INFs are known from now on\n`);
}
