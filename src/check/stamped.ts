import type { Span } from '../base/index.ts';
import { findPlaceholders, type Placeholder, stampTemplate, type TemplateValues } from '../inf/index.ts';

/**
 * What placeholders stand for while a template is checked. Assumed: the architecture makes no difference to what is
 * found; settled by InfVerif with `/stampinf` on a template whose sections have architectures written out as well.
 */
const VALUES: Required<TemplateValues> = {
  architecture: 'amd64',
  kmdfVersion: '1.15',
  umdfVersion: '2.15.0',
  kmdfCoinstallerVersion: '01011',
  umdfCoinstallerVersion: '01011',
};

/** A template with its placeholders replaced, and where each unit of it stood before. */
export interface Stamped {
  readonly text: string;
  /** With their places in `text`. */
  readonly placeholders: readonly Placeholder[];
  /** The place in the template of a place in `text`. */
  readonly original: (span: Span) => Span;
}

export function stamp(template: string): Stamped {
  const found = findPlaceholders(template);
  if (found.length === 0) return { text: template, placeholders: [], original: span => span };
  let shift = 0;
  const moved = found.map(({ stands, span }) => {
    const start = span.start + shift;
    const end = start + VALUES[stands].length;
    shift = end - span.end;
    return { start, end, span, stands };
  });
  const offset = (at: number, edge: 'start' | 'end'): number => {
    const before = moved.findLast(({ start }) => (edge === 'start' ? start <= at : start < at));
    if (!before) return at;
    if (at < before.end || (edge === 'end' && at === before.end)) return before.span[edge];
    return at + before.span.end - before.end;
  };
  return {
    text: stampTemplate(template, VALUES),
    placeholders: moved.map(({ stands, start, end }) => ({ stands, span: { start, end } })),
    original: ({ start, end }) => ({ start: offset(start, 'start'), end: offset(end, 'end') }),
  };
}
