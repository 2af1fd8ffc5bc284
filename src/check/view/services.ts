import { foldCase } from '../../base/index.ts';
import { type InfLine, readInteger } from '../../inf/index.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/** Bits of AddService. @see inf-addservice-directive */
export const ASSOCSERVICE = 0x2;
export const UNIQUE_NAME = 0x10000;

/** An AddService line and the section that describes the service. */
export interface AddedService {
  readonly line: InfLine;
  /** The section that it stands in. */
  readonly use: Use;
  /** Empty for the null driver. */
  readonly name: string;
  readonly flags: number;
  /** The name of the service-install section; undefined where none is given. */
  readonly section: string | undefined;
  readonly install: Use | undefined;
}

/** Every AddService that something leads to, in the order of the file. */
export function servicesOf(subject: Subject): readonly AddedService[] {
  return subject.view('services', () => {
    const installs = new Map(
      subject.usesOf('service-install-section').map(use => [foldCase(use.section.name), use] as const),
    );
    const added = subject.statementsOf('AddService').map(({ line, use }): AddedService => {
      const section = line.field(3) || undefined;
      return {
        line,
        use,
        name: line.field(1) ?? '',
        flags: readInteger(line.field(2) ?? '') || 0,
        section,
        install: section === undefined ? undefined : installs.get(foldCase(section)),
      };
    });
    return added.toSorted((a, b) => a.line.lineSpan.start - b.line.lineSpan.start);
  });
}

/** A number that a section says; undefined where it does not, or where that is no number. */
export function numberIn(use: Use, key: string): number | undefined {
  const number = readInteger(use.section.line(key)?.field(1) ?? 'none');
  return Number.isNaN(number) ? undefined : number;
}
