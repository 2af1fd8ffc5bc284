import type { Json } from './recording.ts';

/** The first place where two values differ: its path and both sides; undefined when they are equal. */
export function firstDifference(
  expected: Json | undefined,
  found: Json | undefined,
  path = '',
): string | undefined {
  if (isObject(expected) && isObject(found)) {
    for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const difference = firstDifference(expected[name], found[name], `${path}.${name}`);
      if (difference) return difference;
    }
    return undefined;
  }
  if (Array.isArray(expected) && Array.isArray(found)) {
    for (let i = 0; i < Math.max(expected.length, found.length); i++) {
      const difference = firstDifference(expected[i], found[i], `${path}[${i}]`);
      if (difference) return difference;
    }
    return undefined;
  }
  return expected === found
    ? undefined
    : `${path || '.'}: expected ${shown(expected)}, found ${shown(found)}`;
}

export function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: Json | undefined): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 160);
}
