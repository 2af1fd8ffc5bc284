// Makes the trials of a suite that are left, a line for each step of it: over the running Windows where there is one
// (in Wine, under Node.js for Windows), else over the engine.
import { appendFileSync, readFileSync } from 'node:fs';
import { openWindows, Windows } from '../../src/windows/index.ts';
import { conformanceTrials } from './conformance.ts';
import { contractTrials } from './contract.ts';
import { corpusTrials } from './corpus.ts';
import { ownTrials } from './own.ts';
import type { Line, Order } from './supervise.ts';
import { attempt, type Trial } from './trial.ts';
import { worldsTrials } from './worlds/trials.ts';

const SUITES: Readonly<Record<string, (windows: Windows | undefined, data: unknown) => readonly Trial[]>> = {
  contract: contractTrials,
  conformance: conformanceTrials,
  corpus: corpusTrials,
  own: ownTrials,
  worlds: worldsTrials,
};

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Order;
const say = (line: Line): void => appendFileSync(order.results, `${JSON.stringify(line)}\n`);

const opened = await openWindows();
const windows = opened instanceof Windows ? opened : undefined;
if (!windows && process.platform === 'win32') throw new Error('Windows cannot be reached');
const done = new Set(order.done);
for (const trial of SUITES[order.suite]?.(windows, order.data) ?? []) {
  if (done.has(trial.id)) continue;
  say({ begins: trial.id });
  const lacking = new Set<string>();
  if (windows) windows.whenLacking = ({ name, why }) => lacking.add(`${name} (${why})`);
  const outcome = attempt(trial);
  say({ id: trial.id, outcome: 'faults' in outcome ? { ...outcome, lacking: [...lacking] } : outcome });
}
say({ end: true });
