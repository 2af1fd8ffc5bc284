import type { NamedInf } from '../meaning/needs.ts';
import type { Change } from './fact.ts';

/** Changes that belong together: of [Version], of the models that Windows sees, of what installing models does. */
export interface ComparedPart {
  readonly kind: 'version' | 'models' | 'install' | 'section';
  /** The section, or `Models`. */
  readonly title: string;
  /** Which Windows it is about; empty for all. */
  readonly systems: readonly string[];
  /** The devices whose installation it is: description and hardware ID. */
  readonly models: readonly string[];
  /** LANGID of the strings that it differs in; undefined for [Strings]. */
  readonly language: string | undefined;
  readonly changes: readonly Change[];
}

export type Part = Omit<ComparedPart, 'language'>;

export interface Pair {
  readonly before: NamedInf;
  readonly after: NamedInf;
}

export function sides<T>({ before, after }: Pair, read: (inf: NamedInf) => T): [before: T, after: T] {
  return [read(before), read(after)];
}
