import { sameName } from '../../base/index.ts';
import type { InstallItem } from '../../inf/index.ts';
import type { DriverPackage } from './driver-package.ts';

/** Directives that need the old way of installing. */
const LEGACY = ['RegisterDlls', 'UnregisterDlls', 'DelService', 'LogConfig'];

/**
 * Whether a package can be configured instead of being installed by DIF requests: nothing in it is legacy.
 * Observed: recordings inf-verification-in-setup-log (codes 1301 to 1305) name RegisterDlls, DelService,
 * LogConfig, keys that are not relative, and co-installers.
 * Assumed: nothing else makes a package not configurable; settled by staging packages with each other
 * directive on Windows 10.
 */
export function isConfigurable({ items }: DriverPackage): boolean {
  return !items.some(isLegacy);
}

function isLegacy(item: InstallItem): boolean {
  if (item.kind === 'directive') return LEGACY.some(name => sameName(name, item.directive.key ?? ''));
  if (item.kind !== 'registry') return false;
  const { root, name } = item.registry;
  return !sameName(root, 'HKR') || sameName(name, 'CoInstallers32');
}
