import { documented, sameName } from '../../../base/index.ts';
import { type InfLine, readInteger } from '../../../inf/index.ts';
import type { Refusal, SectionWork } from '../work.ts';
import { changeIni } from './ini-files.ts';
import type { IniText } from './ini-text.ts';
import { isLike } from './update-inis.ts';

const WILDCARDS = 0x1;
const COMMA = 0x2;

/** Carries out `UpdateIniFields = list[, …]`. @see inf-updateinifields-directive */
export function performUpdateIniFields(work: SectionWork, directive: InfLine): Refusal {
  const because = documented('inf-updateinifields-directive');
  for (const { work: own, line } of work.linesOf(directive))
    changeIni(own, line, because, ini => update(ini, line));
  return undefined;
}

/** `file, section, key, [old field], [new field], [flags]` */
function update(ini: IniText, line: InfLine): void {
  const entry = ini.find(line.field(2) ?? '', line.field(3) ?? '');
  const [old = '', wanted = ''] = [line.field(4), line.field(5)];
  if (!entry || (old === '' && wanted === '')) return;
  const flags = readInteger(line.field(6) ?? '') || 0;
  const value = entry.value.replace(/\s*;.*$/, '');
  const changed = old === '' ? append(value, wanted, flags) : exchange(value, old, wanted, flags);
  if (changed !== value) ini.replace(entry, `${entry.key}=${changed}`);
}

/**
 * Assumed: a field that is there is not added once more; settled by carrying out such a line twice on Windows.
 */
function append(value: string, wanted: string, flags: number): string {
  if (value.split(/[ \t,]+/).some(field => sameName(field, wanted))) return value;
  return value === '' ? wanted : `${value}${flags & COMMA ? ',' : ' '}${wanted}`;
}

/** Fields are separated by blanks, tabs and commas; one that goes takes the separator in front of it along. */
function exchange(value: string, old: string, wanted: string, flags: number): string {
  const isOld = (field: string): boolean => (flags & WILDCARDS ? isLike(field, old) : sameName(field, old));
  return value
    .replace(/([ \t,]*)([^ \t,]+)/g, (all, separator: string, field: string) =>
      isOld(field) ? (wanted === '' ? '' : separator + wanted) : all,
    )
    .replace(/^[ \t,]+/, '');
}
