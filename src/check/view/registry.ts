import { foldCase, sameName } from '../../base/index.ts';
import { type InfLine, type RegistryAdd, readRegistryLine, registryRoots } from '../../inf/index.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/** A value that an AddReg section writes. */
export interface AddedValue {
  readonly add: RegistryAdd;
  readonly line: InfLine;
  /** The AddReg section. */
  readonly use: Use;
}

/** Every value that something leads to, in the order of the file. */
export function registryAddsOf(subject: Subject): readonly AddedValue[] {
  return subject.view('registry', () =>
    subject
      .usesOf('add-registry-section')
      .flatMap(use => use.section.lines.map(line => ({ add: readRegistryLine(line), line, use })))
      .toSorted((a, b) => a.add.span.start - b.add.span.start),
  );
}

/** The bits of the flags of AddReg that are the type. @see inf-addreg-directive */
export const TYPE = 0xffff_0001;
export const MULTI_SZ = 0x0001_0000;
export const APPEND = 0x8;
const DELETE = 0x4;
const KEY_ONLY = 0x2010;

/** The flags of DelReg for a text that leaves a list. @see inf-delreg-directive */
export const DELETE_TEXT = 0x18002;

/** Whether the line writes a value, and not a key alone, and deletes nothing. */
export function writesValue({ add: { flags } }: AddedValue): boolean {
  return (flags & (DELETE | KEY_ONLY)) === 0;
}

/** `HKLM\SOFTWARE\Contoso` */
export function keyText({ root, subkey }: Pick<RegistryAdd, 'root' | 'subkey'>): string {
  return subkey === '' ? root : `${root}\\${subkey}`;
}

/** `HKLM\SYSTEM\CurrentControlSet`, or below it. */
export function isControlSet({ root, subkey }: Pick<RegistryAdd, 'root' | 'subkey'>): boolean {
  return sameName(root, 'HKLM') && isWithin(subkey, 'SYSTEM\\CurrentControlSet');
}

/** Whether a key is another one or lies below it. */
export function isWithin(key: string, above: string): boolean {
  return foldCase(`${key}\\`).startsWith(foldCase(`${above}\\`));
}

/** The roots that are the same for all devices: every one but HKR. */
export function isShared(root: string): boolean {
  const folded = foldCase(root);
  return registryRoots.includes(folded) && folded !== 'HKR';
}
