import { type Era, eraOf, foldCase, type Win32Error, win32 } from '../../base/index.ts';
import {
  DI_ENUMSINGLEINF,
  DI_FLAGSEX_APPENDDRIVERLIST,
  DI_FLAGSEX_RECURSIVESEARCH,
  SPDIT_COMPATDRIVER,
} from '../../setupapi/index.ts';
import { type InstallOutcome, installDevice } from '../install/index.ts';
import { compareNodes } from '../select/index.ts';
import type { Session } from '../session.ts';
import { isWorking, keepBackup } from './backup.ts';
import { toInstall } from './core-install.ts';
import { type DriverPlace, driverPlaces, type SearchPhase } from './driver-places.ts';
import { isInstalled, readInstalledDriver } from './installed-driver.ts';
import { OwnDevice } from './opened-device.ts';
import { stage } from './stage.ts';
import type { WindowsUpdate } from './windows-update.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const TITLE = 'Device Install (Hardware initiated)';

/** What became of a device that wanted an installation. */
export interface DeviceInstall {
  /** The instance ID. */
  readonly id: string;
  /** Absent where the wizard must ask somebody first. */
  readonly outcome?: InstallOutcome;
  /** The wizard that must ask: no driver was found, or its INF wants a user. */
  readonly asks?: Exclude<Era['foundNewHardware'], 'nobody'>;
  /** Whether Windows must restart. */
  readonly reboot: boolean;
}

/** How a device is looked for. */
export interface HardwareSearch {
  readonly phase: SearchPhase;
  /** Where else somebody lets it look: a medium. */
  readonly folder?: string;
  readonly update: WindowsUpdate | undefined;
}

/**
 * Installs a device that appeared: its drivers are looked for where this Windows looks, the best is installed; where
 * there is none, the wizard must ask, or the device goes without.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/step-2--a-driver-for-the-device-is-selected
 */
export function installHardware(session: Session, id: string, search: HardwareSearch): DeviceInstall {
  const device = OwnDevice.open(session, id);
  if (!device) {
    return { id, outcome: { path: 'refused', code: win32('ERROR_NO_SUCH_DEVINST') }, reboot: false };
  }
  return session.telling.inside(
    () => searchAndInstall(device, search),
    ({ outcome, reboot }) => ({
      kind: 'section',
      title: TITLE,
      about: id,
      ...(outcome && { code: outcome.code }),
      ...(reboot && { restart: true }),
    }),
  );
}

function searchAndInstall(device: OwnDevice, search: HardwareSearch): DeviceInstall {
  const { session, id } = device;
  searchAll(device, search);
  const asks = mustAsk(device, search.phase);
  if (asks) {
    device.discardInstallers();
    return { id, asks, reboot: false };
  }
  if (search.phase === 'later' && !isBetter(device)) {
    device.discardInstallers();
    return { id, outcome: { path: 'refused', code: win32('ERROR_NO_MORE_ITEMS') }, reboot: false };
  }
  const [had, worked] = [readInstalledDriver(session, id), isWorking(session, id)];
  const approve = (): Win32Error => stageSelected(device);
  const outcome = installDevice(toInstall(device, { byAdministrator: false, approve }));
  const reboot = device.needsReboot;
  if (outcome.code === SUCCESS && had && worked) keepBackup(session, id, had);
  return { id, outcome, reboot };
}

/** Builds one list of all that the places have. */
function searchAll(device: OwnDevice, { phase, folder, update }: HardwareSearch): void {
  const { session } = device;
  const { firstSearch } = eraOf(session.transaction.facts);
  const medium: DriverPlace[] =
    folder === undefined ? [] : [{ kind: 'folder', path: folder, recursive: true }];
  for (const place of [...driverPlaces(session, firstSearch, phase), ...medium]) {
    const flagsEx = DI_FLAGSEX_APPENDDRIVERLIST;
    if (place.kind === 'published') device.buildList({ driverPath: '', flags: 0, flagsEx });
    else if (place.kind === 'folder') {
      const below = place.recursive ? DI_FLAGSEX_RECURSIVESEARCH : 0;
      device.buildList({ driverPath: place.path, flags: 0, flagsEx: flagsEx | below });
    } else {
      const answer = update?.offer(device.ids);
      for (const driverPath of answer?.kind === 'offers' ? answer.infs : []) {
        device.buildList({ driverPath, flags: DI_ENUMSINGLEINF, flagsEx });
      }
    }
  }
}

/**
 * Whether a person must be asked: before Windows 7 about a device without driver, and before Vista about one whose
 * INF asks for a user.
 * @see inf-controlflags-section
 */
function mustAsk({ session, nodes }: OwnDevice, phase: SearchPhase): DeviceInstall['asks'] {
  const { foundNewHardware, serviceInstalls } = eraOf(session.transaction.facts);
  if (foundNewHardware === 'nobody' || phase !== 'first') return undefined;
  const best = nodes.toSorted(compareNodes)[0];
  const isInteractive = !serviceInstalls && best?.interactiveInstall === true;
  return best === undefined || isInteractive ? foundNewHardware : undefined;
}

/** Whether the list has something better than what is installed. */
function isBetter({ session, id, nodes }: OwnDevice): boolean {
  const installed = readInstalledDriver(session, id);
  const best = nodes.toSorted(compareNodes)[0];
  if (!best) return false;
  const own = installed && nodes.find(node => isInstalled(node, installed));
  return own ? compareNodes(best, own) < 0 : true;
}

/**
 * A driver from elsewhere comes into the store first, and is selected from there.
 * Assumed: an installer that says it selected a driver and did not ends it with ERROR_NO_DRIVER_SELECTED; settled by a
 * class installer that answers DIF_SELECTBESTCOMPATDRV with NO_ERROR alone.
 * @see driver-store
 */
function stageSelected(device: OwnDevice): Win32Error {
  const node = device.selected;
  if (!node) return win32('ERROR_NO_DRIVER_SELECTED');
  const { session } = device;
  const { name } = node.package.source;
  if (foldCase(name).startsWith(foldCase(`${session.directories.windows}\\inf\\`))) return SUCCESS;
  const staged = stage(session, name);
  if (staged.path === undefined) return staged.code;
  const of = { set: device.set, device: device.info, type: SPDIT_COMPATDRIVER };
  session.api.SetupDiDestroyDriverInfoList(of);
  device.buildList({ driverPath: staged.path, flags: DI_ENUMSINGLEINF, flagsEx: 0 });
  return device.select(node) ? SUCCESS : win32('ERROR_NO_DRIVER_SELECTED');
}
