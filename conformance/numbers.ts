import * as machine from '../src/machine/index.ts';
import * as setupapi from '../src/setupapi/index.ts';

const NAMES: Readonly<Record<string, unknown>> = { ...machine, ...setupapi };

/** The number of a flag by its name, of a list of them together, or itself; undefined for what is none. */
export function flagNumber(value: unknown): number | undefined {
  if (Array.isArray(value)) {
    const numbers = value.map(flagNumber);
    return numbers.includes(undefined) ? undefined : numbers.reduce<number>((sum, one) => sum | one!, 0);
  }
  const number = typeof value === 'string' ? NAMES[value] : value;
  return typeof number === 'number' ? number : undefined;
}
