import { readVersion } from '../inf/index.ts';
import { sz, textOf } from '../machine/index.ts';
import {
  DI_NOVCP,
  DIBCI_NODISPLAYCLASS,
  DIBCI_NOINSTALLCLASS,
  DIOCR_INSTALLER,
  DIOCR_INTERFACE,
  INF_STYLE_WIN4,
  type ReturnBuffer,
} from '../setupapi/index.ts';
import { byCall } from './device-call.ts';
import {
  classesNamed,
  classKey,
  interfaceClassKey,
  isMarkedClass,
  plainGuid,
  readClasses,
  readClassName,
} from './devices/index.ts';
import { openFile } from './inf-files.ts';
import { findInf } from './inf-search.ts';
import { committing, queueing, workOn } from './install-sections.ts';
import { OpenInf } from './open-inf.ts';
import { asked, DONE, refused, returned, returnedText } from './returned.ts';
import { performClassInstall } from './sections/index.ts';
import type { In, Out, Session } from './session.ts';

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiclassguidsfromnamew */
export function classGuidsFromName(
  { transaction }: Session,
  { name, ...to }: In<'SetupDiClassGuidsFromName'>,
): Out<'SetupDiClassGuidsFromName'> {
  if (name === null) return refused('ERROR_INVALID_PARAMETER');
  return listed(classesNamed(transaction, name), to);
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiclassnamefromguidw */
export function classNameFromGuid(
  { transaction }: Session,
  { class: guid, buffer, size }: In<'SetupDiClassNameFromGuid'>,
): Out<'SetupDiClassNameFromGuid'> {
  if (guid === null) return refused('ERROR_INVALID_PARAMETER');
  const name = readClassName(transaction, guid);
  if (name === undefined) return refused('ERROR_INVALID_CLASS');
  return { err: DONE.err, ...returnedText(asked(buffer, size), 'name', name) };
}

/**
 * The default value of the class key.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetclassdescriptionw
 */
export function getClassDescription(
  { transaction }: Session,
  { class: guid, buffer, size }: In<'SetupDiGetClassDescription'>,
): Out<'SetupDiGetClassDescription'> {
  if (guid === null) return refused('ERROR_INVALID_PARAMETER');
  const description = textOf(transaction.registry.value(classKey(guid), ''));
  if (description === undefined) return refused('ERROR_INVALID_CLASS');
  return { err: DONE.err, ...returnedText(asked(buffer, size), 'description', description) };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdibuildclassinfolist */
export function buildClassInfoList(
  { transaction }: Session,
  { flags, ...to }: In<'SetupDiBuildClassInfoList'>,
): Out<'SetupDiBuildClassInfoList'> {
  const marks = [
    ...(flags & DIBCI_NOINSTALLCLASS ? ['NoInstallClass'] : []),
    ...(flags & DIBCI_NODISPLAYCLASS ? ['NoDisplayClass'] : []),
  ];
  const guids = readClasses(transaction).filter(
    guid => !marks.some(mark => isMarkedClass(transaction, guid, mark)),
  );
  return listed(guids, to);
}

function listed(guids: readonly string[], { buffer, size }: ReturnBuffer): Out<'SetupDiBuildClassInfoList'> {
  return { err: DONE.err, ...returned(asked(buffer, size), 'guids', guids, guids.length) };
}

/**
 * Assumed: the class key gets the value Class from the INF's [Version]; settled by a class installed on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiinstallclassw
 */
export function installClass(
  session: Session,
  { inf: path, flags, queue: handle }: In<'SetupDiInstallClass'>,
): Out<'SetupDiInstallClass'> {
  const queue = flags & DI_NOVCP ? session.queues.get(handle) : undefined;
  if (path === null || (flags & DI_NOVCP && !queue)) return refused('ERROR_INVALID_PARAMETER');
  const file = findInf(session, path);
  if (file === undefined) return refused('ERROR_FILE_NOT_FOUND');
  const opened = openFile(session, file, INF_STYLE_WIN4);
  if (!opened.ok) return { ret: false, err: opened.error };
  const { class: name, classGuid } = readVersion(opened.inf);
  if (!name || !classGuid) return refused('ERROR_INVALID_CLASS');
  const open = new OpenInf(file, opened.inf);
  const files = queue ? queueing(session, open, queue) : committing(session, open, {});
  const { installation, source } = workOn(session, open, files);
  const guid = plainGuid(classGuid.value);
  const { refusal } = performClassInstall(installation, source, guid);
  if (refusal !== undefined) return { ret: false, err: refusal };
  const after = sz(name.value);
  session.transaction.change(
    { kind: 'value', key: classKey(guid), name: 'Class', after },
    byCall('SetupDiInstallClassW'),
  );
  return DONE;
}

/**
 * Observed: a setup class that has no key is ERROR_INVALID_CLASS (`device-set/open_class_key/installer-key`).
 * Assumed: an interface class without key is ERROR_NO_SUCH_INTERFACE_CLASS; settled by opening one on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiopenclassregkeyexw
 */
export function openClassRegKeyEx(
  { transaction }: Session,
  { class: guid, access, flags }: In<'SetupDiOpenClassRegKeyEx'>,
): Out<'SetupDiOpenClassRegKeyEx'> {
  if (flags !== DIOCR_INSTALLER && flags !== DIOCR_INTERFACE) return refused('ERROR_INVALID_FLAGS');
  const path = (flags === DIOCR_INSTALLER ? classKey : interfaceClassKey)(guid ?? undefined);
  if (guid !== null && !transaction.registry.has(path)) {
    return refused(flags === DIOCR_INSTALLER ? 'ERROR_INVALID_CLASS' : 'ERROR_NO_SUCH_INTERFACE_CLASS');
  }
  return { ...DONE, key: { path, access } };
}
