import {
  CM_LOCATE_DEVNODE_CANCELREMOVE,
  CM_LOCATE_DEVNODE_NORMAL,
  CM_LOCATE_DEVNODE_NOVALIDATION,
  CM_LOCATE_DEVNODE_PHANTOM,
  CR_BUFFER_SMALL,
  CR_INVALID_DEVICE_ID,
  CR_INVALID_FLAG,
  CR_NO_SUCH_DEVNODE,
} from '../setupapi/index.ts';
import { isPresent, isRegistered, parseInstanceId, ROOT_ID } from './devices/index.ts';
import { CONFIGURED, failed, namedDevice, presentDevice } from './devnode-call.ts';
import { childrenOf, depthOf, devnodeOf, parentOf } from './pnp/index.ts';
import type { In, Out, Session } from './session.ts';

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_device_idw */
export function getDeviceId(
  session: Session,
  { devInst, size }: In<'CM_Get_Device_ID'>,
): Out<'CM_Get_Device_ID'> {
  const at = namedDevice(session, devInst);
  if ('cr' in at) return at;
  return size !== undefined && size < at.id.length + 1
    ? failed(CR_BUFFER_SMALL)
    : { ...CONFIGURED, id: at.id };
}

/**
 * The characters of an instance ID, without terminator.
 * @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_device_id_size
 */
export function getDeviceIdSize(
  session: Session,
  { devInst }: In<'CM_Get_Device_ID_Size'>,
): Out<'CM_Get_Device_ID_Size'> {
  const at = namedDevice(session, devInst);
  return 'cr' in at ? at : { ...CONFIGURED, size: at.id.length };
}

const LOCATE_FLAGS: number =
  CM_LOCATE_DEVNODE_PHANTOM | CM_LOCATE_DEVNODE_CANCELREMOVE | CM_LOCATE_DEVNODE_NOVALIDATION;

/**
 * Assumed: CM_LOCATE_DEVNODE_CANCELREMOVE finds what CM_LOCATE_DEVNODE_NORMAL finds, as a removal is over when
 * the call returns; settled by a removal that another program is asked about.
 * @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_locate_devnodew
 */
export function locateDevNode(
  { transaction, devices }: Session,
  { id, flags }: In<'CM_Locate_DevNode'>,
): Out<'CM_Locate_DevNode'> {
  if (flags !== CM_LOCATE_DEVNODE_NORMAL && flags & ~LOCATE_FLAGS) return failed(CR_INVALID_FLAG);
  if (id === null || id === '') return { ...CONFIGURED, devInst: devices.devInst(ROOT_ID) };
  const parsed = parseInstanceId(id);
  if (!parsed) return failed(CR_INVALID_DEVICE_ID);
  const isThere =
    parsed.text === ROOT_ID ||
    (isRegistered(transaction, parsed.text) &&
      ((flags & CM_LOCATE_DEVNODE_PHANTOM) !== 0 || isPresent(transaction, parsed.text)));
  return isThere ? { ...CONFIGURED, devInst: devices.devInst(parsed.text) } : failed(CR_NO_SUCH_DEVNODE);
}

/**
 * Of a phantom: CR_NO_SUCH_DEVNODE.
 * @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_devnode_status
 */
export function getDevNodeStatus(
  session: Session,
  { devInst }: In<'CM_Get_DevNode_Status'>,
): Out<'CM_Get_DevNode_Status'> {
  const at = presentDevice(session, devInst);
  if ('cr' in at) return at;
  const { status, problem } = devnodeOf(session.transaction, at.id)!;
  return { ...CONFIGURED, status, problem };
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_parent */
export function getParent(session: Session, of: In<'CM_Get_Parent'>): Out<'CM_Get_Parent'> {
  return related(session, of, id => parentOf(session.transaction, id));
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_child */
export function getChild(session: Session, of: In<'CM_Get_Child'>): Out<'CM_Get_Child'> {
  return related(session, of, id => childrenOf(session.transaction, id)[0]);
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_sibling */
export function getSibling(session: Session, of: In<'CM_Get_Sibling'>): Out<'CM_Get_Sibling'> {
  return related(session, of, id => {
    const parent = parentOf(session.transaction, id);
    if (parent === undefined) return undefined;
    const children = childrenOf(session.transaction, parent);
    return children[children.indexOf(id) + 1];
  });
}

function related(
  session: Session,
  { devInst, flags }: In<'CM_Get_Parent'>,
  relative: (id: string) => string | undefined,
): Out<'CM_Get_Parent'> {
  if (flags !== 0) return failed(CR_INVALID_FLAG);
  const at = presentDevice(session, devInst);
  if ('cr' in at) return at;
  const found = relative(at.id);
  return found === undefined
    ? failed(CR_NO_SUCH_DEVNODE)
    : { ...CONFIGURED, devInst: session.devices.devInst(found) };
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_depth */
export function getDepth(session: Session, { devInst, flags }: In<'CM_Get_Depth'>): Out<'CM_Get_Depth'> {
  if (flags !== 0) return failed(CR_INVALID_FLAG);
  const at = presentDevice(session, devInst);
  return 'cr' in at ? at : { ...CONFIGURED, depth: depthOf(session.transaction, at.id) };
}
