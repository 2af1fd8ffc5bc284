import { documented, eraOf, win32 } from '../../base/index.ts';
import { bytesOf, dword, numberOf } from '../../machine/index.ts';
import {
  CONFIGFLAG_FINISHINSTALL_ACTION,
  DI_FLAGSEX_FINISHINSTALL_ACTION,
  SPDRP_CONFIGFLAGS,
} from '../../setupapi/index.ts';
import { changeProperty, readInstanceIds, readProperty } from '../devices/index.ts';
import type { Session } from '../session.ts';
import { type OpenedDevice, OwnDevice } from './opened-device.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const DO_DEFAULT = win32('ERROR_DI_DO_DEFAULT');
const ORIGIN = {
  call: 'Plug and Play service',
  because: documented('finish-install-actions--windows-vista-and-later-'),
};

/** Remembers that an installer wants to finish the installation later. */
export function noteFinishInstall({ session, id, flagsEx }: OpenedDevice): void {
  const isThere = eraOf(session.transaction.facts).finishInstall !== 'none';
  if (isThere && flagsEx & DI_FLAGSEX_FINISHINSTALL_ACTION) changeFlag(session, id, true);
}

/** Whether a device waits for its finish-install actions. */
function awaitsFinishInstall({ transaction }: Session, id: string): boolean {
  const flags = numberOf(readProperty(transaction, id, SPDRP_CONFIGFLAGS)) ?? 0;
  return (flags & CONFIGFLAG_FINISHINSTALL_ACTION) !== 0;
}

/**
 * Carries out finish-install actions in the process of an administrator. What fails is tried again on Windows Vista
 * and 7; since Windows 8 there is one chance.
 * @see how-finish-install-actions-are-processed
 */
export function finishInstall(session: Session, id: string): boolean {
  const device = awaitsFinishInstall(session, id) ? OwnDevice.open(session, id) : undefined;
  if (!device) return true;
  const code = device.send('DIF_FINISHINSTALL_ACTION');
  device.discardInstallers();
  const done = code === SUCCESS || code === DO_DEFAULT;
  const triesAgain = eraOf(session.transaction.facts).finishInstall === 'installation';
  if (done || !triesAgain) changeFlag(session, id, false);
  return done;
}

/**
 * Where Windows starts finish-install actions itself, the first attempt is that of the program that installed.
 * @see running-finish-install-actions
 */
export function finishAtOnce(session: Session, id: string): void {
  if (eraOf(session.transaction.facts).finishInstall === 'installation') finishInstall(session, id);
}

/** The devices that wait for finish-install actions. */
export function awaiting(session: Session): string[] {
  return readInstanceIds(session.transaction, undefined).filter(id => awaitsFinishInstall(session, id));
}

function changeFlag({ transaction }: Session, id: string, isSet: boolean): void {
  const flags = numberOf(readProperty(transaction, id, SPDRP_CONFIGFLAGS)) ?? 0;
  const after = isSet ? flags | CONFIGFLAG_FINISHINSTALL_ACTION : flags & ~CONFIGFLAG_FINISHINSTALL_ACTION;
  changeProperty(transaction, id, SPDRP_CONFIGFLAGS, bytesOf(dword(after)), ORIGIN);
}
