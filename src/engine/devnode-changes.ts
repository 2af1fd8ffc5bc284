import { eraOf, sameName } from '../base/index.ts';
import {
  CM_DISABLE_ABSOLUTE,
  CM_DISABLE_HARDWARE,
  CM_DISABLE_PERSIST,
  CM_DISABLE_UI_NOT_OK,
  CM_PROB_DISABLED,
  CM_PROB_HELD_FOR_EJECT,
  CM_PROB_WILL_BE_REMOVED,
  CM_REENUMERATE_ASYNCHRONOUS,
  CM_REENUMERATE_RETRY_INSTALLATION,
  CM_REENUMERATE_SYNCHRONOUS,
  CM_REMOVE_DISABLE,
  CM_REMOVE_NO_RESTART,
  CM_REMOVE_UI_NOT_OK,
  CM_SETUP_DEVNODE_READY,
  CM_SETUP_DEVNODE_RESET,
  CR_INVALID_FLAG,
  CR_NOT_DISABLEABLE,
  CR_REMOVE_VETOED,
  PNP_VetoIllegalDeviceRequest,
} from '../setupapi/index.ts';
import { ROOT_ID } from './devices/index.ts';
import { CONFIGURED, type Failure, failed, forbidden, knownDevice, presentDevice } from './devnode-call.ts';
import {
  devnodeOf,
  disableDevice,
  type Enumeration,
  enableDevice,
  enumerate,
  type Outcome,
  removeSubtree,
  startDevice,
  uninstallDevice,
} from './pnp/index.ts';
import type { In, Out, Session } from './session.ts';

/** The device of a call that changes it: flags, who calls, whether it is in the tree, in this order. */
function changeable(
  session: Session,
  { devInst, flags }: In<'CM_Reenumerate_DevNode'>,
  known: number,
): { readonly id: string } | Failure {
  if (flags & ~known) return failed(CR_INVALID_FLAG);
  return forbidden(session) ?? presentDevice(session, devInst);
}

/**
 * Assumed: an asynchronous re-enumeration is over when the call returns; settled by nothing, as Windows promises
 * no time.
 * @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_reenumerate_devnode
 */
export function reenumerateDevNode(
  session: Session,
  of: In<'CM_Reenumerate_DevNode'>,
): Out<'CM_Reenumerate_DevNode'> {
  const exclusive = CM_REENUMERATE_SYNCHRONOUS | CM_REENUMERATE_ASYNCHRONOUS;
  if ((of.flags & exclusive) === exclusive) return failed(CR_INVALID_FLAG);
  const at = changeable(session, of, exclusive | CM_REENUMERATE_RETRY_INSTALLATION);
  if ('cr' in at) return at;
  const retry = (of.flags & CM_REENUMERATE_RETRY_INSTALLATION) !== 0;
  const work = session.pnpWork('CM_Reenumerate_DevNode');
  return told(session, enumerate(work, { from: at.id, retry }));
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_enable_devnode */
export function enableDevNode(session: Session, of: In<'CM_Enable_DevNode'>): Out<'CM_Enable_DevNode'> {
  const at = changeable(session, of, 0);
  if ('cr' in at) return at;
  return told(session, enableDevice(session.pnpWork('CM_Enable_DevNode'), at.id));
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_disable_devnode */
export function disableDevNode(session: Session, of: In<'CM_Disable_DevNode'>): Out<'CM_Disable_DevNode'> {
  const { flags } = of;
  const persists = eraOf(session.transaction.facts).disablePersists ? CM_DISABLE_PERSIST : 0;
  const at = changeable(
    session,
    of,
    CM_DISABLE_ABSOLUTE | CM_DISABLE_HARDWARE | CM_DISABLE_UI_NOT_OK | persists,
  );
  if ('cr' in at) return at;
  const outcome = disableDevice(session.pnpWork('CM_Disable_DevNode'), at.id, {
    absolute: (flags & CM_DISABLE_ABSOLUTE) !== 0,
    persistent: (flags & CM_DISABLE_PERSIST) !== 0,
  });
  return answered(outcome);
}

function answered(outcome: Outcome): Out<'CM_Query_And_Remove_SubTree'> {
  switch (outcome.kind) {
    case 'done':
      return CONFIGURED;
    case 'vetoed':
      return { ...failed(CR_REMOVE_VETOED), vetoType: outcome.veto.type, vetoName: outcome.veto.name };
    case 'not-disableable':
      return failed(CR_NOT_DISABLEABLE);
  }
}

/**
 * Assumed: what is removed so has problem 21 until its bus is looked at again, with CM_REMOVE_NO_RESTART problem 47 until
 * it is reset, with CM_REMOVE_DISABLE problem 22; and the root of the tree cannot be removed, as an illegal request. Settled
 * by CM_Get_DevNode_Status after each on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_query_and_remove_subtreew
 */
export function queryAndRemoveSubTree(
  session: Session,
  of: In<'CM_Query_And_Remove_SubTree'>,
): Out<'CM_Query_And_Remove_SubTree'> {
  const { flags } = of;
  const at = changeable(session, of, CM_REMOVE_UI_NOT_OK | CM_REMOVE_NO_RESTART | CM_REMOVE_DISABLE);
  if ('cr' in at) return at;
  if (sameName(at.id, ROOT_ID)) {
    return { ...failed(CR_REMOVE_VETOED), vetoType: PNP_VetoIllegalDeviceRequest, vetoName: at.id };
  }
  const stopped = flags & CM_REMOVE_NO_RESTART ? CM_PROB_HELD_FOR_EJECT : CM_PROB_WILL_BE_REMOVED;
  const code = flags & CM_REMOVE_DISABLE ? CM_PROB_DISABLED : stopped;
  return answered(removeSubtree(session.pnpWork('CM_Query_And_Remove_SubTree'), at.id, { code }));
}

/**
 * Of a phantom too.
 * Assumed: of the root of the tree CR_INVALID_FLAG is not the answer but CR_REMOVE_VETOED; settled by calling it so.
 * @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_uninstall_devnode
 */
export function uninstallDevNode(
  session: Session,
  { devInst, flags }: In<'CM_Uninstall_DevNode'>,
): Out<'CM_Uninstall_DevNode'> {
  if (flags !== 0) return failed(CR_INVALID_FLAG);
  const at = forbidden(session) ?? knownDevice(session, devInst);
  if ('cr' in at) return at;
  if (sameName(at.id, ROOT_ID)) return failed(CR_REMOVE_VETOED);
  uninstallDevice(session.pnpWork('CM_Uninstall_DevNode'), at.id);
  return CONFIGURED;
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_setup_devnode */
export function setupDevNode(session: Session, of: In<'CM_Setup_DevNode'>): Out<'CM_Setup_DevNode'> {
  if (of.flags !== CM_SETUP_DEVNODE_READY && of.flags !== CM_SETUP_DEVNODE_RESET)
    return failed(CR_INVALID_FLAG);
  const at = changeable(session, of, CM_SETUP_DEVNODE_RESET);
  if ('cr' in at) return at;
  const isHeld = devnodeOf(session.transaction, at.id)!.problem === CM_PROB_HELD_FOR_EJECT;
  if (isHeld !== (of.flags === CM_SETUP_DEVNODE_RESET)) return CONFIGURED;
  return told(session, startDevice(session.pnpWork('CM_Setup_DevNode'), at.id));
}

function told({ program }: Session, found: Enumeration): typeof CONFIGURED {
  program.found?.(found);
  return CONFIGURED;
}
