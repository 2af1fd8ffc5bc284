/** One thing that is tried; it gives what was not as expected, or throws it. */
export interface Trial {
  readonly id: string;
  /** What of it is left out, and why; it is told apart from those that are tried as they are. */
  readonly without?: string;
  readonly run: () => readonly string[];
}

/** Thrown where a trial cannot be made on an implementation at all, with why. */
export class CannotBe extends Error {}

/** What became of a trial. */
export type Outcome =
  | { readonly kind: 'passed' }
  /** As expected, but for what is left out of the trial. */
  | { readonly kind: 'passed in part'; readonly reason: string }
  | { readonly kind: 'cannot be'; readonly reason: string }
  /** The faults; of a program that died or hung what was seen of it. */
  | {
      readonly kind: 'failed' | 'died' | 'hung';
      readonly faults: readonly string[];
      /** Functions that it called and that are not there. */
      readonly lacking?: readonly string[];
    };

export function attempt({ run, without }: Trial): Outcome {
  try {
    const faults = run();
    if (faults.length > 0) return { kind: 'failed', faults };
    return without === undefined ? { kind: 'passed' } : { kind: 'passed in part', reason: without };
  } catch (error) {
    if (error instanceof CannotBe) return { kind: 'cannot be', reason: error.message };
    return { kind: 'failed', faults: [String((error as Error).message ?? error)] };
  }
}
