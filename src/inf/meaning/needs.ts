import { foldCase, type Span } from '../../base/index.ts';
import type { Inf } from '../open/inf.ts';
import { type Located, locatedFields } from './located.ts';

/** An INF and the name of its file. */
export interface NamedInf {
  readonly name: string;
  readonly inf: Inf;
}

/** Finds an included INF by its file name; undefined where it is not to be had. */
export type IncludeResolver = (name: string) => NamedInf | undefined;

/** A section on the way through what a section Needs; or a place that names what is not there. */
export type WalkedSection = { readonly inf: NamedInf; readonly section: string } & (
  | {
      readonly kind: 'section';
      readonly neededBy?: NeedsPlace;
      /** The INFs that the section includes, as far as they are to be had. */
      readonly included: readonly NamedInf[];
    }
  | { readonly kind: 'missing-section'; readonly missing: Located<string> }
  | { readonly kind: 'missing-include'; readonly missing: Located<string> }
);

/** Where a section is said to be needed. */
interface NeedsPlace {
  readonly inf: NamedInf;
  readonly section: string;
  readonly span: Span;
}

/** A section to walk, looked for in one INF after the other, and the place that Needs it. */
interface WantedSection {
  readonly infs: readonly NamedInf[];
  readonly name: string;
  readonly neededBy?: NeedsPlace;
}

/**
 * A section and all that it Needs, in the order in which they are carried out: each section whole before those
 * that it Needs, and each once.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-addproperty-directive
 */
export function walkNeeds(source: NamedInf, section: string, resolve: IncludeResolver): WalkedSection[] {
  const walked: WalkedSection[] = [];
  const seen = new Set<string>();
  const wanted: WantedSection[] = [{ infs: [source], name: section }];
  for (let next = wanted.pop(); next; next = wanted.pop()) {
    const { infs, name, neededBy } = next;
    const inf = infs.find(one => one.inf.section(name));
    const id = inf && foldCase(`${inf.name}\0${name}`);
    if (inf && id !== undefined && !seen.has(id)) {
      seen.add(id);
      const { included, needed, missing } = neededBySection(inf, name, resolve);
      walked.push({ kind: 'section', inf, section: name, included, ...(neededBy && { neededBy }) });
      for (const one of missing) walked.push(one);
      for (const one of needed.toReversed()) wanted.push(one);
    } else if (!inf && neededBy) {
      walked.push({ ...neededBy, kind: 'missing-section', missing: { value: name, span: neededBy.span } });
    }
  }
  return walked;
}

/** What a section Needs, in its own INF and those that it Includes. */
function neededBySection(
  source: NamedInf,
  section: string,
  resolve: IncludeResolver,
): { included: NamedInf[]; needed: WantedSection[]; missing: WalkedSection[] } {
  const included: NamedInf[] = [];
  const missing: WalkedSection[] = [];
  for (const file of listed(source, section, 'Include')) {
    const found = resolve(file.value);
    if (found) included.push(found);
    else missing.push({ kind: 'missing-include', inf: source, section, missing: file });
  }
  const needed = listed(source, section, 'Needs').map(({ value, span }) => ({
    infs: [source, ...included],
    name: value,
    neededBy: { inf: source, section, span },
  }));
  return { included, needed, missing };
}

function listed({ inf }: NamedInf, section: string, key: string): Located<string>[] {
  return (inf.section(section)?.linesNamed(key) ?? []).flatMap(line => locatedFields(line));
}
