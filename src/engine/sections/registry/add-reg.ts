import { documented, foldCase, win32 } from '../../../base/index.ts';
import { type InfLine, locatedFields, readMultiSz } from '../../../inf/index.ts';
import { listOf, multiSz, type Value } from '../../../machine/index.ts';
import { type Refusal, type SectionWork, untilRefused } from '../work.ts';
import { flagsOf, keyNamed, type NamedKey } from './keys.ts';
import { securityOf } from './security.ts';
import { readValue } from './value-data.ts';

const NOCLOBBER = 0x2;
const DELVAL = 0x4;
const APPEND = 0x8;
const KEYONLY = 0x10;
const OVERWRITEONLY = 0x20;
const KEYONLY_COMMON = 0x2000;
const DELREG_BIT = 0x8000;
const MULTI_SZ = 0x10000;
const TYPE = 0xffff0001;

const PAGE = documented('inf-addreg-directive');

/** Carries out `AddReg = list[, list…]`. @see inf-addreg-directive */
export function performAddReg(work: SectionWork, directive: InfLine): Refusal {
  return untilRefused(locatedFields(directive), ({ value: list }) => {
    const own = work.holding(list);
    const { sddl, refusal } = securityOf(own, list);
    if (refusal !== undefined) return refusal;
    return untilRefused(own.inf.section(list)?.lines ?? [], line => performLine(own, line, sddl));
  });
}

/**
 * Takes back what `AddReg` added: a text from a list, a value, or a key; and a key that has nothing any more.
 * @see creating-a-primitive-driver
 */
export function undoAddReg(work: SectionWork, directive: InfLine): Refusal {
  for (const { work: own, line } of work.linesOf(directive)) {
    const flags = flagsOf(line);
    const named = keyNamed(own, line.field(1) ?? '', line.field(2) ?? '', flags, line.field(3));
    if (named && !(flags & (DELREG_BIT | DELVAL))) undoLine(own, line, named, flags);
  }
  return undefined;
}

function undoLine(work: SectionWork, line: InfLine, { key, isRoot }: NamedKey, flags: number): void {
  const { registry } = work.transaction;
  const name = line.field(3) ?? '';
  const because = documented('creating-a-primitive-driver');
  const before = registry.value(key, name);
  if (before && !(flags & (KEYONLY | KEYONLY_COMMON))) {
    const after = isAppend(flags) ? withoutTexts(before, line) : undefined;
    work.change({ kind: 'value', key, name, ...(after && { after }) }, line, because);
  }
  const isEmpty = registry.has(key) && registry.values(key).length + registry.keys(key).length === 0;
  if (isEmpty && !isRoot) work.change({ kind: 'key', key, after: false }, line, because);
}

/** A list without the texts that a line appends; undefined where nothing is left. */
function withoutTexts(before: Value, line: InfLine): Value | undefined {
  const added = new Set(readMultiSz(line, 5).map(foldCase));
  const left = (listOf(before) ?? []).filter(text => !added.has(foldCase(text)));
  return left.length > 0 ? multiSz(left) : undefined;
}

/** `root, [subkey], [name], [flags], [value[, value…]]` */
function performLine(work: SectionWork, line: InfLine, sddl: string | undefined): Refusal {
  const flags = flagsOf(line);
  if (flags & DELREG_BIT) return undefined;
  const named = keyNamed(work, line.field(1) ?? '', line.field(2) ?? '', flags, line.field(3));
  if (!named) return undefined;
  const refusal = performOn(work, line, named, flags);
  if (sddl !== undefined && !named.isRoot && work.transaction.registry.has(named.key)) {
    work.change({ kind: 'security', of: 'key', path: named.key, after: sddl }, line, PAGE);
  }
  return refusal;
}

/**
 * Observed: a line that names only a key sets its unnamed value to an empty text
 * (`install-section/addreg/key-only-implied`).
 */
function performOn(work: SectionWork, line: InfLine, named: NamedKey, flags: number): Refusal {
  const { key } = named;
  const name = line.field(3) ?? '';
  if (flags & DELVAL) return remove(work, line, named, name);
  if (flags & (KEYONLY | KEYONLY_COMMON)) {
    work.change({ kind: 'key', key, after: true }, line, PAGE);
    return undefined;
  }
  const before = work.transaction.registry.value(key, name);
  if (before ? flags & NOCLOBBER : flags & OVERWRITEONLY) return undefined;
  const after = isAppend(flags) ? appended(before, line) : readValue(line, flags, 5);
  if (!after) return win32('ERROR_INVALID_DATA');
  work.change({ kind: 'value', key, name, after }, line, PAGE);
  return undefined;
}

function remove(work: SectionWork, line: InfLine, { key, isRoot }: NamedKey, name: string): Refusal {
  if (name !== '') work.change({ kind: 'value', key, name }, line, PAGE);
  else if (!isRoot) work.change({ kind: 'key', key, after: false }, line, PAGE);
  return undefined;
}

function isAppend(flags: number): boolean {
  return (flags & APPEND) !== 0 && (flags & TYPE) >>> 0 === MULTI_SZ;
}

/**
 * Assumed: texts are the same whatever their case, and a value of another type stays as it is; settled by
 * appending to such values on Windows.
 */
function appended(before: Value | undefined, line: InfLine): Value {
  const old = before ? listOf(before) : [];
  if (before && !old) return before;
  const known = new Set(old!.map(foldCase));
  const added = readMultiSz(line, 5).filter(text => !known.has(foldCase(text)) && known.add(foldCase(text)));
  return before && added.length === 0 ? before : multiSz([...old!, ...added]);
}
