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

/** Orders two versions by major, minor and build. */
export function compareVersions(a: WindowsVersion, b: WindowsVersion): number {
  return a.major - b.major || a.minor - b.minor || a.build - b.build;
}

export function printWindowsVersion(version: WindowsVersion): string {
  return `${version.major}.${version.minor}${version.build ? `.${version.build}` : ''}`;
}
