// `npm run contract:windows [-- --suite name]…`: what holds for the edge, tried on real DLLs, those of Wine. Each run
// has a fresh prefix. A trial that hangs or ends the program is an outcome with that name. Exemptions are by trial.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { packagedOutcomes } from './windows/packaged.ts';
import { supervised } from './windows/supervise.ts';
import type { Outcome } from './windows/trial.ts';
import { type Exemption, judged, sumOf } from './windows/verdicts.ts';
import { freshWine, type Wine } from './windows/wine.ts';

const SUITES = ['contract', 'package'];

const { values } = parseArgs({ options: { suite: { type: 'string', multiple: true } } });
const wine = freshWine(mkdtempSync(join(tmpdir(), 'firstplug-windows-')));
if (wine) {
  try {
    await trySuites(wine, values.suite ?? SUITES);
  } finally {
    wine.remove();
  }
} else {
  console.error('There is no Wine here: apt-get install --no-install-recommends wine64 wine');
  process.exitCode = 1;
}

async function trySuites(on: Wine, suites: readonly string[]): Promise<void> {
  const program = await bundled(on.folder);
  let [passed, failed, exempt] = [0, 0, 0];
  for (const suite of suites) {
    const verdict = judged(await outcomesOf(on, suite, program), exemptionsOf(suite));
    for (const text of verdict.failed) console.log(`FAILED ${text}`);
    for (const [kind, count] of Object.entries(verdict.exempt))
      console.log(`${suite}: ${count} exempt, ${kind}`);
    passed += verdict.passed;
    failed += verdict.failed.length;
    exempt += sumOf(verdict.exempt);
  }
  console.log(`${passed} passed, ${failed} failed, ${exempt} exempt`);
  if (failed > 0) process.exitCode = 1;
}

async function outcomesOf(on: Wine, suite: string, program: string): Promise<Map<string, Outcome>> {
  return suite === 'package' ? packagedOutcomes(on) : supervised(on, { suite, program, data: {} });
}

/** All suites in one file; koffi stays outside, and what describes trials stands in for vitest. */
async function bundled(folder: string): Promise<string> {
  const outfile = join(folder, 'guest.mjs');
  await build({
    entryPoints: ['scripts/windows/guest.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['koffi'],
    alias: { vitest: './scripts/windows/suite.ts' },
    logLevel: 'warning',
  });
  return outfile;
}

function exemptionsOf(suite: string): Exemption[] {
  const all = JSON.parse(readFileSync('scripts/windows/exemptions.json', 'utf8'));
  return (all as Record<string, Exemption[]>)[suite] ?? [];
}
