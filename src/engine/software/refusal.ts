import type { Citation, Span } from '../../base/index.ts';

/** Why a directive does nothing, in words for those who wrote it, and the place that says so. */
export interface Refusal {
  readonly why: string;
  readonly span: Span;
  readonly because: Citation;
}

/** What a directive asks for, or why it does nothing. */
export type Checked<T> = { readonly value: T } | { readonly refusal: Refusal };

/** Refuses, at a place and by a page unless it says others. */
export function refuserAt(
  at: Span,
  page: Citation,
): (why: string, span?: Span, because?: Citation) => { readonly refusal: Refusal } {
  return (why, span = at, because = page) => ({ refusal: { why, span, because } });
}
