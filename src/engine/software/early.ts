import { compareVersions, type Facts, printWindowsVersion } from '../../base/index.ts';
import {
  directiveNamed,
  type InfLine,
  type NamedInf,
  type SectionKindName,
  sectionKind,
} from '../../inf/index.ts';
import { type Installation, SectionWork } from '../sections/index.ts';

/** A directive that this Windows does not read yet. */
interface EarlyLine {
  readonly line: InfLine;
  readonly place: { readonly inf: string; readonly line: number };
  readonly why: string;
}

/** Why a Windows does not read a directive: it is too old. Undefined where it does. */
export function whyEarly({ version }: Facts, kind: SectionKindName, key: string): string | undefined {
  const since = directiveNamed(kind, key)?.since;
  if (!since || compareVersions(version, since) >= 0) return undefined;
  return `${key} is read since Windows ${printWindowsVersion(since)} (10 version 1703)`;
}

/**
 * The lines of a directive in a section that belongs to an install section, where this Windows is too old to read them;
 * undefined where it reads them.
 */
export function earlyLines(
  installation: Installation,
  source: NamedInf,
  section: string,
  kind: SectionKindName,
  key: string,
): EarlyLine[] | undefined {
  const why = whyEarly(installation.transaction.facts, kind, key);
  if (why === undefined) return undefined;
  const { reached } = sectionKind(kind);
  const suffix = reached.by === 'suffix' ? `.${reached.suffix}` : '';
  const work = new SectionWork(installation, source, {});
  return work
    .linesNamed(section + suffix, key)
    .map(line => ({ line, place: work.place(line.lineSpan), why }));
}
