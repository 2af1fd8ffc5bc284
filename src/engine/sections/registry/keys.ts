import { foldCase } from '../../../base/index.ts';
import { type InfLine, readInteger } from '../../../inf/index.ts';
import { keysOf, type RegistryView } from '../../../machine/index.ts';
import type { SectionWork } from '../work.ts';

const KEY_64BIT = 0x1000;
const KEY_32BIT = 0x4000;

/** A key that a line of a registry list names. */
export interface NamedKey {
  /** As it is stored: HKLM\… or HKU\…. */
  readonly key: string;
  /** Whether it is a root itself: such a key is neither made nor deleted. */
  readonly isRoot: boolean;
}

/** The flags of a line of a registry list, the fourth field; 0 without them. */
export function flagsOf(line: InfLine): number {
  return (readInteger(line.field(4) ?? '') || 0) >>> 0;
}

/**
 * The key of `root, [subkey], [name]`, in the view that the flags ask for, or that the program has. Undefined where the
 * root is none, or HKR stands for nothing.
 * Assumed: such a line is passed over, and no error tells; settled by a log of such a section.
 * @see inf-addreg-directive
 */
export function keyNamed(
  work: SectionWork,
  root: string,
  subkey: string,
  flags: number,
  name = '',
): NamedKey | undefined {
  const start = foldCase(root) === 'HKR' ? relativeKey(work, subkey, name) : root;
  if (start === undefined) return undefined;
  const { transaction, view } = work.installation;
  const below = keysOf(subkey).join('\\');
  const path = below === '' ? start : `${start}\\${below}`;
  const key = transaction.registry.seen(seenWith(view, flags)).resolve(path);
  return key === undefined ? undefined : { key, isRoot: keysOf(key).length < 2 };
}

function relativeKey({ subject }: SectionWork, subkey: string, name: string): string | undefined {
  const own = subkey === '' ? subject.propertyValues?.get(foldCase(name)) : undefined;
  return own ?? subject.relativeKey;
}

function seenWith(view: RegistryView, flags: number): RegistryView {
  if (flags & KEY_64BIT) return { ...view, bits: 64 };
  return flags & KEY_32BIT ? { ...view, bits: 32 } : view;
}
