import type { Difference, ProbeResult } from './compare.ts';

/** The results for a person: a line for each probe, and each difference below it. */
export function printSelftest(results: readonly ProbeResult[]): string[] {
  return [...results.flatMap(linesOf), '', sumOf(results)];
}

function linesOf(one: ProbeResult): string[] {
  const title = one.name.padEnd(22);
  if (one.notMade !== undefined) return [`${title} not made: ${one.notMade}`];
  const { agreements, differences, settles } = one;
  if (differences.length === 0) return [`${title} ${agreements} agree: ${one.proves}`];
  return [
    `${title} ${agreements} agree, ${differences.length} differ (${settles})`,
    ...differences.map(differenceLine),
  ];
}

function differenceLine({ item, windows = 'nothing', engine = 'nothing' }: Difference): string {
  return `  ${item}\n    Windows: ${windows}\n    engine:  ${engine}`;
}

function sumOf(results: readonly ProbeResult[]): string {
  const agreements = results.reduce((sum, one) => sum + one.agreements, 0);
  const differences = results.reduce((sum, one) => sum + one.differences.length, 0);
  const notMade = results.filter(one => one.notMade !== undefined).length;
  return `${agreements} answers agree, ${differences} differ, ${notMade} of ${results.length} probes were not made`;
}
