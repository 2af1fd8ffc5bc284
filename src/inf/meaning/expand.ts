import { type Architecture, foldCase, type Span } from '../../base/index.ts';
import { type RelativeKey, sections } from '../directives/index.ts';
import type { Inf, InfLine } from '../open/inf.ts';
import { type RegistryAdd, readAddReg } from './add-reg.ts';
import { readAddService, type ServiceAdd } from './add-service.ts';
import { type FileCopy, type MissingSection, readCopyFiles } from './copy-files.ts';
import { type ActualSection, actualSection } from './install-section.ts';
import { type Located, locatedFields } from './located.ts';

/** An INF and the name of its file. */
export interface NamedInf {
  readonly name: string;
  readonly inf: Inf;
}

/** Finds an included INF by its file name; undefined where it is not to be had. */
export type IncludeResolver = (name: string) => NamedInf | undefined;

/** Something an install section asks for, with the INF and the place that name it. */
export type InstallItem = { readonly inf: NamedInf; readonly section: string; readonly span: Span } & (
  | { readonly kind: 'file'; readonly file: FileCopy }
  | { readonly kind: 'registry'; readonly registry: RegistryAdd; readonly relativeTo: RelativeKey }
  | { readonly kind: 'service'; readonly service: ServiceAdd }
  | { readonly kind: 'directive'; readonly directive: InfLine }
  /** A section of this or an included INF counts as well; its items follow. */
  | { readonly kind: 'needs'; readonly needed: string; readonly from: NamedInf }
  | { readonly kind: 'missing-section'; readonly missing: MissingSection }
  | { readonly kind: 'missing-include'; readonly file: string }
);

/** An install section with all that belongs to it. */
export interface Expansion {
  readonly actual: ActualSection;
  readonly items: readonly InstallItem[];
}

/** An install section and the sections that belong to it by their suffix, and what HKR means in each. */
const PARTS: readonly { readonly suffix: string; readonly relativeTo: RelativeKey }[] = sections.flatMap(
  kind => {
    const { reached, hkr: relativeTo = 'not allowed' } = kind;
    if (kind.name === 'DDInstall') return [{ suffix: '', relativeTo }];
    return reached.by === 'suffix' && reached.of === 'DDInstall'
      ? [{ suffix: `.${reached.suffix}`, relativeTo }]
      : [];
  },
);

/**
 * Expands an install section: the section that counts on the architecture, the sections with its suffixes,
 * and after each one's own directives the sections that it Needs.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-ddinstall-section
 */
export function expandInstall(
  source: NamedInf,
  name: string,
  architecture: Architecture,
  resolve: IncludeResolver = () => undefined,
): Expansion {
  const actual = actualSection(name, architecture, source.inf);
  const items = PARTS.flatMap(({ suffix, relativeTo }) =>
    new SectionWalk(resolve, relativeTo).walk(source, actual.section + suffix),
  );
  return { actual, items };
}

/** A section to walk, looked for in one INF after the other, and the place that Needs it. */
interface WantedSection {
  readonly infs: readonly NamedInf[];
  readonly name: string;
  readonly neededBy?: { readonly inf: NamedInf; readonly section: string; readonly span: Span };
}

/** Walks one section and what it Needs; every section once. */
class SectionWalk {
  readonly #resolve: IncludeResolver;
  readonly #relativeTo: RelativeKey;
  readonly #seen = new Set<string>();

  constructor(resolve: IncludeResolver, relativeTo: RelativeKey) {
    this.#resolve = resolve;
    this.#relativeTo = relativeTo;
  }

  /** Depth first, by a list of what is still wanted: chains of Needs may be longer than a stack is deep. */
  walk(source: NamedInf, name: string): InstallItem[] {
    const items: InstallItem[][] = [];
    const wanted: WantedSection[] = [{ infs: [source], name }];
    for (let next = wanted.pop(); next; next = wanted.pop()) {
      const { infs, name, neededBy } = next;
      const inf = infs.find(one => one.inf.section(name));
      if (inf && this.#isFirst(inf, name)) {
        if (neededBy) items.push([{ ...neededBy, kind: 'needs', needed: name, from: inf }]);
        items.push(this.#directives(inf, name));
        for (const needed of this.#needs(inf, name, items).toReversed()) wanted.push(needed);
      } else if (!inf && neededBy) {
        items.push([{ ...neededBy, kind: 'missing-section', missing: { name, span: neededBy.span } }]);
      }
    }
    return items.flat();
  }

  #isFirst(inf: NamedInf, name: string): boolean {
    const id = foldCase(`${inf.name}\0${name}`);
    if (this.#seen.has(id)) return false;
    this.#seen.add(id);
    return true;
  }

  #directives(source: NamedInf, name: string): InstallItem[] {
    const lines = source.inf.section(name)?.lines ?? [];
    return lines.flatMap(line => (line.isEntry ? this.#directive(source, name, line) : []));
  }

  /** What a section Needs, in its own INF and those that it Includes. */
  #needs(source: NamedInf, section: string, items: InstallItem[][]): WantedSection[] {
    const infs = [source];
    for (const { value, span } of this.#listed(source, section, 'Include')) {
      const included = this.#resolve(value);
      if (included) infs.push(included);
      else items.push([{ inf: source, section, span, kind: 'missing-include', file: value }]);
    }
    return this.#listed(source, section, 'Needs').map(({ value, span }) => ({
      infs,
      name: value,
      neededBy: { inf: source, section, span },
    }));
  }

  #listed(source: NamedInf, section: string, key: string): Located<string>[] {
    return (source.inf.section(section)?.linesNamed(key) ?? []).flatMap(line => locatedFields(line));
  }

  #directive(source: NamedInf, section: string, line: InfLine): InstallItem[] {
    const base = { inf: source, section };
    switch (foldCase(line.key ?? '')) {
      case 'INCLUDE':
      case 'NEEDS':
        return [];
      case 'COPYFILES': {
        const { files, missing } = readCopyFiles(source.inf, line);
        const copies = files.map(file => ({ ...base, span: file.span, kind: 'file' as const, file }));
        return [...copies, ...missingSections(base, missing)];
      }
      case 'ADDREG':
        return registryItems(base, line, this.#relativeTo);
      case 'ADDSERVICE': {
        const service = readAddService(source.inf, line);
        const registry = service.install?.addReg ?? [];
        return [
          { ...base, span: line.lineSpan, kind: 'service', service },
          ...registry.flatMap(own => registryItems(base, own, 'service key')),
        ];
      }
      default:
        return [{ ...base, span: line.lineSpan, kind: 'directive', directive: line }];
    }
  }
}

interface ItemBase {
  readonly inf: NamedInf;
  readonly section: string;
}

function registryItems(base: ItemBase, line: InfLine, relativeTo: RelativeKey): InstallItem[] {
  const { adds, missing } = readAddReg(base.inf.inf, line);
  const items = adds.map(registry => ({
    ...base,
    span: registry.span,
    kind: 'registry' as const,
    registry,
    relativeTo,
  }));
  return [...items, ...missingSections(base, missing)];
}

function missingSections(base: ItemBase, missing: readonly MissingSection[]): InstallItem[] {
  return missing.map(one => ({ ...base, span: one.span, kind: 'missing-section', missing: one }));
}
