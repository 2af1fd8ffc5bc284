import { eraOf, type Win32Error, win32 } from '../../base/index.ts';
import {
  DI_FLAGSEX_APPENDDRIVERLIST,
  DI_FLAGSEX_RECURSIVESEARCH,
  DI_SHOWOEM,
  DIF_DETECT,
} from '../../setupapi/index.ts';
import { isRegistered } from '../devices/index.ts';
import {
  CHOICE,
  type InstallOutcome,
  installDetected,
  installSelected,
  MANUAL_SELECTION,
  SELECTION,
  send,
  UPDATE_BY_HAND,
} from '../install/index.ts';
import { compareNodes } from '../select/index.ts';
import type { Session } from '../session.ts';
import { isWorking, keepBackup } from './backup.ts';
import { toInstall } from './core-install.ts';
import { finishAtOnce } from './finish-install.ts';
import { detected, devicesIn } from './first-time.ts';
import type { DeviceInstall } from './hardware-first.ts';
import { isInstalled, readInstalledDriver } from './installed-driver.ts';
import { type OpenedDevice, OwnDevice } from './opened-device.ts';
import { serve } from './service-install.ts';
import { stage } from './stage.ts';

const SUCCESS = win32('ERROR_SUCCESS');

/**
 * What is told as a section, by what was done; Windows XP and before have no titles.
 * Assumed: since Windows Vista an installation from the Add Hardware wizard is called by the function that installs one
 * driver on one device, and Update Driver as in a published log of Windows 10; settled by logs of both.
 */
const TITLES = {
  'Add Hardware': 'Device Install (DiInstallDevice)',
  'Update Driver': 'Device Install (DiShowUpdateDevice)',
} as const;

/** What somebody adds by hand. */
export interface AddedHardware {
  /** The setup class that was chosen. */
  readonly classGuid: string;
  /** The folder that "Have Disk" is told; without it the drivers of Windows are shown. */
  readonly folder?: string | undefined;
  /** Lets Windows look first: installers of the class detect what is no Plug and Play. */
  readonly detect?: boolean | undefined;
}

/**
 * The Add Hardware wizard, for an administrator who chose a class. What installers detect is installed; where nothing
 * is, a driver is chosen for a new device below Root.
 * Assumed: others than administrators get ERROR_ACCESS_DENIED; settled by starting the wizard as one.
 * @see dif-newdevicewizard-preselect, dif-selectdevice, dif-detect
 */
export function addHardware(session: Session, of: AddedHardware): DeviceInstall[] {
  if (session.program.administrator === false) return [failed(of.classGuid, 'ERROR_ACCESS_DENIED')];
  const found = of.detect ? detectHardware(session, of.classGuid) : [];
  return found.length > 0 ? found : [addDevice(session, of)];
}

function failed(id: string, code: Parameters<typeof win32>[0]): DeviceInstall {
  return { id, outcome: { path: 'refused', code: win32(code) }, reboot: false };
}

/** Assumed: what is found is installed whatever the request ends with, as in setup; settled by such a log. */
function detectHardware(session: Session, classGuid: string): DeviceInstall[] {
  const { api } = session;
  const { set } = api.SetupDiCreateDeviceInfoList({ class: classGuid });
  api.SetupDiCallClassInstaller({ function: DIF_DETECT, set });
  const installs = devicesIn(session, set).map(info => {
    const { id = '' } = api.SetupDiGetDeviceInstanceId({ set, device: info });
    const outcome = installDetected(detected(session, set, info));
    return { id, outcome, reboot: false };
  });
  api.SetupDiDestroyDeviceInfoList({ set });
  return installs;
}

function addDevice(session: Session, { classGuid, folder }: AddedHardware): DeviceInstall {
  const device = OwnDevice.create(session, classGuid);
  if (!device) return failed(classGuid, 'ERROR_INVALID_CLASS');
  return byHand(device, 'Add Hardware', () => {
    device.setParams({ flags: DI_SHOWOEM, driverPath: folder ?? '' });
    const { code, endedBy } = send(device, MANUAL_SELECTION);
    return code === SUCCESS ? installChosen(device) : ended(code, endedBy);
  });
}

/** How somebody updates the driver of a device: what is looked for in a folder, or chosen from a list. */
export type ByHand =
  | { readonly search: string }
  /** The folder that "Have Disk" is told; without it the drivers of Windows are shown. */
  | { readonly list: true; readonly folder?: string | undefined };

