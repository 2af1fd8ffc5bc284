import { eraOf, type Win32Error } from '../base/index.ts';
import {
  DICS_FLAG_CONFIGSPECIFIC,
  DICS_FLAG_GLOBAL,
  DIREG_BOTH,
  DIREG_DEV,
  DIREG_DRV,
  type InfHandle,
  KEY_READ,
  KEY_WRITE,
  SPINST_REGISTRY,
} from '../setupapi/index.ts';
import { byCall, elementOf } from './device-call.ts';
import type { Element } from './device-sets.ts';
import { classKey, createSoftwareKey, deviceKey, isRegistered, removeSoftwareKey } from './devices/index.ts';
import { workOn } from './install-sections.ts';
import { DONE, type Refusal, refused } from './returned.ts';
import { type FileReceiver, performInstallSection } from './sections/index.ts';
import type { In, Out, Session } from './session.ts';

type KeyOf = In<'SetupDiDeleteDevRegKey'>;

/** The element whose key a call means, with all that may be wrong about it. */
function keyed(
  session: Session,
  of: KeyOf,
  types: readonly number[],
): { readonly element: Element } | Refusal {
  const at = elementOf(session, of);
  if ('err' in at) return at;
  const isScope = of.scope === DICS_FLAG_GLOBAL || of.scope === DICS_FLAG_CONFIGSPECIFIC;
  if (!isScope || !types.includes(of.keyType)) return refused('ERROR_INVALID_FLAGS');
  return isRegistered(session.transaction, at.element.id) ? at : refused('ERROR_DEVINFO_NOT_REGISTERED');
}

/**
 * Assumed: of the section only the directives for the registry count, and what it refuses leaves the key; settled by
 * a section with CopyFiles on Windows.
 * Assumed: a class without key is ERROR_KEY_DOES_NOT_EXIST; settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdicreatedevregkeyw
 */
export function createDevRegKey(
  session: Session,
  of: In<'SetupDiCreateDevRegKey'>,
): Out<'SetupDiCreateDevRegKey'> {
  const at = keyed(session, of, [DIREG_DEV, DIREG_DRV]);
  if ('err' in at) return at;
  const { transaction } = session;
  const { id, classGuid } = at.element;
  const origin = byCall('SetupDiCreateDevRegKeyW');
  if (of.keyType === DIREG_DRV && deviceKey(transaction, id, of) === undefined) {
    const isMissing = !transaction.registry.has(classKey(classGuid));
    if (isMissing && eraOf(transaction.facts).classKeyRequired) return refused('ERROR_KEY_DOES_NOT_EXIST');
    createSoftwareKey(transaction, id, classGuid, origin);
  }
  const path = deviceKey(transaction, id, of)!;
  transaction.change({ kind: 'key', key: path, after: true }, origin);
  const refusal = of.section ? fill(session, path, of.inf ?? null, of.section) : undefined;
  if (refusal !== undefined) return { ret: false, err: refusal };
  return { ...DONE, key: { path, access: KEY_READ | KEY_WRITE } };
}

/** What a section of an INF wants of the registry, with the key as HKR. */
function fill(session: Session, key: string, inf: InfHandle | null, section: string): Win32Error | undefined {
  const open = session.inf(inf);
  if (!open) return refused('ERROR_INVALID_HANDLE').err;
  const work = workOn(session, open, NO_FILES, key);
  return performInstallSection(work, 'DDInstall', section, SPINST_REGISTRY);
}

/** Files are not for such a section to ask for. */
const NO_FILES: FileReceiver = { receive: () => undefined, commit: () => undefined };

/**
 * Assumed: access to nothing is ERROR_ACCESS_DENIED; Windows answers that or ERROR_INVALID_DATA, which one when
 * would be settled by calling it on each.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiopendevregkey
 */
export function openDevRegKey(session: Session, of: In<'SetupDiOpenDevRegKey'>): Out<'SetupDiOpenDevRegKey'> {
  const at = keyed(session, of, [DIREG_DEV, DIREG_DRV]);
  if ('err' in at) return at;
  const { transaction } = session;
  const path = deviceKey(transaction, at.element.id, of);
  if (path === undefined || !transaction.registry.has(path)) return refused('ERROR_KEY_DOES_NOT_EXIST');
  return of.access === 0 ? refused('ERROR_ACCESS_DENIED') : { ...DONE, key: { path, access: of.access } };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdideletedevregkey */
export function deleteDevRegKey(session: Session, of: KeyOf): Out<'SetupDiDeleteDevRegKey'> {
  const at = keyed(session, of, [DIREG_DEV, DIREG_DRV, DIREG_BOTH]);
  if ('err' in at) return at;
  const { id } = at.element;
  const both = of.keyType === DIREG_BOTH;
  const types = both ? [DIREG_DRV, DIREG_DEV] : [of.keyType];
  const errors = types.map(keyType => deleteOne(session, id, { ...of, keyType }));
  const wrong = errors.find(err => err !== DONE.err);
  return wrong === undefined ? DONE : { ret: false, err: wrong };
}

function deleteOne({ transaction }: Session, id: string, of: KeyOf): Win32Error {
  const path = deviceKey(transaction, id, of);
  if (path === undefined || !transaction.registry.has(path)) return refused('ERROR_KEY_DOES_NOT_EXIST').err;
  const origin = byCall('SetupDiDeleteDevRegKey');
  if (of.keyType === DIREG_DRV && of.scope === DICS_FLAG_GLOBAL) removeSoftwareKey(transaction, id, origin);
  else transaction.change({ kind: 'key', key: path, after: false }, origin);
  return DONE.err;
}
