import { foldCase, sameName } from '../../base/index.ts';
import { classDirectives, classFlags } from './class-specific.ts';
import { decorationIn } from './decorations.ts';
import { eventDirectives, eventFlags } from './events.ts';
import { fileDirectives, fileFlags, installDirectives } from './files.ts';
import { interfaceDirectives, interfaceFlags } from './interfaces.ts';
import { legacyDirectives, legacyFlags } from './legacy.ts';
import { logConfigDirectives } from './log-config.ts';
import type {
  Directive,
  Field,
  FlagSet,
  FlagSetName,
  FlagValue,
  SectionKind,
  SectionKindName,
} from './model.ts';
import { packageDirectives, packageFlags } from './package.ts';
import { powerDirectives, powerFlags } from './power.ts';
import { registryDirectives, registryFlags } from './registry.ts';
import { registryValueFlags } from './registry-values.ts';
import { sections } from './sections.ts';
import { serviceFlags } from './service-flags.ts';
import { serviceDirectives } from './services.ts';
import { softwareDirectives, softwareFlags } from './software.ts';
import { wdfDirectives } from './wdf.ts';

/** Every directive, entry and line. */
export const directives: readonly Directive[] = [
  ...packageDirectives,
  ...installDirectives,
  ...fileDirectives,
  ...registryDirectives,
  ...serviceDirectives,
  ...interfaceDirectives,
  ...softwareDirectives,
  ...eventDirectives,
  ...powerDirectives,
  ...wdfDirectives,
  ...classDirectives,
  ...legacyDirectives,
  ...logConfigDirectives,
];

/** Every set of numbers. */
export const flagSets: readonly FlagSet[] = [
  ...packageFlags,
  ...fileFlags,
  ...registryFlags,
  ...registryValueFlags,
  ...serviceFlags,
  ...interfaceFlags,
  ...softwareFlags,
  ...eventFlags,
  ...powerFlags,
  ...classFlags,
  ...legacyFlags,
];

const KINDS: ReadonlyMap<SectionKindName, SectionKind> = new Map(sections.map(kind => [kind.name, kind]));
const SETS: ReadonlyMap<FlagSetName, FlagSet> = new Map(flagSets.map(set => [set.name, set]));

const BY_NAME = new Map<string, SectionKind>();
const BY_SUFFIX = new Map<string, SectionKind>();
for (const kind of sections) {
  const { reached } = kind;
  if (reached.by === 'name') BY_NAME.set(foldCase(reached.name), kind);
  if (reached.by === 'suffix') BY_SUFFIX.set(foldCase(`${reached.of}.${reached.suffix}`), kind);
}

const ROWS = new Map<SectionKindName, Directive[]>();
for (const directive of directives) {
  for (const kind of directive.in) ROWS.set(kind, [...(ROWS.get(kind) ?? []), directive]);
}

/** The kind with a name. */
export function sectionKind(name: SectionKindName): SectionKind {
  return KINDS.get(name)!;
}

/** The set with a name. */
export function flagSet(name: FlagSetName): FlagSet {
  return SETS.get(name)!;
}

/** What may stand in sections of a kind. */
export function directivesOf(kind: SectionKindName): readonly Directive[] {
  return ROWS.get(kind) ?? [];
}

/** How a section was reached: by its name in the file, by a suffix, or named by a field of a directive. */
export type Reached =
  | { readonly by: 'name'; readonly name: string }
  | { readonly by: 'suffix'; readonly of: SectionKindName; readonly suffix: string }
  | { readonly by: 'field'; readonly directive: Directive; readonly field: number };

/**
 * The kind of a section; undefined where it is none that Windows reads. A name may have its decoration and
 * a suffix: `ClassInstall32.ntx86.Services`.
 */
export function sectionKindOf(reached: Reached): SectionKind | undefined {
  if (reached.by === 'suffix') return BY_SUFFIX.get(foldCase(`${reached.of}.${reached.suffix}`));
  if (reached.by === 'name') return kindByName(reached.name);
  const field = fieldAt(reached.directive, reached.field);
  return field?.kind === 'section' ? KINDS.get(field.section) : undefined;
}

function kindByName(name: string): SectionKind | undefined {
  const point = name.indexOf('.');
  const base = point < 0 ? name : name.slice(0, point);
  const kind = BY_NAME.get(foldCase(base));
  if (!kind) return undefined;
  const after = name.slice(base.length);
  const rest = after.slice(kind.decorated ? decorationIn(after, kind.decorated).length : 0);
  if (rest === '') return kind;
  return BY_SUFFIX.get(foldCase(kind.name + rest));
}

/**
 * What a key means in a section of a kind: an entry by its name, else the row for the package's own names.
 * Without a key: the row for lines.
 */
export function directiveNamed(kind: SectionKindName, key: string | undefined): Directive | undefined {
  const { line, keyed, named, decorated } = lookupOf(kind);
  if (key === undefined) return line;
  if (named.size === 0) return keyed;
  return named.get(foldCase(key)) ?? decorated.find(row => isDecorated(row, key)) ?? keyed;
}

/** The rows of a kind by how a line finds them. */
interface Lookup {
  readonly line: Directive | undefined;
  readonly keyed: Directive | undefined;
  /** By folded name. */
  readonly named: ReadonlyMap<string, Directive>;
  readonly decorated: readonly Directive[];
}

const LOOKUPS = new Map<SectionKindName, Lookup>();

function lookupOf(kind: SectionKindName): Lookup {
  const there = LOOKUPS.get(kind);
  if (there) return there;
  const rows = directivesOf(kind);
  const named = rows.filter(({ form }) => form === 'entry' || form === 'word');
  const made = {
    line: rows.find(({ form }) => form === 'line'),
    keyed: rows.find(({ form }) => form === 'keyed'),
    named: new Map(named.toReversed().map(row => [foldCase(row.name), row])),
    decorated: named.filter(({ decorated }) => decorated),
  };
  LOOKUPS.set(kind, made);
  return made;
}

function isDecorated({ name }: Directive, key: string): boolean {
  if (!sameName(name, key.slice(0, name.length))) return false;
  const rest = key.slice(name.length);
  return rest !== '' && decorationIn(rest, 'platform') === rest;
}

/** A field as SetupAPI counts: 0 is the key, 1 the first field; the last repeats if it is a list. */
export function fieldAt(directive: Directive, index: number): Field | undefined {
  if (index === 0) return directive.key;
  const last = directive.fields.at(-1);
  return directive.fields[index - 1] ?? (last?.repeats ? last : undefined);
}

/** The fields that name sections of a kind. */
export function referencesTo(kind: SectionKindName): readonly { directive: Directive; field: number }[] {
  return directives.flatMap(directive =>
    directive.fields.flatMap((field, index) =>
      field.kind === 'section' && field.section === kind ? [{ directive, field: index + 1 }] : [],
    ),
  );
}

/** The names in a number, and the bits that have none. A set of single values knows the number or not. */
export function flagsIn(set: FlagSet, number: number): { values: readonly FlagValue[]; rest: number } {
  const values = set.values.filter(value =>
    set.combine === 'one' ? value.value === number : hasFlag(value, number),
  );
  const known = values.reduce((bits, value) => bits | value.value, 0);
  return { values, rest: set.combine === 'one' && values.length > 0 ? 0 : (number & ~known) >>> 0 };
}

function hasFlag({ value, mask }: FlagValue, number: number): boolean {
  if (mask === undefined) return value !== 0 && (number & value) >>> 0 === value;
  return (number & mask) >>> 0 === value;
}
