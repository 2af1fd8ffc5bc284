import { win32 } from '../base/index.ts';
import { FIRST_USER_DIRECTORY } from '../inf/index.ts';
import type { In, Out, Session } from './session.ts';

/**
 * Observed: an identifier holds for all INFs of the process (conformance `file-queue/install_file`).
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupsetdirectoryidw
 */
export function setDirectoryId(
  session: Session,
  { inf, id, directory }: In<'SetupSetDirectoryId'>,
): Out<'SetupSetDirectoryId'> {
  if (!session.inf(inf)) return { ret: false, err: win32('ERROR_INVALID_HANDLE') };
  if (id === 0 && directory === null) session.userDirectories.clear();
  else if (id < FIRST_USER_DIRECTORY || id > 0xffff)
    return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  else if (directory === null) session.userDirectories.delete(id);
  else session.userDirectories.set(id, directory);
  return { ret: true, err: win32('ERROR_SUCCESS') };
}
