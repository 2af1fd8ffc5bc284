import { sameName } from '../../base/index.ts';
import type { Subject } from './subject.ts';
import type { Reference, Use } from './use.ts';

/**
 * Sections of INFs of Windows that pages tell others to need, and where they are.
 * @see adding-the-reflector
 * @see inf-verif-error-2084
 * @see winusb-installation
 */
const KNOWN: readonly (readonly [section: RegExp, inf: string])[] = [
  [/^WUDFRD(?:_UpperFilter|_LowerFilter)?\.NT(?:\.|$)/i, 'wudfrd.inf'],
  [/^MsHidKmdf(?:_UpperFilter|_LowerFilter)?\.NT(?:\.|$)/i, 'mshidkmdf.inf'],
  [/^WINUSB\.NT(?:\.|$)/i, 'winusb.inf'],
];

/** The INF of Windows that has a section; undefined where no page tells. */
export function infOfSection(name: string): string | undefined {
  return KNOWN.find(([pattern]) => pattern.test(name))?.[1];
}

/** Every section that is needed, and by whom. */
export function needsOf({ references }: Subject): readonly Reference[] {
  return references.filter(({ needs }) => needs);
}

/** Whether a section includes an INF; without a name, any. */
export function includes(use: Use, inf?: string): boolean {
  return use.section
    .linesNamed('Include')
    .some(line => (inf === undefined ? line.fieldCount > 0 : line.fields.some(one => sameName(one, inf))));
}

/** The suffix that says what part of an installation a section is: `.Services`; empty for the section itself. */
export function partOf(name: string): string {
  return (
    /\.(?:HW|Services|Interfaces|CoInstallers|Filters|Components|Software|Events|COM|WMI|Wdf)$/i.exec(
      name,
    )?.[0] ?? ''
  );
}