/**
 * Update Driver, for an administrator. A search takes the best of the driver store and the folder, and installs
 * nothing that is no better than what the device has; from a list anything is installed that is chosen.
 * Assumed: others than administrators get ERROR_ACCESS_DENIED; settled by trying it as one.
 * @see dif-selectdevice
 */
export function updateByHand(session: Session, id: string, how: ByHand): DeviceInstall {
  if (session.program.administrator === false) return failed(id, 'ERROR_ACCESS_DENIED');
  const device = OwnDevice.open(session, id);
  if (!device) return failed(id, 'ERROR_NO_SUCH_DEVINST');
  const [had, worked] = [readInstalledDriver(session, id), isWorking(session, id)];
  const install = byHand(device, 'Update Driver', () => {
    send(device, UPDATE_BY_HAND);
    return 'search' in how ? searchAndInstall(device, how.search) : chooseAndInstall(device, how.folder);
  });
  if (install.outcome?.code === SUCCESS && had && worked) keepBackup(session, id, had);
  return install;
}

interface Installed {
  readonly outcome: InstallOutcome;
  readonly reboot: boolean;
}

/** Tells it as a section of the log. */
function byHand(device: OwnDevice, what: keyof typeof TITLES, act: () => Installed): DeviceInstall {
  const { session, id } = device;
  const title = eraOf(session.transaction.facts).serviceInstalls ? TITLES[what] : what;
  const acted = (): Installed => {
    const installed = act();
    device.discardInstallers();
    if (installed.outcome.code === SUCCESS) finishAtOnce(session, id);
    return installed;
  };
  const installed = session.telling.inside(acted, ({ outcome: { code }, reboot }) => ({
    kind: 'section',
    title,
    about: id,
    code,
    ...(reboot && { restart: true }),
  }));
  return { id, ...installed };
}

function ended(code: Win32Error, endedBy?: string): Installed {
  return { outcome: { path: 'selection', code, ...(endedBy !== undefined && { endedBy }) }, reboot: false };
}

function chooseAndInstall(device: OwnDevice, folder: string | undefined): Installed {
  device.setParams({ flags: DI_SHOWOEM, driverPath: folder ?? '' });
  const { code, endedBy } = send(device, [CHOICE]);
  return code === SUCCESS ? installChosen(device) : ended(code, endedBy);
}

function searchAndInstall(device: OwnDevice, driverPath: string): Installed {
  device.buildList({ driverPath: '' });
  device.buildList({ driverPath, flagsEx: DI_FLAGSEX_APPENDDRIVERLIST | DI_FLAGSEX_RECURSIVESEARCH });
  const { code, endedBy } = send(device, [SELECTION]);
  if (code !== SUCCESS) return ended(code, endedBy);
  return isBetter(device) ? installChosen(device) : ended(win32('ERROR_NO_MORE_ITEMS'));
}

/** Whether what is selected beats the driver that the device has. */
function isBetter({ session, id, nodes, selected }: OpenedDevice): boolean {
  const installed = readInstalledDriver(session, id);
  if (!installed || !selected) return true;
  const own = nodes.find(node => isInstalled(node, installed));
  return own ? compareNodes(selected, own) < 0 : !isInstalled(selected, installed);
}

/**
 * Installs what is selected: since Windows Vista the Plug and Play service does, from the driver store.
 * Assumed: the package is staged only then, so a device that was added stays where its package is refused; settled by
 * adding one by hand with a package that is not signed.
 */
function installChosen(device: OpenedDevice): Installed {
  const { session, id, selected: node } = device;
  if (!isRegistered(session.transaction, id)) return ended(win32('ERROR_DEVINFO_NOT_REGISTERED'));
  if (!eraOf(session.transaction.facts).serviceInstalls) {
    const client = toInstall(device, { byAdministrator: true });
    const outcome = client.installing(() => installSelected(client));
    return { outcome, reboot: device.needsReboot };
  }
  const staged = node && stage(session, node.package.source.name);
  if (staged && staged.path === undefined) return ended(staged.code);
  const inf = staged?.path;
  const served = serve(session, id, () => (node && inf !== undefined ? { node, inf } : undefined));
  const outcome = served.device.installing(() => installSelected(served.device));
  return { outcome, reboot: served.needsReboot() };
}
