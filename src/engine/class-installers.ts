import { has32BitView, type Win32Error, win32 } from '../base/index.ts';
import { DIF_REGISTERDEVICE, DIF_REMOVE, DIF_SELECTBESTCOMPATDRV } from '../setupapi/index.ts';
import { discardInstallers, installersOf, type Subject, sendTo } from './asked-installers.ts';
import { ownerOf } from './device-call.ts';
import { registerDeviceInfo, removeDevice } from './device-info.ts';
import { selectBestCompatDrv } from './driver-info.ts';
import { difCode } from './install/index.ts';
import { DONE, refused } from './returned.ts';
import type { In, Out, Session } from './session.ts';

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdicallclassinstaller */
export function callClassInstaller(
  session: Session,
  { function: code, ...of }: In<'SetupDiCallClassInstaller'>,
): Out<'SetupDiCallClassInstaller'> {
  if (isInWow64(session)) return refused('ERROR_IN_WOW64');
  const subject = ownerOf(session, of);
  if ('err' in subject) return subject;
  const byDefault = defaultHandlerOf(session, subject, code);
  const err = sendTo(session, subject, code, () => installersOf(session, subject).installers, byDefault);
  return { ret: err === DONE.err, err };
}

/** Whether the program has 32 bits and Windows 64. */
function isInWow64({ program: { architecture }, transaction: { facts } }: Session): boolean {
  return has32BitView(facts) && !has32BitView({ ...facts, architecture });
}

/** What carries a request out by default. One that is not here yet fails, and so says that it is not. */
function defaultHandlerOf(session: Session, subject: Subject, code: number): (() => Win32Error) | undefined {
  const { set, element } = subject;
  const of = { set: set.handle, device: element?.info() ?? null };
  switch (code) {
    case DIF_REGISTERDEVICE:
      return () => errorOf(registerDeviceInfo(session, { ...of, flags: 0 }));
    case DIF_REMOVE:
      return () => errorOf(removeDevice(session, of));
    case DIF_SELECTBESTCOMPATDRV:
      return () => selectBest(session, subject, () => errorOf(selectBestCompatDrv(session, of)));
    default:
      return difCode(code)?.defaultHandler && (() => win32('ERROR_CALL_NOT_IMPLEMENTED'));
  }
}

function errorOf({ err = DONE.err }: { readonly err?: Win32Error }): Win32Error {
  return err;
}

/** A selection that changes the class of a device makes others its installers. */
function selectBest(session: Session, subject: Subject, select: () => Win32Error): Win32Error {
  const before = subject.element?.classGuid;
  const code = select();
  if (subject.element?.classGuid !== before) discardInstallers(session, subject);
  return code;
}
