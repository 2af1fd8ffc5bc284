import { documented, sameName } from '../../../base/index.ts';
import type { InfLine } from '../../../inf/index.ts';
import { listOf, multiSz } from '../../../machine/index.ts';
import type { Refusal, SectionWork } from '../work.ts';
import { flagsOf, keyNamed, type NamedKey } from './keys.ts';

const VIEWS = 0x5000;
const KEYONLY_COMMON = 0x2000;
const DELREG_BIT = 0x8000;
const MULTI_SZ_DELSTRING = 0x18002;

const PAGE = documented('inf-delreg-directive');

/**
 * Carries out `DelReg = list[, list…]`. What is not there is no error.
 * @see inf-delreg-directive
 */
export function performDelReg(work: SectionWork, directive: InfLine): Refusal {
  for (const { work: own, line } of work.linesOf(directive)) {
    const flags = flagsOf(line);
    const named = keyNamed(own, line.field(1) ?? '', line.field(2) ?? '', flags, line.field(3));
    if (named && isForDelReg(flags)) remove(own, line, named, flags);
  }
  return undefined;
}

/** Observed: flags that are AddReg's make DelReg pass the line over (`install-section/addreg/del-ignores-add-flags`). */
function isForDelReg(flags: number): boolean {
  return (flags & ~(VIEWS | KEYONLY_COMMON)) === 0 || (flags & DELREG_BIT) !== 0;
}

function remove(work: SectionWork, line: InfLine, { key, isRoot }: NamedKey, flags: number): void {
  const name = line.field(3) ?? '';
  if ((flags & MULTI_SZ_DELSTRING) === MULTI_SZ_DELSTRING) removeText(work, line, key, name);
  else if (name !== '' && !(flags & KEYONLY_COMMON)) work.change({ kind: 'value', key, name }, line, PAGE);
  else if (!isRoot) work.change({ kind: 'key', key, after: false }, line, PAGE);
}

function removeText(work: SectionWork, line: InfLine, key: string, name: string): void {
  const list = listOf(work.transaction.registry.value(key, name));
  const text = line.field(5) ?? '';
  const left = list?.filter(item => !sameName(item, text));
  if (!left || left.length === list?.length) return;
  work.change({ kind: 'value', key, name, after: multiSz(left) }, line, PAGE);
}
