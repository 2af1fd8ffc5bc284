import {
  type ClassInstallParams,
  DI_CLASSINSTALLPARAMS,
  DI_REMOVEDEVICE_CONFIGSPECIFIC,
  DI_REMOVEDEVICE_GLOBAL,
  DI_UNREMOVEDEVICE_CONFIGSPECIFIC,
  DICS_ENABLE,
  DICS_FLAG_CONFIGGENERAL,
  DICS_FLAG_CONFIGSPECIFIC,
  DICS_FLAG_GLOBAL,
  DICS_START,
  DICS_STOP,
  DIF_PROPERTYCHANGE,
  DIF_REMOVE,
  DIF_UNREMOVE,
} from '../setupapi/index.ts';
import { ownerOf } from './device-call.ts';
import type { DriverOwner } from './device-sets.ts';
import { difCode } from './install/index.ts';
import { setFlags } from './install-params.ts';
import { asked, DONE, refused, returned } from './returned.ts';
import type { In, Out, Session } from './session.ts';
import { isSized, type Structure, sizeOf } from './structures.ts';

const LONGEST_LIST = 20;

/**
 * Assumed: a header or a structure of another size, a request that takes no parameters, and values that mean
 * nothing are ERROR_INVALID_PARAMETER; settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdisetclassinstallparamsw
 */
export function setClassInstallParams(
  session: Session,
  { params, size, ...of }: In<'SetupDiSetClassInstallParams'>,
): Out<'SetupDiSetClassInstallParams'> {
  const at = ownerOf(session, of);
  if ('err' in at) return at;
  if (params ? !isWhole(session, params, size) : size) return refused('ERROR_INVALID_PARAMETER');
  const { owner } = at;
  owner.classInstallParams = params ?? undefined;
  setFlags(owner, params ? DI_CLASSINSTALLPARAMS : 0, DI_CLASSINSTALLPARAMS);
  return DONE;
}

function isWhole(session: Session, params: ClassInstallParams, size: number | undefined): boolean {
  const structure = structureOf(params);
  return (
    structure !== undefined &&
    isSized(session, 'SP_CLASSINSTALL_HEADER', params) &&
    (size === undefined || size === sizeOf(session, structure)) &&
    isMeaningful(params)
  );
}

function structureOf({ installFunction }: ClassInstallParams): Structure | undefined {
  return difCode(installFunction)?.params as Structure | undefined;
}

/** DICS_START and DICS_STOP count for one profile. @see https://learn.microsoft.com/windows/win32/api/setupapi/ns-setupapi-sp_propchange_params */
function isMeaningful(params: ClassInstallParams): boolean {
  switch (params.installFunction) {
    case DIF_PROPERTYCHANGE: {
      const { stateChange, scope } = params;
      const scopes = [DICS_FLAG_GLOBAL, DICS_FLAG_CONFIGSPECIFIC, DICS_FLAG_CONFIGGENERAL];
      const ofOne = stateChange === DICS_START || stateChange === DICS_STOP;
      const isScope = ofOne ? scope === DICS_FLAG_CONFIGSPECIFIC : scopes.includes(scope);
      return stateChange >= DICS_ENABLE && stateChange <= DICS_STOP && isScope;
    }
    case DIF_REMOVE:
      return [DI_REMOVEDEVICE_GLOBAL, DI_REMOVEDEVICE_CONFIGSPECIFIC].includes(params.scope);
    case DIF_UNREMOVE:
      return params.scope === DI_UNREMOVEDEVICE_CONFIGSPECIFIC;
    default:
      return !('pages' in params) || params.pages.length <= LONGEST_LIST;
  }
}

/**
 * Assumed: no buffer is one that is too small; settled by asking so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetclassinstallparamsw
 */
export function getClassInstallParams(
  session: Session,
  { buffer, size, cbSize, ...of }: In<'SetupDiGetClassInstallParams'>,
): Out<'SetupDiGetClassInstallParams'> {
  const at = ownerOf(session, of);
  if ('err' in at) return at;
  const header = sizeOf(session, 'SP_CLASSINSTALL_HEADER');
  const isBuffer = (size ?? header) >= header && (cbSize ?? header) === header;
  if (buffer === null ? size : !isBuffer) return refused('ERROR_INVALID_USER_BUFFER');
  const params = at.owner.classInstallParams;
  if (!params) return refused('ERROR_NO_CLASSINSTALL_PARAMS');
  const required = sizeOf(session, structureOf(params)!);
  return { err: DONE.err, ...returned(asked(buffer, size), 'params', params, required) };
}

/** The parameters that a request is to use: those that are for it, unless their use is switched off. */
export function paramsFor<F extends ClassInstallParams['installFunction']>(
  { params, classInstallParams }: DriverOwner,
  code: F,
): Extract<ClassInstallParams, { readonly installFunction: F }> | undefined {
  const isUsed = params.flags & DI_CLASSINSTALLPARAMS && classInstallParams?.installFunction === code;
  return isUsed
    ? (classInstallParams as Extract<ClassInstallParams, { readonly installFunction: F }>)
    : undefined;
}
