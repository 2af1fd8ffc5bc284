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

/** Walks one section and what it Needs; every section once. */
class SectionWalk {
  readonly #resolve: IncludeResolver;
  readonly #relativeTo: RelativeKey;
  readonly #seen = new Set<string>();

  constructor(resolve: IncludeResolver, relativeTo: RelativeKey) {
    this.#resolve = resolve;
    this.#relativeTo = relativeTo;
  }

  walk(source: NamedInf, name: string): InstallItem[] {
    return this.#section(source, name) ?? [];
  }

  /** The items of a section, none if it was walked before; undefined where the INF has no such section. */
  #section(source: NamedInf, name: string): InstallItem[] | undefined {
    const section = source.inf.section(name);
    if (!section) return undefined;
    const id = foldCase(`${source.name}\0${name}`);
    if (this.#seen.has(id)) return [];
    this.#seen.add(id);
    const items = section.lines.flatMap(line => (line.isEntry ? this.#directive(source, name, line) : []));
    const infs = [source];
    for (const line of section.linesNamed('Include')) {
      for (const { value, span } of locatedFields(line)) {
        const included = this.#resolve(value);
        if (included) infs.push(included);
        else items.push({ inf: source, section: name, span, kind: 'missing-include', file: value });
      }
    }
    const needs = section.linesNamed('Needs').flatMap(line => locatedFields(line));
    return [...items, ...needs.flatMap(needed => this.#needed(infs, source, name, needed))];
  }

  #needed(
    infs: readonly NamedInf[],
    source: NamedInf,
    section: string,
    needed: Located<string>,
  ): InstallItem[] {
    for (const inf of infs) {
      const items = this.#section(inf, needed.value);
      if (items) return items;
    }
    const missing = { name: needed.value, span: needed.span };
    return [{ inf: source, section, span: needed.span, kind: 'missing-section', missing }];
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
