import { type Win32Error, win32 } from '../../base/index.ts';
import type { OpenedDevice } from './opened-device.ts';

/** Configures a device as its INF declares; nobody is asked. */
export function configureDriver(_: OpenedDevice): Win32Error {
  return win32('ERROR_CALL_NOT_IMPLEMENTED');
}
