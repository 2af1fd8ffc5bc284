import { format, isDeepStrictEqual } from 'node:util';
import type { Trial } from './trial.ts';

// What the contract suites use of vitest, which does not load in Wine: bundles of them get this file instead.

const trials: Trial[] = [];
const titles: string[] = [];

/** Takes the trials that were described since it was asked last. IDs are made different by a number. */
export function takeTrials(): Trial[] {
  const seen = new Map<string, number>();
  return trials.splice(0).map(({ id, run }) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { id: count === 1 ? id : `${id} (${count})`, run };
  });
}

export function describe(title: string, body: () => void): void {
  titles.push(title);
  body();
  titles.pop();
}

export function it(title: string, run: () => void): void {
  const id = [...titles, title].join(' > ');
  trials.push({
    id,
    run: () => {
      run();
      return [];
    },
  });
}

it.each =
  <Row>(rows: readonly Row[]) =>
  (title: string, run: (...row: Row extends readonly unknown[] ? Row : [Row]) => void): void => {
    for (const [index, row] of rows.entries()) {
      const cells = Array.isArray(row) ? row : [row];
      const used = title.match(/%[a-z]/g)?.length ?? 0;
      it(format(title.replaceAll('%#', String(index)), ...cells.slice(0, used)), () =>
        run(...(cells as Row extends readonly unknown[] ? Row : [Row])),
      );
    }
  };

/** The matchers that the suites use. */
interface Matchers {
  toBe(wanted: unknown): void;
  toEqual(wanted: unknown): void;
  toMatchObject(wanted: unknown): void;
  toMatch(wanted: RegExp): void;
  toContain(wanted: unknown): void;
  toContainEqual(wanted: unknown): void;
  toBeUndefined(): void;
  toBeGreaterThanOrEqual(wanted: number): void;
}

export function expect(actual: unknown): Matchers & { readonly not: Matchers } {
  return { ...matchers(actual, true), not: matchers(actual, false) };
}

function matchers(actual: unknown, is: boolean): Matchers {
  const demand = (holds: boolean, wanted: unknown): void => {
    if (holds !== is) throw new Error(`${is ? '' : 'not '}${shown(wanted)} expected, ${shown(actual)} found`);
  };
  return {
    toBe: wanted => demand(Object.is(actual, wanted), wanted),
    toEqual: wanted => demand(isDeepStrictEqual(defined(actual), defined(wanted)), wanted),
    toMatchObject: wanted => demand(holds(actual, wanted), wanted),
    toMatch: wanted => demand(wanted.test(String(actual)), wanted),
    toContain: wanted => demand((actual as readonly unknown[]).includes(wanted), wanted),
    toContainEqual: wanted =>
      demand(
        (actual as readonly unknown[]).some(item => isDeepStrictEqual(defined(item), defined(wanted))),
        wanted,
      ),
    toBeUndefined: () => demand(actual === undefined, undefined),
    toBeGreaterThanOrEqual: wanted => demand((actual as number) >= wanted, wanted),
  };
}

/** Without the members that are undefined: toEqual takes no notice of them. */
function defined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(defined);
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      member === undefined ? [] : [[name, defined(member)]],
    ),
  );
}

function holds(actual: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(actual) &&
      actual.length === wanted.length &&
      wanted.every((item, index) => holds(actual[index], item))
    );
  }
  if (!isPlain(wanted)) return isDeepStrictEqual(actual, wanted);
  if (typeof actual !== 'object' || actual === null) return false;
  return Object.entries(wanted).every(([name, member]) => holds(Reflect.get(actual, name), member));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function shown(value: unknown): string {
  return (
    JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? `${member}n` : member)) ??
    String(value)
  );
}
