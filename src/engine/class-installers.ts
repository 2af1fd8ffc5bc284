import { compareVersions, has32BitView, parseWindowsVersion, type Win32Error } from '../base/index.ts';
import {
  type DeviceInfo,
  type DeviceSetHandle,
  DIF_FINISHINSTALL_ACTION,
  DIF_INSTALLDEVICE,
  DIF_INSTALLDEVICEFILES,
  DIF_INSTALLINTERFACES,
  DIF_PROPERTYCHANGE,
  DIF_REGISTER_COINSTALLERS,
  DIF_REGISTERDEVICE,
  DIF_REMOVE,
  DIF_SELECTBESTCOMPATDRV,
  DIF_SELECTDEVICE,
  DIF_UNREMOVE,
} from '../setupapi/index.ts';
import { discardInstallers, installersOf, type Subject, sendTo } from './asked-installers.ts';
import { changeState } from './default-handlers/change-state.ts';
import { registerCoDeviceInstallers } from './default-handlers/co-installers.ts';
import { finishInstallAction } from './default-handlers/finish-install.ts';
import { installDevice } from './default-handlers/install-device.ts';
import { installDeviceInterfaces, installDriverFiles } from './default-handlers/interfaces-and-files.ts';
import { removeDevice, unremoveDevice } from './default-handlers/remove-device.ts';
import { resetBefore } from './default-handlers/reset.ts';
import { selectDevice } from './default-handlers/select-device.ts';
import { ownerOf } from './device-call.ts';
import { registerDeviceInfo } from './device-info.ts';
import { selectBestCompatDrv } from './driver-info.ts';
import { difCode } from './install/index.ts';
import { DONE, refused } from './returned.ts';
import type { In, Out, Session } from './session.ts';

type OfDevice = { readonly set: DeviceSetHandle; readonly device: DeviceInfo | null };
type Handler = (session: Session, of: OfDevice) => { readonly err?: Win32Error };

/** What carries requests out by default. */
const HANDLERS: Readonly<Record<number, Handler>> = {
  [DIF_SELECTDEVICE]: selectDevice,
  [DIF_INSTALLDEVICE]: installDevice,
  [DIF_REMOVE]: removeDevice,
  [DIF_PROPERTYCHANGE]: changeState,
  [DIF_INSTALLDEVICEFILES]: installDriverFiles,
  [DIF_UNREMOVE]: unremoveDevice,
  [DIF_SELECTBESTCOMPATDRV]: selectBestCompatDrv,
  [DIF_REGISTERDEVICE]: (session, of) => registerDeviceInfo(session, { ...of, flags: 0 }),
  [DIF_INSTALLINTERFACES]: installDeviceInterfaces,
  [DIF_REGISTER_COINSTALLERS]: registerCoDeviceInstallers,
  [DIF_FINISHINSTALL_ACTION]: finishInstallAction,
};

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdicallclassinstaller */
export function callClassInstaller(
  session: Session,
  { function: code, ...of }: In<'SetupDiCallClassInstaller'>,
): Out<'SetupDiCallClassInstaller'> {
  if (isInWow64(session)) return refused('ERROR_IN_WOW64');
  const subject = ownerOf(session, of);
  if ('err' in subject) return subject;
  const byDefault = defaultHandlerOf(session, subject, code);
  const installers = (): ReturnType<typeof installersOf>['installers'] => {
    resetBefore(session, subject, code);
    return installersOf(session, subject).installers;
  };
  const err = sendTo(session, subject, code, installers, byDefault);
  return { ret: err === DONE.err, err };
}

/** Whether the program has 32 bits and Windows 64. */
function isInWow64({ program: { architecture }, transaction: { facts } }: Session): boolean {
  return has32BitView(facts) && !has32BitView({ ...facts, architecture });
}

/** What carries a request out on this Windows. */
function defaultHandlerOf(session: Session, subject: Subject, code: number): (() => Win32Error) | undefined {
  const handler = HANDLERS[code >>> 0];
  const { since, defaultHandler } = difCode(code) ?? {};
  if (!handler || !isThere(session, since, defaultHandler?.until)) return undefined;
  const { set, element } = subject;
  const before = element?.classGuid;
  return () => {
    const { err = DONE.err } = handler(session, { set: set.handle, device: element?.info() ?? null });
    if (element?.classGuid !== before) discardInstallers(session, subject);
    return err;
  };
}

function isThere({ transaction: { facts } }: Session, since = '5.0', until?: string): boolean {
  const isUpTo = (text: string): boolean => compareVersions(facts.version, parseWindowsVersion(text)!) >= 0;
  return isUpTo(since) && !(until !== undefined && isUpTo(until));
}
