import type { Architecture, Facts, ProductType } from '../../base/index.ts';
import { place, type Windows } from '../index.ts';

const PRODUCTS: Readonly<Record<number, ProductType>> = {
  1: 'workstation',
  2: 'domain-controller',
  3: 'server',
};
const MACHINES: Readonly<Record<number, Architecture>> = {
  332: 'x86',
  452: 'arm',
  34404: 'amd64',
  43620: 'arm64',
};
const THIS_PROCESS = -1;

/**
 * The version that Windows has, not the one that it tells old programs; and the architecture of the computer, not the
 * one that it emulates.
 * @see https://learn.microsoft.com/windows/win32/devnotes/rtlgetversion
 * @see https://learn.microsoft.com/windows/win32/api/wow64apiset/nf-wow64apiset-iswow64process2
 */
export function systemFacts(
  windows: Pick<Windows, 'bind'>,
  ownArchitecture: Architecture,
): Omit<Facts, 'edition' | 'sMode'> {
  const information = place(284);
  information.writeUInt32LE(information.length, 0);
  windows.bind('ntdll.dll', { RtlGetVersion: 'LONG (PVOID)' }).RtlGetVersion(information);
  return {
    version: {
      major: information.readUInt32LE(4),
      minor: information.readUInt32LE(8),
      build: information.readUInt32LE(12),
    },
    architecture: nativeArchitecture(windows) ?? ownArchitecture,
    servicePack: information.readUInt16LE(276),
    suiteMask: information.readUInt16LE(280),
    productType: PRODUCTS[information.readUInt8(282)] ?? 'workstation',
  };
}

function nativeArchitecture(windows: Pick<Windows, 'bind'>): Architecture | undefined {
  const kernel = windows.bind('kernel32.dll', { IsWow64Process2: 'BOOL (HANDLE, PVOID, PVOID)' });
  const native = place(2);
  const { value } = kernel.IsWow64Process2(THIS_PROCESS, place(2), native);
  return value === 0 ? undefined : MACHINES[native.readUInt16LE(0)];
}
