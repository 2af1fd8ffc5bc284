import type { Citation } from './citation.ts';
import type { Span } from './span.ts';

/** Something wrong with what the user gave us: place, what is wrong, and what to do about it. */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'note';
  /** A short stable name such as `inf/utf8-without-bom`. */
  readonly code: string;
  readonly message: string;
  readonly span?: Span;
  /** What to do about it, as a sentence. */
  readonly remedy?: string;
  readonly citation?: Citation;
}

/** What a reader returns: a value in any case, and what was wrong on the way. It never throws. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** Thrown when Firstplug itself is wrong; caught at the edge only. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** States what must hold if our own code is right. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
