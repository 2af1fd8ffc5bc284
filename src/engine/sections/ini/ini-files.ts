import type { Citation } from '../../../base/index.ts';
import { decodeInf, encodeInf, type InfLine } from '../../../inf/index.ts';
import { takesPath } from '../paths.ts';
import type { SectionWork } from '../work.ts';
import { IniText } from './ini-text.ts';

/**
 * Reads the INI file that a line names, lets it be changed, and writes it back where that changed anything.
 * A file whose bytes nobody has is changed in a way that nobody knows; a path that no
 * file can have is passed over.
 * Assumed: a name without a path is in the Windows directory, as for WritePrivateProfileString, and no file is
 * mapped to the registry; settled by UpdateInis of `win.ini` and of another name on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-writeprivateprofilestringw
 */
export function changeIni(
  work: SectionWork,
  line: InfLine,
  because: Citation,
  edit: (ini: IniText) => void,
): void {
  const path = iniPath(work, line.field(1) ?? '');
  if (!takesPath(work.transaction, path, 'file')) return;
  const file = work.transaction.volume.file(path);
  const bytes = file ? file.bytes() : new Uint8Array();
  if (!bytes) {
    work.change({ kind: 'unknown', by: `${path}: its bytes are not at hand` }, line, because);
    return;
  }
  const { text, encoding, codePage, bom } = decodeInf(bytes);
  const ini = new IniText(text);
  const before = ini.toString();
  edit(ini);
  if (ini.toString() === before) return;
  const after = work.transaction.volume.content(encodeInf(ini.toString(), encoding, codePage, bom > 0).value);
  work.change({ kind: 'file', path, after }, line, because);
}

function iniPath(work: SectionWork, name: string): string {
  const { directories } = work.installation;
  return /^(?:[a-z]:|\\\\)/i.test(name) ? name : `${directories.windows}\\${name}`;
}
