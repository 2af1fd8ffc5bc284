import { sameName, type Win32Error, win32 } from '../../base/index.ts';
import { bytesOf, dword, numberOf } from '../../machine/index.ts';
import {
  DIURFLAG_NO_REMOVE_INF,
  DNF_BAD_DRIVER,
  SPDIT_COMPATDRIVER,
  SPDRP_CONFIGFLAGS,
} from '../../setupapi/index.ts';
import { byCall } from '../device-call.ts';
import {
  changeProperty,
  isPresent,
  readInstanceIds,
  readProperty,
  removeSoftwareKey,
} from '../devices/index.ts';
import { installDevice } from '../install/index.ts';
import { DONE, refused } from '../returned.ts';
import type { In, Out, Session } from '../session.ts';
import { removeExtension } from '../software/index.ts';
import { deletePackage, fileName, importedName, publishedName } from '../store/index.ts';
import { toInstall } from './core-install.ts';
import { readApplied } from './extending.ts';
import { publishedPath, readInstalledDriver } from './installed-driver.ts';
import { rebootAnswer, tellCall, wrongCall } from './newdev-call.ts';
import { OwnDevice } from './opened-device.ts';
import { uninstallPrimitive } from './primitive-driver.ts';
import { serve } from './service-install.ts';
import { stage } from './stage.ts';
import { pathOf, updateDevice } from './update-device.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const CONFIGFLAG_REINSTALL = 0x20;
/** Observed: recording 099. */
const TITLE = 'Driver Uninstall (DiUninstallDriver)';

/**
 * Assumed: an INF of no package in the store is ERROR_FILE_NOT_FOUND; and a device that is not present loses its driver
 * and is installed anew when it comes back. Settled by such calls on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/newdev/nf-newdev-diuninstalldriverw, creating-a-primitive-driver
 */
export function diUninstallDriver(
  session: Session,
  { inf, flags, ...of }: In<'DiUninstallDriver'>,
): Out<'DiUninstallDriver'> {
  const wrong = wrongCall(session, { function: 'DiUninstallDriver', flags, known: DIURFLAG_NO_REMOVE_INF });
  if (wrong) return wrong;
  const path = inf === null ? undefined : pathOf(session, inf);
  const published = path === undefined ? undefined : publishedInf(session, path);
  if (path === undefined || published === undefined) return refused('ERROR_FILE_NOT_FOUND');
  let reboot = false;
  const err = session.telling.inside<Win32Error>(
    () => {
      tellCall(session, { Flags: flags, 'INF path': path });
      const primitive = uninstallPrimitive(session, publishedPath(session, published));
      if (primitive?.refusal !== undefined) return primitive.refusal;
      reboot = primitive?.restart ?? false;
      for (const id of devicesOf(session, published))
        reboot = replaceDriver(session, id, published) || reboot;
      const extended = takeOff(session, published);
      if (flags & DIURFLAG_NO_REMOVE_INF) return SUCCESS;
      const { code } = deletePackage(session.storeWork('DiUninstallDriver'), published, false);
      for (const id of code === SUCCESS ? extended : []) reboot = reinstall(session, id) || reboot;
      return code;
    },
    code => ({ kind: 'section', title: TITLE, about: path, code }),
  );
  if (err !== SUCCESS) return { ret: false, err };
  return { ...DONE, ...rebootAnswer(session, of, reboot) };
}

/** `oem2.inf` of an INF that is given by any of its paths. */
function publishedInf(session: Session, path: string): string | undefined {
  const work = session.storeWork('DiUninstallDriver');
  const published = publishedName(work, path);
  return published === undefined ? importedName(work, path) : fileName(published);
}

function devicesOf(session: Session, published: string): string[] {
  return readInstanceIds(session.transaction, undefined).filter(id =>
    sameName(readInstalledDriver(session, id)?.inf ?? '', published),
  );
}

/**
 * Takes an extension off the devices that have it.
 * @returns which
 * @see using-an-extension-inf-file
 */
function takeOff(session: Session, published: string): string[] {
  const { transaction } = session;
  const path = publishedPath(session, published);
  return readInstanceIds(transaction, undefined).filter(id => {
    const applied = readApplied(session, id, path);
    if (applied) removeExtension(transaction, id, applied.extensionId);
    return applied !== undefined;
  });
}

/** Installs the driver of a device again, without what was taken off. @returns whether Windows must restart */
function reinstall(session: Session, id: string): boolean {
  const installed = readInstalledDriver(session, id);
  if (!installed || !isPresent(session.transaction, id)) return false;
  return updateDevice(session, id, { inf: publishedPath(session, installed.inf), force: true }).reboot;
}

/** @returns whether Windows must restart */
function replaceDriver(session: Session, id: string, published: string): boolean {
  if (!isPresent(session.transaction, id)) {
    dropDriver(session, id);
    return false;
  }
  const device = OwnDevice.open(session, id)!;
  device.buildList({});
  markBad(device, published);
  let inf: string | undefined;
  const approve = (): Win32Error => {
    if (!device.selected) return win32('ERROR_NO_DRIVER_SELECTED');
    const staged = stage(session, device.selected.package.source.name);
    inf = staged.path;
    return staged.code;
  };
  const served = serve(session, id, () => {
    const node = device.selected;
    return node && inf !== undefined ? { node, inf } : undefined;
  });
  installDevice(toInstall(device, { byAdministrator: true, approve }), served.device);
  return served.needsReboot();
}

/** Takes the drivers of an INF out of the choice. @see dif-selectbestcompatdrv */
function markBad({ session, set, info }: OwnDevice, published: string): void {
  const { api } = session;
  for (let index = 0; ; index++) {
    const of = { set, device: info };
    const { driver } = api.SetupDiEnumDriverInfo({ ...of, type: SPDIT_COMPATDRIVER, index });
    if (!driver) return;
    const { detail } = api.SetupDiGetDriverInfoDetail({ ...of, driver });
    if (!sameName(fileName(detail?.infFile ?? ''), published)) continue;
    const { params } = api.SetupDiGetDriverInstallParams({ ...of, driver });
    if (params) {
      const flags = params.flags | DNF_BAD_DRIVER;
      api.SetupDiSetDriverInstallParams({ ...of, driver, params: { ...params, flags } });
    }
  }
}

function dropDriver({ transaction }: Session, id: string): void {
  const origin = byCall('DiUninstallDriverW');
  removeSoftwareKey(transaction, id, origin);
  const flags = numberOf(readProperty(transaction, id, SPDRP_CONFIGFLAGS)) ?? 0;
  const bytes = bytesOf(dword(flags | CONFIGFLAG_REINSTALL));
  changeProperty(transaction, id, SPDRP_CONFIGFLAGS, bytes, origin);
}
