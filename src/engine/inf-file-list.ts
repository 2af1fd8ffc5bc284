import { win32 } from '../base/index.ts';
import { openInf } from '../inf/index.ts';
import { absolutePath, type Content } from '../machine/index.ts';
import { INF_STYLE_OLDNT, INF_STYLE_WIN4 } from '../setupapi/index.ts';
import { returned } from './returned.ts';
import type { In, Out, Session } from './session.ts';

/**
 * The size counts each name with its end, and the end of the list.
 * Observed: what is no INF of Windows 95 and later counts as an older one (conformance `inf-file-list`).
 * Assumed: an empty name is a wrong parameter, and names come sorted; settled by asking a Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetinffilelistw
 */
export function getInfFileList(
  session: Session,
  { directory, style, ...to }: In<'SetupGetInfFileList'>,
): Out<'SetupGetInfFileList'> {
  if (directory === '') return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  const { volume } = session.transaction;
  const folder = absolutePath(
    directory ?? `${session.directories.windows}\\inf`,
    session.program.currentDirectory,
  );
  if (volume.file(folder)) return { ret: false, err: win32('ERROR_DIRECTORY') };
  if (!volume.directory(folder))
    return { err: win32('ERROR_PATH_NOT_FOUND'), ...returned(to, 'files', [], 1) };
  const files = volume
    .list(folder)
    .filter(name => /\.inf$/i.test(name))
    .filter(name => styleOf(session, volume.file(`${folder}\\${name}`)) & style);
  const required = files.reduce((sum, name) => sum + name.length + 1, 1);
  return { err: win32('ERROR_SUCCESS'), ...returned(to, 'files', files, required) };
}

/** INF_STYLE_… of a file; 0 for what is no file. */
function styleOf({ transaction }: Session, content: Content | undefined): number {
  const bytes = content?.bytes();
  if (!bytes) return 0;
  const opened = openInf(bytes, { style: 'win4', version: transaction.facts.version });
  return opened.ok ? INF_STYLE_WIN4 : INF_STYLE_OLDNT;
}
