// `npm run contract:windows [-- --suite name]… [--outcomes file]`: what holds for the edge, tried on the engine and on
// real DLLs, those of Wine. Each run has a fresh prefix. A trial that hangs or ends the program is an outcome with that
// name. Exemptions of Wine are by trial, with reasons. The last line is what Wine gave.
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { readAreas } from '../conformance/cases.ts';
import engineExemptions from '../conformance/exemptions.json' with { type: 'json' };
import { packagedOutcomes } from './windows/packaged.ts';
import { here, type Place } from './windows/place.ts';
import { supervised } from './windows/supervise.ts';
import { COMPILER, hasCompiler, makeTools } from './windows/tools.ts';
import type { Outcome } from './windows/trial.ts';
import { type Exemption, judged, sumOf, type Verdict } from './windows/verdicts.ts';
import { freshWine } from './windows/wine.ts';
import { worldsOutcomes } from './windows/worlds/worlds.ts';

const shared = process.env.FIRSTPLUG_SHARED ?? '../shared';

/** INFs of the corpus that are no templates of stampinf, and whose models are not for some versions of Windows only. */
function plainInfs(corpus: string): string[] {
  const lines = readFileSync(join(corpus, 'index.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines
    .map(line => JSON.parse(line) as { file: string; decorations: string[] })
    .filter(
      ({ file, decorations }) => /\.inf$/i.test(file) && decorations.every(name => !/\d\.|\$/.test(name)),
    )
    .map(({ file }) => file);
}

/** Suites that need shared facts: FIRSTPLUG_SHARED, by default ../shared. */
const OF_SHARED: readonly string[] = ['own', 'conformance', 'corpus'];

/** The suites, and what each is given. */
const SUITES: Readonly<Record<string, (place: Place) => unknown>> = {
  own: () => JSON.parse(readFileSync(join(shared, 'wine', 'export-census.json'), 'utf8')),
  contract: () => ({}),
  package: () => undefined,
  corpus: place => ({
    folder: place.path(resolve(shared, 'corpus')),
    files: plainInfs(join(shared, 'corpus')),
  }),
  worlds: () => undefined,
  conformance: place => {
    makeTools(place.folder);
    return { areas: readAreas(join(shared, 'conformance')), tools: place.path(place.folder) };
  },
};

const { values } = parseArgs({
  options: { suite: { type: 'string', multiple: true }, outcomes: { type: 'string' } },
});
const folder = mkdtempSync(join(tmpdir(), 'firstplug-windows-'));
try {
  const wine = freshWine(folder);
  if (wine) await trySuites([here(folder), wine], values.suite ?? suitesAtHand());
  else {
    console.error('There is no Wine here: apt-get install --no-install-recommends wine64 wine');
    process.exitCode = 1;
  }
  wine?.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function suitesAtHand(): string[] {
  const lacking = [
    ...(existsSync(shared) ? [] : OF_SHARED.map(name => ({ name, what: shared }))),
    ...(hasCompiler() ? [] : [{ name: 'worlds', what: COMPILER }]),
  ];
  for (const { name, what } of lacking) console.log(`not tried, there is no ${what}: ${name}`);
  return Object.keys(SUITES).filter(suite => !lacking.some(({ name }) => name === suite));
}

async function trySuites(places: readonly Place[], suites: readonly string[]): Promise<void> {
  const program = await bundled();
  const verdicts = new Map<Place, Verdict[]>(places.map(place => [place, []]));
  for (const suite of suites) {
    for (const place of places) {
      const outcomes = await outcomesOf(place, suite, program);
      if (values.outcomes) writeOutcomes(values.outcomes, place, suite, outcomes);
      const verdict = judged(outcomes, exemptionsOf(place, suite));
      verdicts.get(place)?.push(verdict);
      for (const text of verdict.failed) console.log(`FAILED ${place.name}: ${text}`);
      for (const [kind, count] of Object.entries(verdict.exempt)) console.log(`${count} exempt: ${kind}`);
      console.log(`${suite}, ${place.name}: ${countOf([verdict])}`);
    }
  }
  for (const [place, all] of verdicts) console.log(`${place.name}: ${countOf(all)}`);
  console.log(countOf(verdicts.get(places.at(-1)!) ?? []));
  if ([...verdicts.values()].flat().some(({ failed }) => failed.length > 0)) process.exitCode = 1;
}

/** The package for Windows, and the two worlds, are tried from outside. */
async function outcomesOf(place: Place, suite: string, program: string): Promise<Map<string, Outcome>> {
  if (suite === 'package') return place.isWindows ? packagedOutcomes(place) : new Map();
  if (suite === 'worlds') return place.isWindows ? worldsOutcomes(folder, program) : new Map();
  return supervised(place, { suite, program, data: SUITES[suite]?.(place) });
}

function countOf(verdicts: readonly Verdict[]): string {
  const passed = verdicts.reduce((sum, verdict) => sum + verdict.passed, 0);
  const failed = verdicts.reduce((sum, verdict) => sum + verdict.failed.length, 0);
  const exempt = verdicts.reduce((sum, verdict) => sum + sumOf(verdict.exempt), 0);
  return `${passed} passed, ${failed} failed, ${exempt} exempt`;
}

/** All suites in one file; koffi stays outside, and what describes trials stands in for vitest. */
async function bundled(): Promise<string> {
  const outfile = join(folder, 'guest.mjs');
  await build({
    entryPoints: ['scripts/windows/guest.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['koffi'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    alias: { vitest: './scripts/windows/suite.ts' },
    logLevel: 'warning',
  });
  return outfile;
}

/** Of the engine those of `npm run conformance`. */
function exemptionsOf(place: Place, suite: string): Exemption[] {
  if (!place.isWindows) {
    const known = suite === 'conformance' ? Object.entries(engineExemptions) : [];
    return known.map(([id, reason]) => ({ kind: reason, trials: [id] }));
  }
  const all = JSON.parse(readFileSync('scripts/windows/exemptions.json', 'utf8'));
  return (all as Record<string, Exemption[]>)[suite] ?? [];
}

function writeOutcomes(
  file: string,
  place: Place,
  suite: string,
  outcomes: ReadonlyMap<string, Outcome>,
): void {
  for (const [id, outcome] of outcomes) {
    appendFileSync(file, `${JSON.stringify({ place: place.name, suite, id, ...outcome })}\n`);
  }
}
