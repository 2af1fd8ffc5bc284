// Runs in Wine, under Node.js for Windows: makes the trials of a suite that are left, a line for each step of it.
import { appendFileSync, readFileSync } from 'node:fs';
import { openWindows, Windows } from '../../src/windows/index.ts';
import { contractTrials } from './contract.ts';
import type { Line, Order } from './supervise.ts';
import { attempt, type Trial } from './trial.ts';

const SUITES: Readonly<Record<string, (windows: Windows, data: unknown) => readonly Trial[]>> = {
  contract: contractTrials,
};

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Order;
const say = (line: Line): void => appendFileSync(order.results, `${JSON.stringify(line)}\n`);

const windows = await openWindows();
if (!(windows instanceof Windows)) throw new Error(windows.text);
const done = new Set(order.done);
for (const trial of SUITES[order.suite]?.(windows, order.data) ?? []) {
  if (done.has(trial.id)) continue;
  say({ begins: trial.id });
  say({ id: trial.id, outcome: attempt(trial) });
}
say({ end: true });
