import type { WindowsVersion } from '../../base/index.ts';

/** The first build of a release, as far as a directive's age needs it. @see inf-manufacturer-section */
function first(major: number, minor: number, build = 0): WindowsVersion {
  return { major, minor, build };
}

export const W2000: WindowsVersion = first(5, 0);
export const XP: WindowsVersion = first(5, 1);
export const S2003: WindowsVersion = first(5, 2);
export const VISTA: WindowsVersion = first(6, 0);
export const W7: WindowsVersion = first(6, 1);
export const W8: WindowsVersion = first(6, 2);
export const W8_1: WindowsVersion = first(6, 3);
export const W10_1703: WindowsVersion = first(10, 0, 15063);
export const W10_1709: WindowsVersion = first(10, 0, 16299);
export const W10_1809: WindowsVersion = first(10, 0, 17763);
export const W10_1903: WindowsVersion = first(10, 0, 18362);
export const W10_2004: WindowsVersion = first(10, 0, 19041);
export const W11: WindowsVersion = first(10, 0, 22000);
export const W11_22H2: WindowsVersion = first(10, 0, 22621);
export const W11_25398: WindowsVersion = first(10, 0, 25398);
export const W11_24H2: WindowsVersion = first(10, 0, 26100);
