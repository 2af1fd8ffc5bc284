import type { Outcome } from './trial.ts';

/** Trials that are not as expected for one reason. */
export interface Exemption {
  /** Why: who is right, or what is missing. */
  readonly kind: string;
  readonly trials: readonly string[];
}

/** What became of a suite, with a text for each trial that failed and the exempt ones by kind. */
export interface Verdict {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly exempt: Readonly<Record<string, number>>;
}

/**
 * Counts. A trial that is exempt and passes is a failure, and so is an exemption of what is not there. Trials that
 * cannot be made, or not all of them, say why themselves.
 */
export function judged(outcomes: ReadonlyMap<string, Outcome>, exemptions: readonly Exemption[]): Verdict {
  const kinds = new Map(exemptions.flatMap(({ kind, trials }) => trials.map(id => [id, kind])));
  const failed = [...kinds.keys()]
    .filter(id => !outcomes.has(id))
    .map(id => `${id}: exempt, and there is none`);
  const exempt: Record<string, number> = {};
  let passed = 0;
  for (const [id, outcome] of outcomes) {
    const kind = 'reason' in outcome ? outcome.reason : kinds.get(id);
    if (outcome.kind === 'passed') {
      if (kind === undefined) passed++;
      else failed.push(`${id}: is exempt but passes`);
    } else if (kind === undefined) failed.push([`${id}: ${outcome.kind}`, ...faultsOf(outcome)].join('\n  '));
    else exempt[kind] = (exempt[kind] ?? 0) + 1;
  }
  return { passed, failed, exempt };
}

function faultsOf(outcome: Outcome): readonly string[] {
  return 'faults' in outcome ? outcome.faults : [];
}

export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
