import { writeFileSync } from 'node:fs';
import { fixInf, type Verdict } from '../check/index.ts';
import type { CheckJob } from './check-file.ts';
import { Failure } from './failure.ts';
import { readInput } from './files.ts';

/** Puts right what can be without guessing; shows each line before and after, and writes unless it is `dry`. */
export function fixFiles(jobs: readonly CheckJob[], verdicts: readonly Verdict[], dry: boolean): void {
  const byName = new Map(verdicts.map(verdict => [verdict.path, verdict]));
  for (const { path, name } of jobs) {
    if (path === '-') throw new Failure('standard input cannot be put right; name a file');
    const verdict = byName.get(name);
    const edits = verdict?.remarks.flatMap(remark => remark.edits ?? []) ?? [];
    const fixed = fixInf(readInput(path), edits);
    if (!fixed) continue;
    for (const { line, before, after } of fixed.changes) {
      const lines = [...before.map(text => `- ${text}`), ...after.map(text => `+ ${text}`)];
      process.stdout.write(`${[`${name}:${line}`, ...lines].join('\n')}\n`);
    }
    if (!dry) writeFileSync(path, fixed.bytes);
  }
}
