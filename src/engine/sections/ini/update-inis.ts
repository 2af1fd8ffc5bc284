import { documented, foldCase, sameName } from '../../../base/index.ts';
import { type InfLine, readInteger } from '../../../inf/index.ts';
import type { Refusal, SectionWork } from '../work.ts';
import { changeIni } from './ini-files.ts';
import { type IniEntry, type IniText, parseEntry } from './ini-text.ts';

/** Flags 1 and 3 look at the value too; 2 and 3 change the key and keep the value. */
const WITH_VALUE = 0x1;
const RENAME = 0x2;

/** Carries out `UpdateInis = list[, …]`. @see inf-updateinis-directive */
export function performUpdateInis(work: SectionWork, directive: InfLine): Refusal {
  const because = documented('inf-updateinis-directive');
  for (const { work: own, line } of work.linesOf(directive))
    changeIni(own, line, because, ini => update(ini, line));
  return undefined;
}

/** `file, section, [old entry], [new entry], [flags]` */
function update(ini: IniText, line: InfLine): void {
  const section = line.field(2) ?? '';
  const [old = '', wanted = ''] = [line.field(3), line.field(4)];
  const flags = readInteger(line.field(5) ?? '') || 0;
  if (old === '') {
    if (wanted !== '') add(ini, section, wanted);
    return;
  }
  const found = ini.entries(section).filter(entry => isMeant(entry, old, flags));
  for (const entry of found.toReversed()) {
    if (wanted === '') ini.remove(entry);
    else if (flags & RENAME) rename(ini, section, entry, wanted, flags);
    else ini.replace(entry, wanted);
  }
}

/**
 * Assumed: an entry whose key is there already takes its place; settled by UpdateInis with a new value for a key
 * that exists.
 */
function add(ini: IniText, section: string, wanted: string): void {
  const same = ini.find(section, parseEntry(wanted).key);
  if (same) ini.replace(same, wanted);
  else ini.add(section, wanted);
}

function isMeant(entry: IniEntry, old: string, flags: number): boolean {
  const { key, value } = parseEntry(old);
  return isLike(entry.key, key) && (!(flags & WITH_VALUE) || isLike(entry.value, value));
}

/** The key changes and the value stays; where the new entry is there already, it moves to the place of the old. */
function rename(ini: IniText, section: string, entry: IniEntry, wanted: string, flags: number): void {
  const { key, value } = parseEntry(wanted);
  const other = ini
    .entries(section)
    .find(one => sameName(one.key, key) && (!(flags & WITH_VALUE) || sameName(one.value, value)));
  ini.replace(entry, other ? wanted : `${key}=${entry.value}`);
  if (other && other.line !== entry.line) ini.remove(other);
}

/** Whether a text is another, of which `*` stands for anything. */
export function isLike(text: string, pattern: string): boolean {
  const parts = foldCase(pattern)
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(foldCase(text));
}
