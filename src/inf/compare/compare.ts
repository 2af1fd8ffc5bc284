import { ARCHITECTURES, foldCase, type Win32Error } from '../../base/index.ts';
import { type SectionKind, sections } from '../directives/index.ts';
import { SYMBOLIC_DIRECTORIES } from '../open/directories.ts';
import type { Inf } from '../open/inf.ts';
import { openInf } from '../open/open.ts';
import { type Change, compareFacts, type Fact, printChange } from './fact.ts';
import { compareModels } from './models.ts';
import { type ComparedPart, type Pair, type Part, sides } from './part.ts';
import { FactReader, installFacts } from './section-facts.ts';

/** What differs, or which side is no INF to Windows. */
export type Compared =
  | { readonly ok: true; readonly parts: readonly ComparedPart[] }
  | ({ readonly ok: false } & Unread);

interface Unread {
  readonly side: 'before' | 'after';
  readonly error: Win32Error;
  /** From 1; 0 where the error belongs to no line. */
  readonly errorLine: number;
}

/**
 * Compares what two INFs say, whatever their sections are called and in which order they stand: [Version], the models
 * that each Windows selects, what installing them does, and texts in each language.
 */
export function compareInfs(before: string, after: string): Compared {
  const pair = openPair(before, after, undefined);
  if ('side' in pair) return { ok: false, ...pair };
  const parts = compareIn(pair, undefined);
  const known = new Map(parts.flatMap(part => part.changes.map(change => [keyOf(change), change] as const)));
  const localized = languagesOf(pair.before.inf, pair.after.inf).flatMap(language => {
    const own = openPair(before, after, language);
    if ('side' in own) return [];
    return compareIn(own, language.toString(16).padStart(4, '0')).flatMap(part => {
      const changes = part.changes.filter(change => isNews(change, known.get(keyOf(change))));
      return changes.length > 0 ? [{ ...part, changes }] : [];
    });
  });
  return { ok: true, parts: [...parts, ...localized] };
}

const keyOf = ({ group, what }: Change): string => foldCase(`${group}\0${what}`);

/** Whether a change in a language is more than the one that [Strings] shows. */
function isNews({ before, after }: Change, known: Change | undefined): boolean {
  if (!known) return true;
  if (!before || !after) return !before !== !known.before || !after !== !known.after;
  const parts = (fact: Fact | undefined): readonly string[] => fact?.means.split('\0') ?? [];
  const [old, now, knownOld, knownNow] = [before, after, known.before, known.after].map(parts);
  return now!.some((part, i) => part !== old![i] && (part !== knownNow![i] || old![i] !== knownOld![i]));
}

function openPair(before: string, after: string, language: number | undefined): Pair | Unread {
  const options = { directories: SYMBOLIC_DIRECTORIES, ...(language !== undefined && { language }) };
  const old = openInf(before, options);
  if (!old.ok) return { side: 'before', error: old.error, errorLine: old.errorLine };
  const now = openInf(after, options);
  if (!now.ok) return { side: 'after', error: now.error, errorLine: now.errorLine };
  return { before: { name: 'before', inf: old.inf }, after: { name: 'after', inf: now.inf } };
}

/** The languages that either INF has strings for. */
function languagesOf(...infs: readonly Inf[]): number[] {
  const ids = infs.flatMap(inf =>
    inf.sections.flatMap(section => /^strings\.([0-9a-f]{4})$/i.exec(section.name)?.[1] ?? []),
  );
  return [...new Set(ids.map(id => Number.parseInt(id, 16)))];
}

function compareIn(pair: Pair, language: string | undefined): ComparedPart[] {
  const parts = [...sections.flatMap(kind => compareNamed(pair, kind)), ...compareModels(pair)];
  return parts.filter(part => part.changes.length > 0).map(part => ({ ...part, language }));
}

/** Sections that say of others where and what; and those of Autorun.inf, which no INF of a device has. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...['SourceDisksNames', 'SourceDisksFiles', 'DestinationDirs', 'Manufacturer', 'Strings', 'DeviceInstall'],
]);

/** Compares a section that Windows looks up by its name; where that may have a platform, for each architecture. */
function compareNamed(pair: Pair, kind: SectionKind): Part[] {
  if (kind.reached.by !== 'name' || ELSEWHERE.has(kind.name)) return [];
  const part = {
    kind: kind.name === 'Version' ? 'version' : 'section',
    title: `[${kind.name}]`,
    models: [],
  } as const;
  if (kind.decorated !== 'platform') {
    const [before, after] = sides(pair, inf => new FactReader(inf, 'amd64').read(kind.name, kind, 'entries'));
    return [{ ...part, systems: [], changes: compareFacts(before, after) }];
  }
  const byChanges = new Map<string, { readonly changes: readonly Change[]; readonly systems: string[] }>();
  for (const architecture of ARCHITECTURES) {
    const [before, after] = sides(pair, inf => installFacts(inf, kind.name, kind.name, architecture));
    const changes = compareFacts(before, after);
    const id = changes.map(printChange).join('\n');
    const there = byChanges.get(id);
    if (there) there.systems.push(architecture);
    else byChanges.set(id, { changes, systems: [architecture] });
  }
  return [...byChanges.values()].map(({ changes, systems }) => ({
    ...part,
    systems: systems.length === ARCHITECTURES.length ? [] : systems,
    changes,
  }));
}
