import type { Span, WindowsVersion } from '../../base/index.ts';
import {
  type Inf,
  type InfSection,
  type Manufacturer,
  readManufacturers,
  readVersion,
  type SectionKindName,
  type VersionSection,
} from '../../inf/index.ts';
import { groupBy } from '../group.ts';
import { rulesAt } from '../levels.ts';
import type { CheckOptions } from '../options.ts';
import type { Source } from '../source.ts';
import { type ModelsSection, readModelsSections } from './models.ts';
import type { Reference, Statement, Use } from './use.ts';
import { type Walk, walk } from './walk.ts';

/** An INF that Windows can open, as rules look at it: each view is made when the first rule asks for it. */
export class Subject {
  readonly source: Source;
  readonly inf: Inf;
  readonly options: CheckOptions;
  readonly #made = new Map<string, unknown>();

  constructor(source: Source, inf: Inf, options: CheckOptions) {
    this.source = source;
    this.inf = inf;
    this.options = options;
  }

  get version(): VersionSection {
    return this.view('version', () => readVersion(this.inf));
  }

  get manufacturers(): readonly Manufacturer[] {
    return this.view('manufacturers', () => readManufacturers(this.inf));
  }

  /** The Models sections that [Manufacturer] asks for. */
  get models(): readonly ModelsSection[] {
    return this.view('models', () => readModelsSections(this.inf, this.options.target));
  }

  /** Every section in each part that it plays. */
  get uses(): readonly Use[] {
    return this.#walk.uses;
  }

  /** Every field that names a section, but those of [Manufacturer] and Models. */
  get references(): readonly Reference[] {
    return this.#walk.references;
  }

  usesOf(...kinds: readonly SectionKindName[]): readonly Use[] {
    if (kinds.length === 1) return this.#usesByKind.get(kinds[0]!) ?? [];
    return this.uses.filter(use => kinds.includes(use.kind.name));
  }

  get #usesByKind(): ReadonlyMap<string, readonly Use[]> {
    return this.view('uses by kind', () => groupBy(this.uses, ({ kind }) => kind.name));
  }

  /** The statements of a directive, in the order of the uses that they stand in. */
  statementsOf(directive: string): readonly Statement[] {
    return this.#entries.get(directive) ?? [];
  }

  get #entries(): ReadonlyMap<string, readonly Statement[]> {
    return this.view('entries', () => {
      const entries = this.uses.flatMap(use =>
        use.statements.filter(({ directive }) => directive?.form === 'entry'),
      );
      return groupBy(entries, ({ directive }) => directive!.name);
    });
  }

  /** Of a package for devices; those without are installed by [DefaultInstall] or not at all. */
  get hasModels(): boolean {
    return this.manufacturers.length > 0;
  }

  /** Whether it is for a setup class, by GUID in lower case. */
  isOfClass(guid: string): boolean {
    return this.version.classGuid?.value.toLowerCase() === guid;
  }

  /** The build whose rules count for a place; undefined is the build to come. */
  rulesAt(use: Use | undefined): WindowsVersion | undefined {
    return rulesAt(this.options, use);
  }

  /** A view that rules share: made once. */
  view<T>(name: string, make: () => T): T {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as T;
  }

  get #walk(): Walk {
    return this.view('walk', () => walk(this.inf, this.models));
  }
}

/** Where a section's name first stands, brackets included. */
export function headerOf(section: InfSection): Span {
  return section.headers[0]!;
}
