import { spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';
import type { Outcome } from './trial.ts';

/** What a program is to do. */
export interface Job {
  readonly suite: string;
  /** The bundle of all suites. */
  readonly program: string;
  /** Data of the suite, as JSON. */
  readonly data: unknown;
}

/** What the program reads. */
export interface Order {
  readonly suite: string;
  readonly data: unknown;
  /** Trials that are not made any more. */
  readonly done: readonly string[];
  readonly results: string;
}

/** A line of the results: a trial that begins, or what became of it; or the end of all. */
export type Line =
  | { readonly begins: string }
  | { readonly id: string; readonly outcome: Outcome }
  | { readonly end: true };

/** Longest that one trial, and the start of the program, may take, in milliseconds. */
const PATIENCE = 20_000;
const LOOK = 100;

/**
 * Has a program make its trials. One that ends the program, or after which nothing comes for a while, is an
 * outcome with that name, and the program is started again for those that follow.
 */
export async function supervised(
  place: Place,
  job: Job,
  patience: number = PATIENCE,
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (let start = 1; ; start++) {
    const { lines, verdict } = await started(place, job, [...outcomes.keys()], start, patience);
    for (const line of lines) if ('id' in line) outcomes.set(line.id, line.outcome);
    const last = lines.at(-1);
    if (last && 'end' in last) return outcomes;
    const begun = last && 'begins' in last ? last.begins : undefined;
    if (begun === undefined) throw new Error(`${job.suite}: the program ${verdict.faults[0]} between trials`);
    outcomes.set(begun, verdict);
  }
}

type Verdict = Extract<Outcome, { faults: readonly string[] }>;

async function started(
  place: Place,
  { suite, program, data }: Job,
  done: readonly string[],
  start: number,
  patience: number,
): Promise<{ lines: Line[]; verdict: Verdict }> {
  const results = join(place.folder, `${place.name}-${suite}-${start}.jsonl`);
  const order = join(place.folder, `${place.name}-${suite}-${start}.json`);
  writeFileSync(results, '');
  writeFileSync(order, JSON.stringify({ suite, data, done, results: place.path(results) } satisfies Order));
  const [command, ...args] = place.node;
  const child = spawn(command, [...args, place.path(program), place.path(order)], {
    env: place.environment,
    stdio: 'ignore',
  });
  const ended = new Promise<Verdict>(resolve => {
    child.on('error', error => resolve({ kind: 'died', faults: [error.message] }));
    child.on('exit', code => resolve({ kind: 'died', faults: [`ended with ${code ?? 'a signal'}`] }));
  });
  const watch = new AbortController();
  const verdict = await Promise.race([ended, silent(results, patience, watch.signal)]);
  watch.abort();
  if (verdict.kind === 'hung') {
    child.kill('SIGKILL');
    place.stop();
    await ended;
  }
  return { lines: linesOf(results), verdict };
}

/** Resolves when a file has not grown for a while; when the watch is over it is of no interest. */
async function silent(path: string, patience: number, watch: AbortSignal): Promise<Verdict> {
  let size = -1;
  for (let waited = 0; waited < patience && !watch.aborted; waited += LOOK) {
    await new Promise(resolve => setTimeout(resolve, LOOK));
    const now = statSync(path).size;
    if (now !== size) waited = 0;
    size = now;
  }
  return { kind: 'hung', faults: [`nothing for ${patience / 1000} s`] };
}

function linesOf(path: string): Line[] {
  const whole = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return whole.map(line => JSON.parse(line) as Line);
}
