import { type Architecture, type Facts, servicePackOf, type WindowsVersion } from '../../base/index.ts';

const X86: readonly Architecture[] = ['x86'];
const PC: readonly Architecture[] = ['x86', 'amd64'];
const ALL: readonly Architecture[] = ['x86', 'amd64', 'arm', 'arm64'];

/** Releases that people name, and the architectures that each was made for; XP for amd64 is 5.2, as Server 2003. */
const RELEASES: readonly (readonly [title: string, version: string, made: readonly Architecture[]])[] = [
  ['2000', '2000', X86],
  ['XP', 'xp', X86],
  ['Server 2003', '2003', [...PC, 'ia64']],
  ['Vista', 'vista', [...PC, 'ia64']],
  ['7', '7', [...PC, 'ia64']],
  ['8', '8', [...PC, 'arm']],
  ['8.1', '8.1', [...PC, 'arm']],
  ['10 1507', '10.0.10240', PC],
  ['10 22H2', '10.0.19045', ALL],
  ['11 22H2', '10.0.22621', ['amd64', 'arm64']],
  ['11 24H2', '10.0.26100', ['amd64', 'arm64']],
];

/** The releases of Windows that were made for an architecture, oldest first. */
export function releasesFor(architecture: Architecture): readonly (typeof RELEASES)[number][] {
  return RELEASES.filter(([, , made]) => made.includes(architecture));
}

/** A workstation as most are. */
export function workstationOf(version: WindowsVersion, architecture: Architecture): Facts {
  const servicePack = servicePackOf(version);
  return {
    version,
    architecture,
    productType: 'workstation',
    suiteMask: 0,
    servicePack,
    edition: '',
    sMode: false,
  };
}
