import type { Area, Case } from './cases.ts';
import { runCase } from './run-case.ts';

/** Reasons by case ID. */
export type Exemptions = Readonly<Record<string, string>>;

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly exempt: number;
}

/** What became of an area: the figures, and a text for each case that did not pass. */
export interface AreaResult extends Count {
  readonly remarks: readonly string[];
}

/** Runs the cases of an area. A case that passes although it is exempt is a failure. */
export function runArea(area: Area, exemptions: Exemptions): AreaResult {
  const results = area.cases.map(one => runExempted(one, exemptions[one.id]));
  return { ...sum(results), remarks: results.flatMap(({ remarks }) => remarks) };
}

function runExempted(one: Case, reason: string | undefined): AreaResult {
  const faults = runCase(one);
  if (reason === undefined && faults.length === 0) return { passed: 1, failed: 0, exempt: 0, remarks: [] };
  if (reason !== undefined && faults.length > 0) {
    return { passed: 0, failed: 0, exempt: 1, remarks: [`exempt ${one.id}: ${reason}`] };
  }
  const why = faults.length > 0 ? faults : ['is exempt but passes: take it off conformance/exemptions.json'];
  return { passed: 0, failed: 1, exempt: 0, remarks: [`FAILED ${one.id}`, ...why.map(text => `  ${text}`)] };
}

export function sum(counts: readonly Count[]): Count {
  const total = (key: keyof Count): number => counts.reduce((sum, count) => sum + count[key], 0);
  return { passed: total('passed'), failed: total('failed'), exempt: total('exempt') };
}
