import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MEGABYTE = 1e6;
/** How often something is measured; the median counts. `--short` shows that the benches run, no more. */
const ROUNDS = process.argv.includes('--short') ? 3 : 9;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Prints how many megabytes of input are worked through in a second. */
export function printRate(title: string, bytes: number, work: () => unknown): void {
  console.log(`${title}: ${Math.round(bytes / MEGABYTE / (medianTime(work) / 1000))} MB/s`);
}

/** Prints how long something takes; what is short is done as often as fifty milliseconds allow. */
export function printTime(title: string, work: () => unknown): void {
  const once = medianTime(work);
  const times = Math.max(1, Math.min(10_000, Math.ceil(50 / once)));
  const all = medianTime(() => {
    for (let i = 1; i < times; i++) work();
    return work();
  });
  const each = all / times;
  console.log(`${title}: ${each < 1 ? `${(each * 1000).toFixed(1)} µs` : `${each.toFixed(1)} ms`}`);
}

/** Prints how many bytes of memory a result holds for each byte of input, or for each of something else. */
export function printHeld(title: string, bytes: number, make: () => unknown, per = 'a byte'): void {
  const before = memoryInUse();
  const made = [make()];
  const held = memoryInUse() - before;
  console.log(`${title}: ${(held / bytes).toFixed(2)} bytes of memory ${per}`);
  made.length = 0;
}

/** Prints how much memory a result holds; it is made once before, so that code is not counted. */
export function printMemory(title: string, make: () => unknown): void {
  make();
  const before = memoryInUse();
  const made = [make()];
  const held = memoryInUse() - before;
  console.log(`${title}: ${(held / MEGABYTE).toFixed(2)} MB of memory`);
  made.length = 0;
}

/** Milliseconds; the first round only warms up. */
function medianTime(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS + 1 }, () => {
    const started = performance.now();
    if (work() === undefined) throw new Error('nothing was computed');
    return performance.now() - started;
  });
  return times.slice(1).sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
}

/** What lies outside the heap goes one collection later. */
function memoryInUse(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
