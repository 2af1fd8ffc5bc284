import { type Architecture, compareVersions, type WindowsVersion } from '../../base/index.ts';
import {
  directiveNamed,
  fieldAt,
  type Inf,
  type InfLine,
  type InfSection,
  locatedField,
  type SectionKind,
  sectionKind,
  sectionKindOf,
  sections,
} from '../../inf/index.ts';
import { groupBy } from '../group.ts';
import type { ModelsSection } from './models.ts';
import type { Reference, Statement, Use } from './use.ts';

/** A use while it is being found: the Windows that it counts on are known when all of them are. */
interface OpenUse extends Use {
  statements: readonly Statement[];
  references: Reference[];
  from: WindowsVersion | undefined;
  until: WindowsVersion | undefined;
  readonly architectures: Architecture[];
  readonly children: Set<OpenUse>;
}

/** All sections that something leads to, each in each of its parts, and all references. */
export interface Walk {
  readonly uses: readonly Use[];
  readonly references: readonly Reference[];
}

/** Follows an INF from the sections that Windows looks up by name and from its models. */
export function walk(inf: Inf, models: readonly ModelsSection[]): Walk {
  return new Walker(inf).walk(models);
}

/** The kinds that a section's name leads to with a suffix, by the kind of the section. */
const SUFFIXED = groupBy(
  sections.flatMap(kind => {
    const { reached } = kind;
    return reached.by === 'suffix' ? [{ of: reached.of, suffix: `.${reached.suffix}`, kind }] : [];
  }),
  ({ of }) => of,
);

class Walker {
  readonly #inf: Inf;
  readonly #uses = new Map<string, OpenUse>();
  readonly #references: Reference[] = [];
  readonly #open: OpenUse[] = [];

  constructor(inf: Inf) {
    this.#inf = inf;
  }

  walk(models: readonly ModelsSection[]): Walk {
    for (const section of this.#inf.sections) {
      const kind = sectionKindOf({ by: 'name', name: section.name });
      if (kind) this.#use(kind, section);
    }
    for (const one of models) if (one.section) this.#useModels(one, one.section);
    this.#followAll();
    for (const one of models) if (one.section) this.#spread(one, one.section);
    return { uses: [...this.#uses.values()], references: this.#references };
  }

  #followAll(): void {
    for (let use = this.#open.pop(); use; use = this.#open.pop()) this.#follow(use);
  }

  #use(kind: SectionKind, section: InfSection, base?: OpenUse): OpenUse {
    const id = `${kind.name}\0${section.foldedName}`;
    const there = this.#uses.get(id);
    if (there) return there;
    const use: OpenUse = {
      kind,
      section,
      statements: [],
      references: [],
      base,
      from: undefined,
      until: undefined,
      architectures: [],
      children: new Set(),
    };
    use.statements = section.lines.map(line => statementOf(use, line));
    this.#uses.set(id, use);
    this.#open.push(use);
    return use;
  }

  #useModels({ installs }: ModelsSection, section: InfSection): void {
    const use = this.#use(sectionKind('Models'), section);
    for (const { section: found } of installs.values())
      if (found) use.children.add(this.#use(sectionKind('DDInstall'), found));
  }

  #follow(use: OpenUse): void {
    for (const { suffix, kind } of SUFFIXED.get(use.kind.name) ?? []) {
      const found = this.#inf.section(use.section.name + suffix);
      if (found) use.children.add(this.#use(kind, found, use));
    }
    for (const statement of use.statements) this.#followStatement(use, statement);
  }

  /** Manufacturers lead to Models by their decorations, and those to install sections: that is done elsewhere. */
  #followStatement(use: OpenUse, { directive, line }: Statement): void {
    if (!directive || use.kind.name === 'Manufacturer' || use.kind.name === 'Models') return;
    for (let index = 1; index <= line.fieldCount; index++) {
      const field = fieldAt(directive, index);
      if (field?.kind !== 'section' && field?.kind !== 'needed section') continue;
      const named = locatedField(line, index);
      if (!named?.value || (field.kind === 'section' && field.direct && named.value.startsWith('@')))
        continue;
      const kind = field.kind === 'section' ? sectionKind(field.section) : use.kind;
      const found = this.#inf.section(named.value);
      const needs = field.kind === 'needed section';
      const { value: name, span } = named;
      const reference = { name, span, directive, line, by: use, kind, found, needs };
      this.#references.push(reference);
      if (!found) continue;
      const to = this.#use(kind, found);
      to.references.push(reference);
      use.children.add(to);
    }
  }

  /** Says of all that a Models section leads to on which Windows it counts. */
  #spread({ from, until, architecture }: ModelsSection, section: InfSection): void {
    const first = this.#uses.get(`Models\0${section.foldedName}`);
    const seen = new Set<OpenUse>();
    const open = first ? [first] : [];
    for (let use = open.pop(); use; use = open.pop()) {
      if (seen.has(use)) continue;
      const isFirst = !this.#spreadTo.has(use);
      this.#spreadTo.add(use);
      seen.add(use);
      use.from = isFirst ? from : earlier(use.from, from);
      use.until = isFirst ? until : later(use.until, until);
      if (!use.architectures.includes(architecture)) use.architectures.push(architecture);
      for (const child of use.children) open.push(child);
    }
  }
  readonly #spreadTo = new Set<OpenUse>();
}

function earlier(a: WindowsVersion | undefined, b: WindowsVersion | undefined): WindowsVersion | undefined {
  return a && b ? (compareVersions(a, b) <= 0 ? a : b) : undefined;
}

/** Without a version there is no end. */
function later(a: WindowsVersion | undefined, b: WindowsVersion | undefined): WindowsVersion | undefined {
  return a && b ? (compareVersions(a, b) >= 0 ? a : b) : undefined;
}

function statementOf(use: Use, line: InfLine): Statement {
  const kind = use.kind.name;
  const key = line.key;
  if (line.isEntry) return { use, line, key, directive: directiveNamed(kind, key) };
  const word = line.fieldCount === 1 && key !== undefined ? directiveNamed(kind, key) : undefined;
  if (word?.form === 'word') return { use, line, key, directive: word };
  return { use, line, key: undefined, directive: directiveNamed(kind, undefined) };
}
