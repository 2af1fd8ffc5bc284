import { ARCHITECTURES, type Facts, foldCase } from '../../base/index.ts';
import {
  type Inf,
  InfLine,
  type Manufacturer,
  modelsSections,
  readManufacturers,
  readModel,
  selectSections,
} from '../../inf/index.ts';
import type { DeviceIds } from './match.ts';
import { type DriverNode, driverNode, type Package } from './node.ts';
import { Postings } from './postings.ts';
import type { SelectingWindows } from './windows.ts';

/** A package and the numbers of its Models sections, by their folded names. */
interface IndexedPackage {
  readonly package: Package;
  readonly sections: ReadonlyMap<string, number>;
}

/** What a Windows sees of a package: its Models sections, each with the manufacturer's line that names it. */
interface Selected {
  readonly manufacturer: Manufacturer;
  readonly section: number;
  readonly name: string;
}

/** Lines that may match: by package, by section. */
type Found = Map<number, Map<number, Set<number>>>;

/**
 * An index of the identifiers that driver packages name, so that looking for a device takes as long as it has
 * matches, however many packages there are. It holds all Models sections; a Windows sees those it selects.
 */
export class DriverIndex {
  readonly #postings: Postings = new Postings();
  readonly #packages: IndexedPackage[] = [];
  /** The number of the package of each section. */
  readonly #packageOf: number[] = [];
  /** What each Windows sees of each package that was found for some device. */
  readonly #selections = new WeakMap<Facts, Map<number, readonly Selected[]>>();

  constructor(packages: readonly Package[] = []) {
    for (const one of packages) this.add(one);
  }

  /** How many identifiers are indexed, each as often as it is named. */
  get identifiers(): number {
    return this.#postings.count;
  }

  /** How many packages are indexed. */
  get packages(): number {
    return this.#packages.length;
  }

  /** @returns the number of the package, from 0 in the order of adding */
  add(from: Package): number {
    const { inf } = from.source;
    const sections = new Map<string, number>();
    for (const name of readManufacturers(inf).flatMap(possibleSections)) {
      const folded = foldCase(name);
      if (sections.has(folded) || !inf.section(name)) continue;
      const number = this.#packageOf.push(this.#packages.length) - 1;
      sections.set(folded, number);
      this.#addSection(inf, name, number);
    }
    return this.#packages.push({ package: from, sections }) - 1;
  }

  /**
   * The same driver nodes in the same order as `matchPackage` of each package gives. With `among`, of those packages
   * that it gives by their numbers, each as it gives it.
   */
  match(
    device: DeviceIds,
    windows: SelectingWindows,
    among: (number: number) => Package | undefined = number => this.#packages[number]!.package,
  ): DriverNode[] {
    const found: Found = new Map();
    for (const id of [...device.hardwareIds, ...device.compatibleIds]) {
      this.#postings.forEach(id, (section, line) => {
        linesOf(found, this.#packageOf[section]!, section).add(line);
      });
    }
    const packages = [...found.keys()].sort((a, b) => a - b);
    return packages.flatMap(number => {
      const lines = found.get(number)!;
      const seen = this.#selectionOf(windows.facts, number).filter(({ section }) => lines.has(section));
      const from = seen.length > 0 ? among(number) : undefined;
      if (!from) return [];
      return seen.flatMap(selected => nodesOf(from, selected, lines.get(selected.section)!, device, windows));
    });
  }

  #addSection(inf: Inf, name: string, number: number): void {
    const scanner = inf.newScanner();
    inf.section(name)!.forEachLine(line => {
      inf.scanLine(line, scanner);
      if (!scanner.hasKey) return;
      for (let field = 2; field < scanner.count; field++) {
        const id = inf.substitute(scanner.value(field));
        if (id !== '') this.#postings.add(id, number, line);
      }
    });
  }

  /** Which sections of a package a Windows sees; worked out once. */
  #selectionOf(facts: Facts, number: number): readonly Selected[] {
    const selections = this.#selections.get(facts) ?? new Map<number, readonly Selected[]>();
    this.#selections.set(facts, selections);
    const { package: from, sections } = this.#packages[number]!;
    const selected =
      selections.get(number) ??
      selectSections(from.source.inf, facts).flatMap(({ manufacturer, section: name = '' }) => {
        const section = sections.get(foldCase(name));
        return section === undefined ? [] : [{ manufacturer, section, name }];
      });
    selections.set(number, selected);
    return selected;
  }
}

function linesOf(found: Found, number: number, section: number): Set<number> {
  const sections = found.get(number) ?? new Map<number, Set<number>>();
  found.set(number, sections);
  const lines = sections.get(section) ?? new Set<number>();
  sections.set(section, lines);
  return lines;
}

function nodesOf(
  from: Package,
  { manufacturer, name }: Selected,
  lines: Iterable<number>,
  device: DeviceIds,
  windows: SelectingWindows,
): DriverNode[] {
  return [...lines]
    .sort((a, b) => a - b)
    .flatMap(line => {
      const model = readModel(new InfLine(from.source.inf, line), manufacturer, name);
      return (model && driverNode(from, model, device, windows)) ?? [];
    });
}

/** The names of Models sections that some Windows may look for, as far as a manufacturer's line says. */
export function possibleSections(manufacturer: Manufacturer): string[] {
  const base = manufacturer.models.value;
  return [
    ...modelsSections(manufacturer),
    ...['', ...ARCHITECTURES].map(architecture => `${base}.NT${architecture}`),
  ];
}
