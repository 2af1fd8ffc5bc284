import { type Win32Error, win32 } from '../../base/index.ts';
import { dword, numberOf, type Origin } from '../../machine/index.ts';
import {
  CONFIGFLAG_DISABLED,
  CSCONFIGFLAG_DISABLED,
  CSCONFIGFLAG_DO_NOT_START,
  DI_DONOTCALLCONFIGMG,
  DI_NEEDREBOOT,
  DICS_DISABLE,
  DICS_ENABLE,
  DICS_FLAG_GLOBAL,
  DICS_START,
  DICS_STOP,
  DIF_PROPERTYCHANGE,
  type PropChangeParams,
} from '../../setupapi/index.ts';
import { paramsFor } from '../class-install-params.ts';
import { byCall } from '../device-call.ts';
import type { Element } from '../device-sets.ts';
import { instanceKey } from '../devices/index.ts';
import { setFlags } from '../install-params.ts';
import { disableDevice, isStarted, needRestart, restartDevice, startDevice } from '../pnp/index.ts';
import { refused } from '../returned.ts';
import type { In, Out, Session } from '../session.ts';
import { changeProfile, isCurrent, profilesOf } from './profiles.ts';
import { installable, outcome } from './subject.ts';
import { tellEntry } from './telling.ts';

const CALL = 'SetupDiChangeState';
const ORIGIN: Origin = byCall(CALL);

/**
 * Enables, disables, starts, stops or restarts a device: in all hardware profiles, or in one. The state changes at
 * once where the current profile is meant; else only what stands in the registry.
 * Assumed: without class install params it fails with ERROR_NO_CLASSINSTALL_PARAMS, as SetupDiUnremoveDevice does;
 * settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdichangestate, https://learn.microsoft.com/windows/win32/api/setupapi/ns-setupapi-sp_propchange_params
 */
export function changeState(session: Session, of: In<'SetupDiChangeState'>): Out<'SetupDiChangeState'> {
  const at = installable(session, of);
  if ('err' in at) return at;
  const { element } = at;
  const params = paramsFor(element, DIF_PROPERTYCHANGE);
  if (!params) return refused('ERROR_NO_CLASSINSTALL_PARAMS');
  const { scope, hwProfile } = params;
  const isKnown =
    isCurrent(session.transaction, hwProfile) || profilesOf(session.transaction).includes(hwProfile);
  if (scope !== DICS_FLAG_GLOBAL && !isKnown) return refused('ERROR_INVALID_HWPROFILE');
  tellEntry(session, 'device-properties', { device: element.id });
  return outcome(change(session, element, params));
}

function change(session: Session, element: Element, params: PropChangeParams): Win32Error | undefined {
  switch (params.stateChange) {
    case DICS_ENABLE:
      keepDisabled(session, element, params, false);
      return begin(session, element, params);
    case DICS_DISABLE:
      return end(session, element, params, () => keepDisabled(session, element, params, true));
    case DICS_START:
      keepStopped(session, element, params, false);
      begin(session, element, params);
      return tellStarted(session, element);
    case DICS_STOP:
      return end(session, element, params, () => keepStopped(session, element, params, true));
    default:
      return restart(session, element);
  }
}

function keepDisabled(
  { transaction }: Session,
  { id }: Element,
  { scope, hwProfile }: PropChangeParams,
  isSet: boolean,
): void {
  if (scope !== DICS_FLAG_GLOBAL) {
    changeProfile(transaction, id, hwProfile, CSCONFIGFLAG_DISABLED, isSet, ORIGIN);
    return;
  }
  const key = instanceKey(id);
  const before = numberOf(transaction.registry.value(key, 'ConfigFlags')) ?? 0;
  const after = isSet ? before | CONFIGFLAG_DISABLED : before & ~CONFIGFLAG_DISABLED;
  if (before === after) return;
  transaction.change({ kind: 'value', key, name: 'ConfigFlags', after: dword(after >>> 0) }, ORIGIN);
}

function keepStopped(
  { transaction }: Session,
  { id }: Element,
  { hwProfile }: PropChangeParams,
  isSet: boolean,
): void {
  changeProfile(transaction, id, hwProfile, CSCONFIGFLAG_DO_NOT_START, isSet, ORIGIN);
}

/** Observed: recordings 013. */
function tellStarted(session: Session, { id }: Element): undefined {
  const isRunning = isStarted(session.transaction.running.state('devnode', id));
  if (isRunning) tellEntry(session, 'device-state', { what: 'Device has been started.' });
  return undefined;
}

/** Starts a device, unless another profile was meant. */
function begin(session: Session, element: Element, params: PropChangeParams): undefined {
  if (isNow(session, params) && !mustWait(element)) startDevice(session.pnpWork(CALL), element.id);
  return undefined;
}

/**
 * Stops a device, unless another profile was meant. What stops it stands in the registry all the same when its
 * drivers object; then a restart of Windows does it.
 * Assumed: a device that is stopped has the problem of one that is disabled; settled by CM_Get_DevNode_Status after
 * DICS_STOP.
 */
function end(
  session: Session,
  element: Element,
  params: PropChangeParams,
  keep: () => void,
): Win32Error | undefined {
  if (isNow(session, params) && !mustWait(element)) {
    const { kind } = disableDevice(session.pnpWork(CALL), element.id);
    if (kind === 'not-disableable') return win32('ERROR_NOT_DISABLEABLE');
    if (kind === 'vetoed') waitForRestart(session, element);
  }
  keep();
  return undefined;
}

function restart(session: Session, element: Element): undefined {
  if (mustWait(element)) return undefined;
  if (restartDevice(session.pnpWork(CALL), element.id).kind === 'vetoed') waitForRestart(session, element);
  return undefined;
}

function isNow({ transaction }: Session, { scope, hwProfile }: PropChangeParams): boolean {
  return scope === DICS_FLAG_GLOBAL || isCurrent(transaction, hwProfile);
}

/** Whether the device is to be left as it is until Windows starts again. */
function mustWait(element: Element): boolean {
  if (!(element.params.flags & DI_DONOTCALLCONFIGMG)) return false;
  setFlags(element, DI_NEEDREBOOT);
  return true;
}

function waitForRestart(session: Session, element: Element): void {
  setFlags(element, DI_NEEDREBOOT);
  needRestart(session.pnpWork(CALL), element.id);
}
