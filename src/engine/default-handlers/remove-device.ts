import type { Origin } from '../../machine/index.ts';
import {
  CSCONFIGFLAG_DO_NOT_CREATE,
  DI_DONOTCALLCONFIGMG,
  DI_NEEDREBOOT,
  DI_REMOVEDEVICE_CONFIGSPECIFIC,
  DIF_REMOVE,
  DIF_UNREMOVE,
} from '../../setupapi/index.ts';
import { paramsFor } from '../class-install-params.ts';
import { byCall, elementOf } from '../device-call.ts';
import type { Element } from '../device-sets.ts';
import { registerDevnode } from '../devices/index.ts';
import { setFlags } from '../install-params.ts';
import { needRestart, queryRemove, removeFromTree, startDevice, uninstallDevice } from '../pnp/index.ts';
import { DONE, refused } from '../returned.ts';
import type { In, Out, Session } from '../session.ts';
import { changeProfile, flagsInProfile, isCurrent, profilesOf } from './profiles.ts';
import { installable } from './subject.ts';

const CALL = 'SetupDiRemoveDevice';
const REMOVE: Origin = byCall(CALL);
const UNREMOVE: Origin = byCall('SetupDiUnremoveDevice');

/**
 * Removes a device: from the machine, or from one hardware profile; from the last one is from the machine. The
 * element stays in the set. Observed: `device-create/device_info/create-enumerate-delete`.
 * Assumed: a device whose drivers object keeps its keys until Windows starts again; and only a device below Root can
 * be removed from one profile, else ERROR_INVALID_PARAMETER. Settled by such removals on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiremovedevice, dif-remove
 */
export function removeDevice(session: Session, of: In<'SetupDiRemoveDevice'>): Out<'SetupDiRemoveDevice'> {
  const at = elementOf(session, of);
  if ('err' in at) return at;
  if (session.program.administrator === false) return refused('ERROR_ACCESS_DENIED');
  const { element } = at;
  const params = paramsFor(element, DIF_REMOVE);
  if (params?.scope !== DI_REMOVEDEVICE_CONFIGSPECIFIC) {
    removeWholly(session, element);
    return DONE;
  }
  const { hwProfile } = params;
  if (!/^ROOT\\/i.test(element.id)) return refused('ERROR_INVALID_PARAMETER');
  const { transaction } = session;
  if (!isCurrent(transaction, hwProfile) && !profilesOf(transaction).includes(hwProfile)) {
    return refused('ERROR_INVALID_HWPROFILE');
  }
  removeFromProfile(session, element, hwProfile);
  return DONE;
}

function removeFromProfile(session: Session, element: Element, hwProfile: number): void {
  const { transaction } = session;
  changeProfile(transaction, element.id, hwProfile, CSCONFIGFLAG_DO_NOT_CREATE, true, REMOVE);
  const isIn = (profile: number): boolean =>
    !(flagsInProfile(transaction, element.id, profile) & CSCONFIGFLAG_DO_NOT_CREATE);
  if (!profilesOf(transaction).some(isIn)) removeWholly(session, element);
  else if (isCurrent(transaction, hwProfile) && mayStop(session, element)) {
    removeFromTree(session.pnpWork(CALL), element.id);
  }
}

function removeWholly(session: Session, element: Element): void {
  if (mayStop(session, element)) uninstallDevice(session.pnpWork(CALL), element.id);
}

/** Whether nobody objects, or nobody is to be asked; else a restart of Windows is needed. */
function mayStop(session: Session, element: Element): boolean {
  const work = session.pnpWork(CALL);
  const isLeft = element.params.flags & DI_DONOTCALLCONFIGMG;
  if (isLeft || !queryRemove(work, element.id)) return true;
  setFlags(element, DI_NEEDREBOOT);
  needRestart(work, element.id);
  return false;
}

/**
 * Brings a device back into a hardware profile that it was removed from.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiunremovedevice, dif-unremove
 */
export function unremoveDevice(
  session: Session,
  of: In<'SetupDiUnremoveDevice'>,
): Out<'SetupDiUnremoveDevice'> {
  const at = installable(session, of);
  if ('err' in at) return at;
  const { element } = at;
  const { transaction } = session;
  const params = paramsFor(element, DIF_UNREMOVE);
  if (!params) return refused('ERROR_NO_CLASSINSTALL_PARAMS');
  const { hwProfile } = params;
  if (!isCurrent(transaction, hwProfile) && !profilesOf(transaction).includes(hwProfile)) {
    return refused('ERROR_INVALID_HWPROFILE');
  }
  changeProfile(transaction, element.id, hwProfile, CSCONFIGFLAG_DO_NOT_CREATE, false, UNREMOVE);
  if (!isCurrent(transaction, hwProfile)) return DONE;
  if (!transaction.running.state('devnode', element.id)) registerDevnode(transaction, element.id, UNREMOVE);
  if (element.params.flags & DI_DONOTCALLCONFIGMG) setFlags(element, DI_NEEDREBOOT);
  else startDevice(session.pnpWork('SetupDiUnremoveDevice'), element.id);
  return DONE;
}
