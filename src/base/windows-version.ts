/** A Windows version: `10.0.22631`; the build is 0 where only major and minor are known. */
export interface WindowsVersion {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
}

export type Architecture = 'x86' | 'amd64' | 'arm' | 'arm64' | 'ia64';
export const ARCHITECTURES: readonly Architecture[] = ['x86', 'amd64', 'arm', 'arm64', 'ia64'];

export type ProductType = 'workstation' | 'domain-controller' | 'server';

/** What names a Windows installation as far as an INF can ask for it. */
export interface Target {
  readonly version: WindowsVersion;
  readonly architecture: Architecture;
  readonly productType: ProductType;
  /** Bits of SuiteMask as in a TargetOSVersion decoration. */
  readonly suiteMask: number;
  /** Where nobody says it, `servicePackOf` the version. */
  readonly servicePack?: number;
}

/** Builds people name by their release. @see inf-manufacturer-section (TargetOSVersion table) */
const RELEASES: Readonly<Record<string, string>> = {
  '2000': '5.0.2195',
  xp: '5.1.2600',
  '2003': '5.2.3790',
  vista: '6.0.6002',
  '7': '6.1.7601',
  '8': '6.2.9200',
  '8.1': '6.3.9600',
  '10': '10.0.19045',
  '11': '10.0.26100',
};

/** Reads `10.0.22631`, `6.1`, or a release name such as `7`, `xp`, `11`; undefined when it is neither. */
export function parseWindowsVersion(text: string): WindowsVersion | undefined {
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?$/.exec(RELEASES[text.toLowerCase()] ?? text);
  if (!match) return undefined;
  return { major: Number(match[1]), minor: Number(match[2]), build: Number(match[3] ?? 0) };
}

/**
 * The Windows that somebody names, as `10.0.22631`, `6.1` or `7`: without a build the last one of its release, for
 * a Windows has one. Undefined where there is no such Windows.
 */
export function namedWindows(text: string): WindowsVersion | undefined {
  const version = parseWindowsVersion(text);
  const release = Object.keys(RELEASES)
    .map(name => parseWindowsVersion(name)!)
    .find(({ major, minor }) => major === version?.major && minor === version.minor);
  return release && version?.build ? version : release;
}

/** A Windows with a service pack, `xp sp3`; without one that of its last build. */
export function namedSystem(
  text: string,
): { readonly version: WindowsVersion; readonly servicePack: number } | undefined {
  const [release = '', servicePack] = text.trim().split(/ ?sp(?=\d+$)/i);
  const version = namedWindows(release.trim());
  if (!version) return undefined;
  return { version, servicePack: servicePack === undefined ? servicePackOf(version) : Number(servicePack) };
}

/** Service packs by build; those of 2195, 2600 and 3790 did not change it, and XP's is the one of 2004. */
const SERVICE_PACKS: Readonly<Record<number, number>> = {
  2195: 4,
  2600: 2,
  3790: 1,
  6001: 1,
  6002: 2,
  7601: 1,
};

/** The service pack of a Windows of which nobody says it; 0 for none. */
export function servicePackOf({ build }: WindowsVersion): number {
  return SERVICE_PACKS[build] ?? 0;
}

/** Orders two versions by major, minor and build. */
export function compareVersions(a: WindowsVersion, b: WindowsVersion): number {
  return a.major - b.major || a.minor - b.minor || a.build - b.build;
}

export function printWindowsVersion(version: WindowsVersion): string {
  return `${version.major}.${version.minor}${version.build ? `.${version.build}` : ''}`;
}
