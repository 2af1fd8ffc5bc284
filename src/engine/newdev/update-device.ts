import { eraOf, type Win32Error, win32 } from '../../base/index.ts';
import { absolutePath } from '../../machine/index.ts';
import { DI_ENUMSINGLEINF, DI_FLAGSEX_APPENDDRIVERLIST, DI_NOFILECOPY } from '../../setupapi/index.ts';
import { type InstallOutcome, installDevice } from '../install/index.ts';
import { compareNodes, type DriverNode } from '../select/index.ts';
import type { Session } from '../session.ts';
import { fileName, publishedName, storeLocation } from '../store/index.ts';
import { isWorking, keepBackup } from './backup.ts';
import { toInstall } from './core-install.ts';
import { readExtending, type UpdateRequest } from './extending.ts';
import { finishAtOnce } from './finish-install.ts';
import { isInstalled, publishedPath, readInstalledDriver } from './installed-driver.ts';
import { tellCall } from './newdev-call.ts';
import { OwnDevice } from './opened-device.ts';
import { serve } from './service-install.ts';
import { stage } from './stage.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const NO_MORE_ITEMS = win32('ERROR_NO_MORE_ITEMS');

/** What became of the update of one device. */
export interface DeviceUpdate {
  readonly outcome: InstallOutcome;
  readonly reboot: boolean;
}

/**
 * Updates the driver of a device from an INF, if that is better than what the device has, or in any case. The
 * program selects; since Windows Vista the Plug and Play service installs.
 * Observed: recordings 001 (forced), 103 (no better; the present driver is looked for in its own INF only).
 */
export function updateDevice(session: Session, id: string, request: UpdateRequest): DeviceUpdate {
  const meant = readExtending(session, id, request);
  if ('code' in meant) return { outcome: { path: 'selection', code: meant.code }, reboot: false };
  return updateDriver(session, id, meant);
}

function updateDriver(session: Session, id: string, request: UpdateRequest): DeviceUpdate {
  const device = OwnDevice.open(session, id);
  if (!device) {
    return { outcome: { path: 'refused', code: win32('ERROR_NO_SUCH_DEVINST') }, reboot: false };
  }
  let reboot = false;
  const outcome = session.telling.inside<InstallOutcome>(
    () => {
      const had = readInstalledDriver(session, id);
      const worked = isWorking(session, id);
      searchDrivers(device, request, had?.inf);
      if (device.nodes.length === 0) {
        tellNdv(session, 'no-match-in-inf');
        device.discardInstallers();
        return { path: 'selection', code: win32('ERROR_NO_COMPAT_DRIVERS') } as const;
      }
      const update = installSearched(device, request);
      reboot = update.reboot;
      if (update.outcome.code === SUCCESS) finishAtOnce(session, id);
      if (update.outcome.code === SUCCESS && worked && had) keepBackup(session, id, had);
      return update.outcome;
    },
    ({ code }) => ({ kind: 'phase', category: 'ndv', name: 'Update Device Driver', about: id, code }),
  );
  return { outcome, reboot };
}

/** Observed: recordings 084 (forced) and 103. */
const FORCED_SEARCH = 0x80;
const BETTER_ONLY = 0x81;

function searchDrivers(device: OwnDevice, { inf, force }: UpdateRequest, installed?: string): void {
  const { session } = device;
  tellCall(session, { 'Search options': force ? FORCED_SEARCH : BETTER_ONLY });
  tellNdv(session, 'searching-inf', { inf });
  device.buildList({ driverPath: inf, flags: DI_ENUMSINGLEINF });
  if (force || installed === undefined || device.nodes.length === 0) return;
  const path = publishedPath(session, installed);
  if (!session.transaction.volume.file(path) || isSameFile(session, path, inf)) return;
  tellNdv(session, 'searching-installed');
  device.buildList({ driverPath: path, flagsEx: DI_FLAGSEX_APPENDDRIVERLIST });
}

