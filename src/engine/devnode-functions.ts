import {
  CM_LOCATE_DEVNODE_NORMAL,
  CM_LOCATE_DEVNODE_PHANTOM,
  CR_BUFFER_SMALL,
  CR_INVALID_DEVICE_ID,
  CR_INVALID_DEVNODE,
  CR_INVALID_FLAG,
  CR_NO_SUCH_DEVNODE,
  CR_SUCCESS,
} from '../setupapi/index.ts';
import { isPresent, isRegistered, parseInstanceId, ROOT_ID } from './devices/index.ts';
import type { In, Out, Session } from './session.ts';

const failed = (cr: number): { readonly ret: false; readonly cr: number } => ({ ret: false, cr });

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_device_idw */
export function getDeviceId(
  { devices }: Session,
  { devInst, size }: In<'CM_Get_Device_ID'>,
): Out<'CM_Get_Device_ID'> {
  const id = devices.id(devInst);
  if (id === undefined) return failed(CR_INVALID_DEVNODE);
  if (size !== undefined && size < id.length + 1) return failed(CR_BUFFER_SMALL);
  return { ret: true, cr: CR_SUCCESS, id };
}

/**
 * The characters of an instance ID, without terminator.
 * @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_device_id_size
 */
export function getDeviceIdSize(
  { devices }: Session,
  { devInst }: In<'CM_Get_Device_ID_Size'>,
): Out<'CM_Get_Device_ID_Size'> {
  const id = devices.id(devInst);
  return id === undefined ? failed(CR_INVALID_DEVNODE) : { ret: true, cr: CR_SUCCESS, size: id.length };
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_locate_devnodew */
export function locateDevNode(
  { transaction, devices }: Session,
  { id, flags }: In<'CM_Locate_DevNode'>,
): Out<'CM_Locate_DevNode'> {
  if (id === null) return { ret: true, cr: CR_SUCCESS, devInst: devices.devInst(ROOT_ID) };
  if (flags !== CM_LOCATE_DEVNODE_NORMAL && flags !== CM_LOCATE_DEVNODE_PHANTOM)
    return failed(CR_INVALID_FLAG);
  const parsed = parseInstanceId(id);
  if (!parsed) return failed(CR_INVALID_DEVICE_ID);
  const isThere =
    isRegistered(transaction, parsed.text) &&
    (flags === CM_LOCATE_DEVNODE_PHANTOM || isPresent(transaction, parsed.text));
  if (!isThere) return failed(CR_NO_SUCH_DEVNODE);
  return { ret: true, cr: CR_SUCCESS, devInst: devices.devInst(parsed.text) };
}

/**
 * Of a phantom: CR_NO_SUCH_DEVNODE.
 * @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_devnode_status
 */
export function getDevNodeStatus(
  { transaction, devices }: Session,
  { devInst }: In<'CM_Get_DevNode_Status'>,
): Out<'CM_Get_DevNode_Status'> {
  const id = devices.id(devInst);
  if (id === undefined) return failed(CR_INVALID_DEVNODE);
  const state = transaction.running.state('devnode', id);
  if (!state) return failed(CR_NO_SUCH_DEVNODE);
  return { ret: true, cr: CR_SUCCESS, status: state.status, problem: state.problem };
}
