import type { Span } from '../../base/index.ts';
import { registryAddsOf } from './registry.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/** A list of filters that is not set by AddFilter. */
export interface WrittenFilters {
  /** The value or property. */
  readonly what: string;
  readonly span: Span;
  readonly use: Use;
}

const VALUE = /^(?:Upper|Lower)Filters$/i;
const PROPERTY = /^Device(?:Upper|Lower)Filters$/i;

/** Filters of a device that registry values of a .HW section or AddProperty set. Those of a class are others. */
export function writtenFiltersOf(subject: Subject): readonly WrittenFilters[] {
  return subject.view('written filters', () => [
    ...registryAddsOf(subject)
      .filter(
        ({ add, use }) =>
          VALUE.test(add.name) && add.subkey === '' && /^HKR$/i.test(add.root) && isOfDevice(use),
      )
      .map(({ add, use }) => ({ what: add.name, span: add.span, use })),
    ...subject
      .usesOf('add-property-section')
      .flatMap(use =>
        use.section.lines
          .filter(line => PROPERTY.test(line.field(1) ?? ''))
          .map(line => ({ what: line.field(1)!, span: line.lineSpan, use })),
      ),
  ]);
}

function isOfDevice(use: Use): boolean {
  return use.references.some(({ by }) => by.kind.name === 'DDInstall.HW');
}