function isSameFile({ transaction: { volume } }: Session, a: string, b: string): boolean {
  return volume.resolve(a) === volume.resolve(b);
}

/** Selects, and installs what was selected where it is better. */
function installSearched(device: OwnDevice, { inf, force, readOnly }: UpdateRequest): DeviceUpdate {
  const { session } = device;
  let published: string | undefined;
  const approve = (): Win32Error => {
    const node = device.selected;
    if (!node) return NO_MORE_ITEMS;
    if (force) tellForcing(device, node);
    else if (!isBetter(device, node, inf)) {
      tellDriver(session, 'installed-driver', node);
      return NO_MORE_ITEMS;
    }
    const staged = stage(session, inf, readOnly);
    if (staged.isKnown && staged.path !== undefined) tellKnown(session, staged.path);
    published = staged.path;
    return staged.code;
  };
  const byAdministrator = session.program.administrator !== false;
  if (readOnly) device.setParams({ flags: device.flags | DI_NOFILECOPY });
  const client = toInstall(device, { byAdministrator, approve });
  if (!eraOf(session.transaction.facts).serviceInstalls) {
    return { outcome: installDevice(client), reboot: device.needsReboot };
  }
  const served = serve(session, device.id, () => {
    const node = device.selected;
    const copies = readOnly ? { copiesFiles: false } : {};
    return node && published !== undefined ? { node, inf: published, ...copies } : undefined;
  });
  const outcome = installDevice(client, served.device);
  return { outcome, reboot: served.needsReboot() };
}

/** Whether the selected node comes from the INF and beats what is installed. */
function isBetter(device: OwnDevice, node: DriverNode, inf: string): boolean {
  const { session, id } = device;
  const installed = readInstalledDriver(session, id);
  if (!installed) return true;
  if (!isSameFile(session, node.package.source.name, inf)) return false;
  const own = device.nodes.find(one => one !== node && isInstalled(one, installed));
  if (own) return compareNodes(node, own) < 0;
  return !isInstalled(node, installed);
}

/** Observed: recordings 001; in later words templates of 004, Windows 11. */
function tellKnown(session: Session, inf: string): void {
  const path = storeLocation(session.storeWork('Plug and Play service'), inf);
  if (path === undefined) return;
  if (eraOf(session.transaction.facts).installTells === 'flags')
    tellNdv(session, 'package-imported', { package: path });
  else tellNdv(session, 'package-exists', { inf, path, published: fileName(inf) });
}

/** Observed: recordings 001; in later words templates of 004, Windows 11. */
function tellForcing({ session, id }: OwnDevice, node: DriverNode): void {
  const installed = readInstalledDriver(session, id);
  const isAgain = installed !== undefined && isInstalled(node, installed);
  const isNew = eraOf(session.transaction.facts).installTells === 'flags';
  tellDriver(session, isNew ? (isAgain ? 'force-reinstalling' : 'force-installing') : 'forcing', node);
}

/** A path as a program means it. */
export function pathOf({ program, transaction }: Session, inf: string): string | undefined {
  const path = transaction.volume.resolve(absolutePath(inf, program.currentDirectory));
  return path !== undefined && transaction.volume.file(path) ? path : undefined;
}

/** Observed: recordings 001 and 103. */
function tellDriver(session: Session, entry: string, { package: from, driverVer }: DriverNode): void {
  tellNdv(session, entry);
  const work = session.storeWork('Plug and Play service');
  const { name } = from.source;
  const published = eraOf(session.transaction.facts).driverStore ? publishedName(work, name) : undefined;
  for (const [label, text] of [
    ['Inf Name', fileName(published ?? name)],
    ['Driver Date', driverVer?.date ?? ''],
    ['Driver Version', driverVer?.version ?? ''],
  ] as const) {
    session.telling.tell({ kind: 'value', category: 'ndv', name: label, value: text });
  }
}

function tellNdv({ telling }: Session, entry: string, values: Readonly<Record<string, string>> = {}): void {
  telling.tell({ kind: 'entry', category: 'ndv', entry, values });
}
