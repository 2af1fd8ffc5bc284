import { documented, win32 } from '../../base/index.ts';
import { directoryText, type InfLine, locatedFields, readInteger } from '../../inf/index.ts';
import { statedContent } from '../../machine/index.ts';
import { pathOf } from './files.ts';
import { takesPath } from './paths.ts';
import { type Refusal, type SectionWork, untilRefused } from './work.ts';

const CURRENTUSER = 0x1;
const DELETE = 0x2;
const GROUP = 0x4;

/** The identifiers of Start\Programs: of a user, and of all users. */
const PROGRAMS = 16386;
const COMMON_PROGRAMS = 16407;

const PAGE = documented('inf-profileitems-directive');

/**
 * Carries out `ProfileItems = section[, …]`: shortcuts and groups in the Start menu.
 * Assumed: a section without a name ends the installation with ERROR_INVALID_DATA; settled by such a section.
 * @see inf-profileitems-directive
 */
export function performProfileItems(work: SectionWork, directive: InfLine): Refusal {
  return untilRefused(locatedFields(directive), ({ value: section }) => {
    if (!work.inf.section(section)) return undefined;
    const name = work.linesNamed(section, 'Name')[0];
    if (!name?.field(1)) return win32('ERROR_INVALID_DATA');
    performItem(work, section, name);
    return undefined;
  });
}

function performItem(work: SectionWork, section: string, name: InfLine): void {
  const flags = readInteger(name.field(2) ?? '') || 0;
  const menu = directoryText(flags & CURRENTUSER ? PROGRAMS : COMMON_PROGRAMS, work.installation.directories);
  const after = !(flags & DELETE);
  if (flags & GROUP) {
    const path = `${menu}\\${name.field(1)}`;
    if (takesPath(work.transaction, path, 'directory'))
      work.change({ kind: 'directory', path, after }, name, PAGE);
    return;
  }
  const folder = work.linesNamed(section, 'SubDir')[0]?.field(1);
  const path = `${menu}${folder ? `\\${folder}` : ''}\\${name.field(1)}.lnk`;
  if (!takesPath(work.transaction, path, 'file')) return;
  const shortcut = after && { after: statedContent({ name: describeShortcut(work, section) }) };
  work.change({ kind: 'file', path, ...shortcut }, name, PAGE);
}

/** What the shortcut says: whoever compares two of them sees the same text for the same shortcut. */
function describeShortcut(work: SectionWork, section: string): string {
  const place = (key: string): string | undefined => {
    const line = work.linesNamed(section, key)[0];
    return line && pathOf(work, readInteger(line.field(1) ?? ''), line.field(2), line.field(3));
  };
  const text = (key: string): string | undefined => work.linesNamed(section, key)[0]?.fields.join(',');
  const said = {
    to: place('CmdLine'),
    in: place('WorkingDir'),
    icon: place('IconPath'),
    index: text('IconIndex'),
    key: text('HotKey'),
    tip: text('Infotip'),
    shown: text('DisplayResource'),
  };
  const parts = Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : `${name} ${value}`,
  );
  return `shortcut ${parts.join(' ')}`;
}
