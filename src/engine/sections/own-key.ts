import { assumed, type Citation } from '../../base/index.ts';
import type { InfLine } from '../../inf/index.ts';
import { dword, multiSz, sz, type Value } from '../../machine/index.ts';
import type { SectionWork } from './work.ts';

/** Below it stands what Windows keeps in places that no page and no recording names. */
const OWN = 'HKLM\\SOFTWARE\\Firstplug';

const BECAUSE: Citation = assumed(
  'where and how Windows keeps it: a registry before and after such an installation',
);

/** A value of ours: a text, a list, a number, or absent. */
export type OwnValue = string | readonly string[] | number | Value | undefined;

/** The path of a key of ours. */
export function ownKey(...path: readonly string[]): string {
  return [OWN, ...path].join('\\');
}

/** Keeps values in a key of ours; undefined ones are left as they are. */
export function keepOwn(
  work: SectionWork,
  line: InfLine,
  key: string,
  values: Readonly<Record<string, OwnValue>>,
): void {
  work.change({ kind: 'key', key, after: true }, line, BECAUSE);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    work.change({ kind: 'value', key, name, after: ownValue(value) }, line, BECAUSE);
  }
}

/** Takes a value of ours away. */
export function dropOwn(work: SectionWork, line: InfLine, key: string, name: string): void {
  work.change({ kind: 'value', key, name }, line, BECAUSE);
}

function ownValue(value: Exclude<OwnValue, undefined>): Value {
  if (typeof value === 'string') return sz(value);
  if (typeof value === 'number') return dword(value);
  return 'type' in value ? value : multiSz(value);
}
