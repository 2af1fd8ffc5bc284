import { storeDirectoryName } from '../../machine/index.ts';
import type { DriverPackage } from './driver-package.ts';
import type { StoreWork } from './work.ts';

/**
 * Observed: recordings staging 001: the same INF for two architectures has the same number (ntprint.inf), so it
 * is made of the INF alone.
 */
export function directoryOf({ era }: StoreWork, of: DriverPackage): string {
  return storeDirectoryName(of.name, of.architecture, of.content.digest(), era)!;
}

/** The INF of a package in the repository. */
export function storedInf({ repository }: StoreWork, directory: string): string {
  return `${repository}\\${directory}\\${/^.*\.inf(?=_)/.exec(directory)?.[0]}`;
}

/** The name of the catalog that belongs to a published INF. */
export function catalogName(inf: string): string {
  return inf.replace(/\.inf$/i, '.cat');
}

/** Where packages are copied from a medium first. */
export function userTemp({ directories }: StoreWork): string {
  return `${directories.userProfile}\\AppData\\Local\\Temp`;
}

/** A name like a GUID, made of the package: nothing is random here. */
export function temporaryName(of: DriverPackage, place: 'user' | 'store'): string {
  const digits = of.content
    .digest()
    .replace(/[^\da-f]/gi, '')
    .padEnd(32, '0');
  const own = place === 'user' ? digits.slice(0, 32) : digits.slice(-16) + digits.slice(0, 16);
  return `{${own.slice(0, 8)}-${own.slice(8, 12)}-${own.slice(12, 16)}-${own.slice(16, 20)}-${own.slice(20)}}`;
}
