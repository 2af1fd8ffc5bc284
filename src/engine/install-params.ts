import {
  DI_DIDCLASS,
  DI_DIDCOMPAT,
  DI_FLAGSEX_DIDCOMPATINFO,
  DI_FLAGSEX_DIDINFOLIST,
  DI_NOVCP,
} from '../setupapi/index.ts';
import { ownerOf } from './device-call.ts';
import type { DriverOwner } from './device-sets.ts';
import { DONE, refused } from './returned.ts';
import type { In, Out, Session } from './session.ts';
import { isSized } from './structures.ts';

/** Flags that tell what SetupAPI did; programs cannot set them. @see https://learn.microsoft.com/windows/win32/api/setupapi/ns-setupapi-sp_devinstall_params_w */
const OWN_FLAGS = DI_DIDCOMPAT | DI_DIDCLASS;
const OWN_FLAGS_EX = DI_FLAGSEX_DIDINFOLIST | DI_FLAGSEX_DIDCOMPATINFO;

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdeviceinstallparamsw */
export function getDeviceInstallParams(
  session: Session,
  { into, ...of }: In<'SetupDiGetDeviceInstallParams'>,
): Out<'SetupDiGetDeviceInstallParams'> {
  const at = ownerOf(session, of);
  if ('err' in at) return at;
  if (into === null) return refused('ERROR_INVALID_PARAMETER');
  if (!isSized(session, 'SP_DEVINSTALL_PARAMS', into ?? {})) return refused('ERROR_INVALID_USER_BUFFER');
  return { ...DONE, params: at.owner.params };
}

/**
 * Assumed: DI_NOVCP without a file queue is ERROR_INVALID_PARAMETER; settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdisetdeviceinstallparamsw
 */
export function setDeviceInstallParams(
  session: Session,
  { params, ...of }: In<'SetupDiSetDeviceInstallParams'>,
): Out<'SetupDiSetDeviceInstallParams'> {
  const at = ownerOf(session, of);
  if ('err' in at) return at;
  if (!isSized(session, 'SP_DEVINSTALL_PARAMS', params)) return refused('ERROR_INVALID_USER_BUFFER');
  if (params.flags & DI_NOVCP && params.fileQueue === null) return refused('ERROR_INVALID_PARAMETER');
  const { flags, flagsEx } = at.owner.params;
  at.owner.params = {
    ...params,
    flags: ((params.flags & ~OWN_FLAGS) | (flags & OWN_FLAGS)) >>> 0,
    flagsEx: ((params.flagsEx & ~OWN_FLAGS_EX) | (flagsEx & OWN_FLAGS_EX)) >>> 0,
  };
  return DONE;
}

/** Sets DI_ bits of install params, and clears others. */
export function setFlags(owner: DriverOwner, set: number, clear = 0): void {
  owner.params = { ...owner.params, flags: ((owner.params.flags & ~clear) | set) >>> 0 };
}
