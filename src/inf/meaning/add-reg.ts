import type { Span } from '../../base/index.ts';
import type { Inf, InfLine } from '../open/inf.ts';
import type { MissingSection } from './copy-files.ts';
import { locatedFields, readInteger } from './located.ts';

/** A line of an AddReg section. */
export interface RegistryAdd {
  /** HKR, HKLM, HKCR, HKCU or HKU, as written. */
  readonly root: string;
  readonly subkey: string;
  readonly name: string;
  /** FLG_ADDREG_… bits. */
  readonly flags: number;
  readonly values: readonly string[];
  readonly span: Span;
}

export interface AddReg {
  readonly adds: readonly RegistryAdd[];
  readonly missing: readonly MissingSection[];
}

/**
 * The registry additions of an `AddReg = section[, …]` line.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-addreg-directive
 */
export function readAddReg(inf: Inf, directive: InfLine): AddReg {
  const adds: RegistryAdd[] = [];
  const missing: MissingSection[] = [];
  for (const { value, span } of locatedFields(directive)) {
    const section = inf.section(value);
    if (!section) missing.push({ name: value, span });
    for (const line of section?.lines ?? []) adds.push(readRegistryLine(line));
  }
  return { adds, missing };
}

/** `root, [subkey], [name], [flags], [value[, value…]]` */
export function readRegistryLine(line: InfLine): RegistryAdd {
  const text = (index: number): string => line.field(index) ?? '';
  return {
    root: text(1),
    subkey: text(2),
    name: text(3),
    flags: readInteger(text(4)) || 0,
    values: line.fields.slice(4),
    span: line.lineSpan,
  };
}
