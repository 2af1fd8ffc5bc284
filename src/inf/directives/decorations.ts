import type { WindowsVersion } from '../../base/index.ts';
import type { SectionDecoration } from './model.ts';
import { W8, W10_1709, XP } from './releases.ts';

/** An extension that a section name, CatalogFile or ExcludeFromSelect may have. */
export interface Extension {
  readonly text: string;
  readonly since?: WindowsVersion;
}

/** @see creating-inf-files-for-multiple-platforms-and-operating-systems */
export const platformExtensions: readonly Extension[] = [
  { text: 'nt' },
  { text: 'ntx86' },
  { text: 'ntia64', since: XP },
  { text: 'ntamd64', since: XP },
  { text: 'ntarm', since: W8 },
  { text: 'ntarm64', since: W10_1709 },
];

/** Those of SourceDisksNames and SourceDisksFiles. @see inf-sourcedisksnames-section */
export const architectureExtensions: readonly Extension[] = platformExtensions
  .filter(extension => extension.text !== 'nt')
  .map(extension => ({ ...extension, text: extension.text.slice(2) }));

const PATTERNS: Readonly<Record<SectionDecoration, RegExp>> = {
  platform: patternOf(platformExtensions),
  architecture: patternOf(architectureExtensions),
  TargetOSVersion: /^\.nt(?:x86|ia64|amd64|arm64|arm)?(?:\.(?:0x[0-9a-f]+|\d*)(?![0-9a-z])){0,5}/i,
  LanguageID: /^\.[0-9a-f]{4}(?![^.])/i,
};

/** The decoration at the beginning of what follows a name, or nothing. */
export function decorationIn(rest: string, decoration: SectionDecoration): string {
  return PATTERNS[decoration].exec(rest)?.[0] ?? '';
}

function patternOf(extensions: readonly Extension[]): RegExp {
  return new RegExp(`^\\.(?:${extensions.map(extension => extension.text).join('|')})(?![^.])`, 'i');
}
