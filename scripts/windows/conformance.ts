import type { Area } from '../../conformance/cases.ts';
import { runCase } from '../../conformance/run-case.ts';
import type { Windows } from '../../src/windows/index.ts';
import type { Trial } from './trial.ts';
import { withoutWindowsOnly } from './windows-only.ts';
import { WindowsSurroundings } from './windows-surroundings.ts';

/** What the conformance suite is given. */
export interface ConformanceData {
  readonly areas: readonly Area[];
  /** A folder with the programs that cases need, as Windows programs see it. */
  readonly tools: string;
}

/** The shared cases, over the running Windows or the engine. */
export function conformanceTrials(windows: Windows | undefined, data: unknown): Trial[] {
  const { areas, tools } = data as ConformanceData;
  const all = areas.flatMap(({ cases }) => cases);
  if (!windows) return all.map(one => ({ id: one.id, run: () => runCase(one) }));
  return all.map(one => {
    const reduced = withoutWindowsOnly(one);
    return {
      id: one.id,
      ...(reduced && { without: 'where Windows answers otherwise than Wine 8.0, as the case says' }),
      run: () => {
        const on = new WindowsSurroundings(windows, one, tools);
        return runCase(reduced ?? one, () => on);
      },
    };
  });
}
