import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { shared } from '../test/shared.ts';
import { infsBelow } from './inf.ts';
import { printRate } from './measure.ts';

const PROGRAM = 'dist/bin/firstplug.js';

/** Dumps the corpus as a person does: a new process, files read, JSON lines written, all cores. */
export function benchDump(): void {
  const corpus = shared('corpus');
  if (!corpus || !existsSync(PROGRAM)) {
    console.log('dump: not measured, for want of corpus or build');
    return;
  }
  const bytes = infsBelow(corpus).reduce((sum, path) => sum + statSync(path).size, 0);
  printRate(`firstplug inf dump --json, ${availableParallelism()} cores`, bytes, () => {
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'inf', 'dump', corpus, '--json'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status === 2) throw new Error(stderr);
    return status;
  });
}
