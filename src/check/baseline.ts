import type { Remark, Verdict } from './verdict.ts';

/** What was found at some time, so that only what is new is told: for each path, findings and how often. */
export type Baseline = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Lines are left out: they move when something else is changed. */
function nameOf({ code, message }: Remark): string {
  return `${code} ${message}`;
}

export function makeBaseline(verdicts: readonly Verdict[]): Baseline {
  return Object.fromEntries(
    verdicts.filter(({ remarks }) => remarks.length > 0).map(({ path, remarks }) => [path, count(remarks)]),
  );
}

function count(remarks: readonly Remark[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const remark of remarks) counts[nameOf(remark)] = (counts[nameOf(remark)] ?? 0) + 1;
  return counts;
}

/** The findings that are not in a baseline; of those found more often than there, the last ones. */
export function withoutBaseline(verdict: Verdict, baseline: Baseline): Verdict {
  const there = baseline[verdict.path];
  if (!there) return verdict;
  const left = { ...there };
  const remarks = verdict.remarks.filter(remark => {
    const name = nameOf(remark);
    const known = left[name] ?? 0;
    if (known > 0) left[name] = known - 1;
    return known === 0;
  });
  return { ...verdict, remarks };
}
