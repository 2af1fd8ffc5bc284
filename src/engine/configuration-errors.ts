import { type Win32Error, win32 } from '../base/index.ts';
import {
  CR_ACCESS_DENIED,
  CR_ALREADY_SUCH_DEVNODE,
  CR_BUFFER_SMALL,
  CR_CALL_NOT_IMPLEMENTED,
  CR_INVALID_DATA,
  CR_INVALID_DEVICE_ID,
  CR_INVALID_DEVNODE,
  CR_INVALID_FLAG,
  CR_INVALID_POINTER,
  CR_INVALID_PROPERTY,
  CR_NO_SUCH_DEVICE_INTERFACE,
  CR_NO_SUCH_DEVNODE,
  CR_NO_SUCH_REGISTRY_KEY,
  CR_NO_SUCH_VALUE,
  CR_NOT_DISABLEABLE,
  CR_OUT_OF_MEMORY,
  CR_SUCCESS,
} from '../setupapi/index.ts';
import type { In, Out } from './session.ts';

const ERRORS: ReadonlyMap<number, Win32Error> = new Map(
  (
    [
      [CR_SUCCESS, 'ERROR_SUCCESS'],
      [CR_OUT_OF_MEMORY, 'ERROR_NOT_ENOUGH_MEMORY'],
      [CR_INVALID_POINTER, 'ERROR_INVALID_USER_BUFFER'],
      [CR_INVALID_FLAG, 'ERROR_INVALID_FLAGS'],
      [CR_INVALID_DEVNODE, 'ERROR_NO_SUCH_DEVINST'],
      [CR_INVALID_DEVICE_ID, 'ERROR_INVALID_DEVINST_NAME'],
      [CR_NO_SUCH_DEVNODE, 'ERROR_NO_SUCH_DEVINST'],
      [CR_ALREADY_SUCH_DEVNODE, 'ERROR_DEVINST_ALREADY_EXISTS'],
      [CR_BUFFER_SMALL, 'ERROR_INSUFFICIENT_BUFFER'],
      [CR_INVALID_DATA, 'ERROR_INVALID_DATA'],
      [CR_NO_SUCH_VALUE, 'ERROR_NOT_FOUND'],
      [CR_NOT_DISABLEABLE, 'ERROR_NOT_DISABLEABLE'],
      [CR_NO_SUCH_REGISTRY_KEY, 'ERROR_KEY_DOES_NOT_EXIST'],
      [CR_ACCESS_DENIED, 'ERROR_ACCESS_DENIED'],
      [CR_CALL_NOT_IMPLEMENTED, 'ERROR_CALL_NOT_IMPLEMENTED'],
      [CR_INVALID_PROPERTY, 'ERROR_INVALID_REG_PROPERTY'],
      [CR_NO_SUCH_DEVICE_INTERFACE, 'ERROR_NO_SUCH_DEVICE_INTERFACE'],
    ] as const
  ).map(([cr, name]) => [cr, win32(name)]),
);

/**
 * Assumed: CR_ codes have the Win32 errors of the same meaning; settled by calling CM_MapCrToWin32Err with each on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_mapcrtowin32err
 */
export function mapCrToWin32Err({
  cr,
  default: fallback,
}: In<'CM_MapCrToWin32Err'>): Out<'CM_MapCrToWin32Err'> {
  return { ret: true, error: ERRORS.get(cr) ?? fallback };
}
