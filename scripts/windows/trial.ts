/** One thing that is tried; it gives what was not as expected, or throws it. */
export interface Trial {
  readonly id: string;
  readonly run: () => readonly string[];
}

/** Thrown where a trial cannot be made on an implementation at all, with why. */
export class CannotBe extends Error {}

/** What became of a trial. */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'cannot be'; readonly reason: string }
  /** The faults; of a program that died or hung what was seen of it. */
  | { readonly kind: 'failed' | 'died' | 'hung'; readonly faults: readonly string[] };

export function attempt({ run }: Trial): Outcome {
  try {
    const faults = run();
    return faults.length === 0 ? { kind: 'passed' } : { kind: 'failed', faults };
  } catch (error) {
    if (error instanceof CannotBe) return { kind: 'cannot be', reason: error.message };
    return { kind: 'failed', faults: [String((error as Error).message ?? error)] };
  }
}
