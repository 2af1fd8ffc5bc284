import { win32 } from '../base/index.ts';
import { openInf, readVersion } from '../inf/index.ts';
import { textOf } from '../machine/index.ts';
import { INFINFO_INF_NAME_IS_ABSOLUTE, INFINFO_INF_PATH_LIST_SEARCH } from '../setupapi/index.ts';
import { searchInf } from './inf-search.ts';
import { returnedText } from './returned.ts';
import type { In, Out, Session } from './session.ts';

const GUID_NULL = '{00000000-0000-0000-0000-000000000000}';
const CLASS = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class';

/**
 * Observed: conformance `inf-class/get_inf_class`: a missing file comes before other wrong parameters.
 * Assumed: an INF that names neither class nor GUID is ERROR_NO_ASSOCIATED_CLASS; settled by asking Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetinfclassw
 */
export function getInfClass(
  session: Session,
  { inf, classGuid, ...to }: In<'SetupDiGetINFClass'>,
): Out<'SetupDiGetINFClass'> {
  if (inf === null) return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  const search = /[\\/]/.test(inf) ? INFINFO_INF_NAME_IS_ABSOLUTE : INFINFO_INF_PATH_LIST_SEARCH;
  const path = searchInf(session, inf, search);
  const bytes = path === undefined ? undefined : session.transaction.volume.file(path)?.bytes();
  if (!bytes) return { ret: false, err: win32('ERROR_FILE_NOT_FOUND') };
  if (classGuid === null || to.buffer === null || to.size === 0) {
    return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  }
  const opened = openInf(bytes, { directories: session.directories });
  if (!opened.ok) return { ret: false, err: opened.error };
  const { class: named, classGuid: given } = readVersion(opened.inf);
  if (!named?.value && !given?.value) return { ret: false, err: win32('ERROR_NO_ASSOCIATED_CLASS') };
  const guid = given?.value ?? GUID_NULL;
  if (!/^\{[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}$/i.test(guid)) {
    return { ret: false, err: win32('RPC_S_INVALID_STRING_UUID') };
  }
  const registered = textOf(session.transaction.registry.value(`${CLASS}\\${guid}`, 'Class'));
  return {
    classGuid: guid,
    err: win32('ERROR_SUCCESS'),
    ...returnedText(to, 'name', named?.value || (registered ?? '')),
  };
}
