/**
 * Where a statement about Windows comes from. `documented`: a page says so. `observed`: a recording of a
 * real machine or one of Wine's tests says so. `assumed`: neither does yet; `settledBy` says what would.
 */
export type Citation =
  | { readonly grade: 'documented'; readonly page: string }
  | { readonly grade: 'observed'; readonly record: string }
  | { readonly grade: 'assumed'; readonly settledBy: string };

/** Cites a documentation page by its file name without extension. */
export function documented(page: string): Citation {
  return { grade: 'documented', page };
}

/** Cites a recording or a test by name. */
export function observed(record: string): Citation {
  return { grade: 'observed', record };
}

/** Marks a statement that no page and no recording supports yet. */
export function assumed(settledBy: string): Citation {
  return { grade: 'assumed', settledBy };
}
