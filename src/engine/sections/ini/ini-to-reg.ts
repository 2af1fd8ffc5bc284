import { documented } from '../../../base/index.ts';
import { type InfLine, readInteger } from '../../../inf/index.ts';
import { sz } from '../../../machine/index.ts';
import { keyNamed } from '../registry/keys.ts';
import type { Refusal, SectionWork } from '../work.ts';
import { changeIni } from './ini-files.ts';
import type { IniText } from './ini-text.ts';

const DELETE_ENTRY = 0x1;
const OVERWRITE = 0x2;

const PAGE = documented('inf-ini2reg-directive');

/** Carries out `Ini2Reg = list[, …]`. @see inf-ini2reg-directive */
export function performIni2Reg(work: SectionWork, directive: InfLine): Refusal {
  for (const { work: own, line } of work.linesOf(directive))
    changeIni(own, line, PAGE, ini => move(own, line, ini));
  return undefined;
}

/** `file, section, [key], root, subkey, [flags]`: one entry, or all of the section, become texts. */
function move(work: SectionWork, line: InfLine, ini: IniText): void {
  const flags = readInteger(line.field(6) ?? '') || 0;
  const named = keyNamed(work, line.field(4) ?? '', line.field(5) ?? '', flags);
  if (!named || (work.transaction.registry.has(named.key) && !(flags & OVERWRITE))) return;
  const [section, key] = [line.field(2) ?? '', line.field(3) ?? ''];
  const one = ini.find(section, key);
  const entries = key === '' ? ini.entries(section) : one ? [one] : [];
  for (const { key: name, value } of entries) {
    work.change({ kind: 'value', key: named.key, name, after: sz(value) }, line, PAGE);
  }
  if (flags & DELETE_ENTRY) for (const entry of entries.toReversed()) ini.remove(entry);
}
