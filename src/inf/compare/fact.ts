import { foldCase, type Span } from '../../base/index.ts';
import type { Field } from '../directives/index.ts';
import { readInteger } from '../meaning/located.ts';

/** One thing that an INF says, in words that do not depend on names that only the INF itself uses. */
export interface Fact {
  /** What kind of thing: `files`, `registry`, `services`, … */
  readonly group: string;
  /** What it is said of: a file, a value, an entry of a service. Case does not count. */
  readonly what: string;
  /** What is said, for people. */
  readonly says: string;
  /** The same as it is compared. */
  readonly means: string;
  readonly span: Span;
}

/** A fact that one side has, or both in other words. */
export interface Change {
  readonly group: string;
  readonly what: string;
  readonly before: Fact | undefined;
  readonly after: Fact | undefined;
}

/** What differs between two lists of facts, in the order of the second one. The order of facts does not count. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): Change[] {
  const old = byKey(before);
  const changes: Change[] = [];
  for (const [key, fact] of byKey(after)) {
    const was = old.get(key);
    old.delete(key);
    if (was?.means !== fact.means)
      changes.push({ group: fact.group, what: fact.what, before: was, after: fact });
  }
  for (const fact of old.values()) {
    changes.push({ group: fact.group, what: fact.what, before: fact, after: undefined });
  }
  return changes;
}

/** A change as text, without its places: the same change in two places is one. */
export function printChange({ group, what, before, after }: Change): string {
  return [group, what, before?.means ?? '\u0002', after?.means ?? '\u0002'].join('\u0001');
}

/** Facts of the same thing are told apart by what they say, and then by their number. */
function byKey(facts: readonly Fact[]): Map<string, Fact> {
  const keyed = new Map<string, Fact>();
  for (const fact of facts) {
    const name = foldCase(`${fact.group}\0${fact.what}`);
    let key = name;
    for (let i = 2; keyed.has(key); i++) key = `${name}\0${i}`;
    keyed.set(key, fact);
  }
  return keyed;
}

/** A field as it is shown, and as it is compared: numbers by their value, names of files and GUIDs by their letters. */
export function readField(
  text: string,
  field: Field | undefined,
): { readonly shown: string; readonly meant: string } {
  switch (field?.kind) {
    case 'flags':
    case 'integer':
    case 'switch':
    case 'zero':
    case 'disk id':
    case 'dirid': {
      const number = readInteger(text);
      return { shown: text, meant: Number.isNaN(number) ? text : String(number >>> 0) };
    }
    case 'byte':
      return { shown: text, meant: String(Number.parseInt(text || '0', 16)) };
    case 'guid':
    case 'file':
    case 'subdirectory':
    case 'path':
    case 'registry root':
    case 'registry key':
    case 'value name':
    case 'inf file':
    case 'catalog file':
    case 'property':
    case 'device id':
    case 'component id':
    case 'service':
      return { shown: text, meant: foldCase(text) };
    default:
      return { shown: text, meant: text };
  }
}
