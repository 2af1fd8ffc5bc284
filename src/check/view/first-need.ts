import { foldCase, sameName } from '../../base/index.ts';
import { repeated } from '../group.ts';
import { needsOf, partOf } from './needs.ts';
import type { Subject } from './subject.ts';
import type { Reference } from './use.ts';

/** A need that would be right if the section had not been needed by another part of an installation before. */
export interface LaterNeed {
  readonly need: Reference;
  readonly first: Reference;
  /** The suffix of the section that needed it first. */
  readonly suffix: string;
}

/** Assumed: the first is the one that stands first in the file; settled by InfVerif on a section that two parts need. */
export function laterNeeds(subject: Subject): readonly LaterNeed[] {
  const own = needsOf(subject).filter(({ found }) => found);
  return repeated(own, ({ name }) => foldCase(name)).flatMap(group => {
    const [first, ...later] = group.toSorted((a, b) => a.span.start - b.span.start);
    const suffix = partOf(first!.by.section.name);
    return later
      .filter(
        ({ name, by }) => sameName(partOf(name), partOf(by.section.name)) && !sameName(partOf(name), suffix),
      )
      .map(need => ({ need, first: first!, suffix }));
  });
}
