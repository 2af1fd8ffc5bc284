import { type Architecture, foldCase, type Span, sameName } from '../../base/index.ts';
import { type RelativeKey, sections } from '../directives/index.ts';
import type { InfLine } from '../open/inf.ts';
import { type ComponentAdd, readAddComponent } from './add-component.ts';
import { type RegistryAdd, readAddReg } from './add-reg.ts';
import { readAddService, type ServiceAdd } from './add-service.ts';
import { readAddSoftware, type SoftwareAdd } from './add-software.ts';
import { type FileCopy, type MissingSection, readCopyFiles } from './copy-files.ts';
import { type ActualSection, actualSection } from './install-section.ts';
import { type IncludeResolver, type NamedInf, type WalkedSection, walkNeeds } from './needs.ts';

/** Something an install section asks for, with the INF and the place that name it. */
export type InstallItem = { readonly inf: NamedInf; readonly section: string; readonly span: Span } & (
  | { readonly kind: 'file'; readonly file: FileCopy }
  | { readonly kind: 'registry'; readonly registry: RegistryAdd; readonly relativeTo: RelativeKey }
  | { readonly kind: 'service'; readonly service: ServiceAdd }
  | { readonly kind: 'component'; readonly component: ComponentAdd }
  | { readonly kind: 'software'; readonly software: SoftwareAdd }
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

/** Install sections that have a name of their own; all others are those of devices. */
const NAMED = ['DefaultInstall', 'ClassInstall32'] as const;

/** An install section and the sections that belong to it by their suffix, and what HKR means in each. */
function partsOf(name: string): { readonly suffix: string; readonly relativeTo: RelativeKey }[] {
  const install = NAMED.find(one => sameName(one, name)) ?? 'DDInstall';
  return sections.flatMap(kind => {
    const { reached, hkr: relativeTo = 'not allowed' } = kind;
    if (kind.name === install) return [{ suffix: '', relativeTo }];
    return reached.by === 'suffix' && reached.of === install
      ? [{ suffix: `.${reached.suffix}`, relativeTo }]
      : [];
  });
}

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
  const items = partsOf(name).flatMap(({ suffix, relativeTo }) =>
    new SectionReading(resolve, relativeTo).read(source, actual.section + suffix),
  );
  return { actual, items };
}

/** Reads one section and what it Needs. */
class SectionReading {
  readonly #resolve: IncludeResolver;
  readonly #relativeTo: RelativeKey;

  constructor(resolve: IncludeResolver, relativeTo: RelativeKey) {
    this.#resolve = resolve;
    this.#relativeTo = relativeTo;
  }

  read(source: NamedInf, name: string): InstallItem[] {
    return walkNeeds(source, name, this.#resolve).flatMap(walked => [
      ...neededItem(walked),
      ...(walked.kind === 'section' ? this.#directives(walked.inf, walked.section) : missingItem(walked)),
    ]);
  }

  #directives(source: NamedInf, name: string): InstallItem[] {
    const lines = source.inf.section(name)?.lines ?? [];
    return lines.flatMap(line => (line.isEntry ? this.#directive(source, name, line) : []));
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
      case 'ADDCOMPONENT':
        return [
          { ...base, span: line.lineSpan, kind: 'component', component: readAddComponent(source.inf, line) },
        ];
      case 'ADDSOFTWARE':
        return [
          { ...base, span: line.lineSpan, kind: 'software', software: readAddSoftware(source.inf, line) },
        ];
      default:
        return [{ ...base, span: line.lineSpan, kind: 'directive', directive: line }];
    }
  }
}

function neededItem(walked: WalkedSection): InstallItem[] {
  if (walked.kind !== 'section' || !walked.neededBy) return [];
  return [{ ...walked.neededBy, kind: 'needs', needed: walked.section, from: walked.inf }];
}

function missingItem(walked: Exclude<WalkedSection, { kind: 'section' }>): InstallItem[] {
  const { inf, section } = walked;
  const { value, span } = walked.missing;
  return walked.kind === 'missing-include'
    ? [{ inf, section, span, kind: walked.kind, file: value }]
    : [{ inf, section, span, kind: walked.kind, missing: { name: value, span } }];
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
