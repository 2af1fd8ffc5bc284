import { eraOf, type Facts, foldCase, printWindowsVersion, sameName } from '../../base/index.ts';
import type { Expansion, InstallItem } from '../../inf/index.ts';
import { RECORDED_BUILD, RECORDED_CLASSES, RECORDED_PACKAGES } from './recorded-packages.ts';

/** Whether a device is configured as its INF declares, with no request after the selection, and why not. */
export type Configurability =
  | { readonly configurable: true }
  | { readonly configurable: false; readonly reasons: readonly string[] }
  | { readonly configurable: 'not known' };

/** A package that was selected for a device. */
export interface SelectedPackage {
  /** `usbport.inf` */
  readonly inf: string;
  /** Whether it came with Windows. */
  readonly inbox: boolean;
  /** The class of the device now, in braces. */
  readonly classGuid: string;
  /** Its install section. */
  readonly install: Expansion;
}

/**
 * Whether package and class are configurable: only what was recorded counts.
 * Assumed: what is not known goes the way of the requests; settled by logs of other packages, classes and builds.
 * Observed: recordings 001, 002.
 */
export function configurabilityOf(facts: Facts, of: SelectedPackage): Configurability {
  if (!eraOf(facts).configurablePackages) {
    return { configurable: false, reasons: ['Windows before 10 asks installers about every package.'] };
  }
  const classIs = isClassConfigurable(facts, of);
  const reasons = [
    ...legacyOperations(of),
    ...(classIs === false ? [`Device class ${of.classGuid} is not configurable.`] : []),
  ];
  if (reasons.length > 0) return { configurable: false, reasons };
  return { configurable: isRecordedPackage(facts, of) && classIs === true ? true : 'not known' };
}

/** Whether a package is configurable and goes by requests all the same, because its class is known not to be. */
export function isConfiguredAgain(facts: Facts, of: SelectedPackage): boolean {
  const isConfigurable = isRecordedPackage(facts, of) && legacyOperations(of).length === 0;
  return isConfigurable && isClassConfigurable(facts, of) === false;
}

function isClassConfigurable(facts: Facts, { classGuid }: SelectedPackage): boolean | undefined {
  return isConfigurabilityRecorded(facts) ? RECORDED_CLASSES.get(classGuid.toLowerCase()) : undefined;
}

function isRecordedPackage(facts: Facts, { inbox, inf }: SelectedPackage): boolean {
  return isConfigurabilityRecorded(facts) && inbox && RECORDED_PACKAGES.some(name => sameName(name, inf));
}

function legacyOperations({ install }: SelectedPackage): string[] {
  return [...new Set(install.items.flatMap(legacyOperation))];
}

/** Whether anything is recorded of a Windows: of no other is a package known to be configurable. */
export function isConfigurabilityRecorded({ version }: Facts): boolean {
  return printWindowsVersion(version) === RECORDED_BUILD;
}

/**
 * What of an install section made a recorded package not configurable.
 * Observed: recordings 001, 040: keys of HKLM, CoInstallers32, DelService, RegisterDlls, LogConfig.
 * Assumed: other roots than HKR count as HKLM does; settled by a log of such a package.
 */
function legacyOperation(item: InstallItem): string[] {
  if (item.kind === 'registry') {
    const { root, subkey, name } = item.registry;
    if (!sameName(root, 'HKR')) return [`AddReg outside HKR: ${root}\\${subkey}`];
    return sameName(name, 'CoInstallers32') ? ['AddReg of co-installers: CoInstallers32'] : [];
  }
  const key = item.kind === 'directive' ? (item.directive.key ?? '') : '';
  return LEGACY_DIRECTIVES.has(foldCase(key)) ? [key] : [];
}

const LEGACY_DIRECTIVES = new Set(['DelService', 'RegisterDlls', 'LogConfig'].map(foldCase));
