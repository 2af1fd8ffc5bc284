import { foldCase } from '../base/index.ts';
import type { Inf, InfLine, InfSection, NamedInf } from '../inf/index.ts';

/** A section of an open INF: the lines that it has in each of the files, one behind the other. */
export class OpenSection {
  readonly name: string;
  readonly #parts: InfSection[] = [];

  constructor(part: InfSection) {
    this.name = part.name;
    this.#parts.push(part);
  }

  append(part: InfSection): void {
    this.#parts.push(part);
  }

  get lineCount(): number {
    return this.#parts.reduce((sum, { lineCount }) => sum + lineCount, 0);
  }

  lineAt(line: number): InfLine | undefined {
    let left = line;
    for (const part of this.#parts) {
      if (left < part.lineCount) return part.lineAt(left);
      left -= part.lineCount;
    }
    return undefined;
  }
}

/** An INF that a program has open, its sections numbered; and those that were appended to it. */
export class OpenInf {
  readonly path: string;
  readonly inf: Inf;
  readonly #files: NamedInf[] = [];
  readonly #sections: OpenSection[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(path: string, inf: Inf) {
    this.path = path;
    this.inf = inf;
    this.append(path, inf);
  }

  /** Lines of sections that are there already follow those; other sections come behind. */
  append(path: string, inf: Inf): void {
    this.#files.push({ name: path, inf });
    for (const section of inf.sections) {
      const known = this.#sections[this.sectionNumber(section.name)];
      if (known) known.append(section);
      else this.#numbers.set(foldCase(section.name), this.#sections.push(new OpenSection(section)) - 1);
    }
  }

  /** The files that it is made of, by their paths; the one that was opened first. */
  get files(): readonly NamedInf[] {
    return this.#files;
  }

  get infs(): readonly Inf[] {
    return this.#files.map(({ inf }) => inf);
  }

  get sections(): readonly OpenSection[] {
    return this.#sections;
  }

  /** The number of a section by its name, or -1. */
  sectionNumber(name: string): number {
    return this.#numbers.get(foldCase(name)) ?? -1;
  }
}
