import { foldCase, type Span } from '../../base/index.ts';
import { FieldScanner } from '../scan/fields.ts';
import type { LineMap, SectionBlocks } from '../scan/lines.ts';
import { type Directories, readDirectory } from './directories.ts';
import { selectStrings } from './strings.ts';
import { StringTable, substitute } from './substitute.ts';

/** How an INF is read: what its tokens stand for and how long a field may be. */
export interface Reading {
  readonly directories: Directories;
  /** LANGID whose `[Strings.LanguageID]` is preferred; undefined reads `[Strings]` alone. */
  readonly language: number | undefined;
  readonly fieldLimit: number;
}

/** An INF as SetupAPI reads it: sections merged by name, keys and fields with their tokens replaced. */
export class Inf {
  /** The text as SetupAPI sees it, NULs read as blanks. */
  readonly text: string;
  readonly #map: LineMap;
  readonly #reading: Reading;
  readonly #scanner: FieldScanner;
  #strings: StringTable | undefined;
  /** Those that were asked for, so that their lines are read once. */
  readonly #sections = new Map<SectionBlocks, InfSection>();
  #all: readonly InfSection[] | undefined;

  constructor(text: string, map: LineMap, reading: Reading) {
    this.text = text;
    this.#map = map;
    this.#reading = reading;
    this.#scanner = this.newScanner();
  }

  /** All sections, in the order in which they first appear. */
  get sections(): readonly InfSection[] {
    this.#all ??= this.#map.sections.map(blocks => this.#sectionOf(blocks));
    return this.#all;
  }

  /** A section by name, without regard to case. */
  section(name: string): InfSection | undefined {
    const blocks = this.#map.byName.get(foldCase(name));
    return blocks && this.#sectionOf(blocks);
  }

  #sectionOf(blocks: SectionBlocks): InfSection {
    const known = this.#sections.get(blocks);
    if (known) return known;
    const section = new InfSection(this, this.#map, blocks);
    this.#sections.set(blocks, section);
    return section;
  }

  /** Scans a line by number. Our own scanner is valid until the next call; lines keep what they need of it. */
  scanLine(line: number, scanner: FieldScanner = this.#scanner): FieldScanner {
    scanner.scan(this.text, this.#map.lineStarts.at(line), this.#map.lineEnds.at(line));
    return scanner;
  }

  /** A line by number as it is written, comment and continuations included. */
  source(line: number): string {
    return this.text.slice(this.#map.lineStarts.at(line), this.#map.lineEnds.at(line));
  }

  /** A scanner for those who read other lines before they are done with one. */
  newScanner(): FieldScanner {
    return new FieldScanner(this.#reading.fieldLimit);
  }

  /** Replaces the tokens of a field by strings and directories. */
  substitute(field: string): string {
    if (!field.includes('%')) return field;
    return substitute(field, this.#reading.fieldLimit, this.#tokenText);
  }

  readonly #tokenText = (token: string, beforeBackslash: boolean): string | undefined => {
    this.#strings ??= this.#readStrings();
    const text = this.#strings.get(token);
    if (text !== undefined) return text;
    const directory = readDirectory(token, this.#reading.directories);
    return beforeBackslash && directory?.endsWith('\\') ? directory.slice(0, -1) : directory;
  };

  #readStrings(): StringTable {
    const table = new StringTable();
    const names = this.#map.sections.map(section => section.name);
    const { language } = this.#reading;
    const name = language === undefined ? 'Strings' : selectStrings(names, language);
    if (name !== undefined) this.section(name)?.forEachEntry((key, value) => table.add(key, value));
    return table;
  }
}

/** So many lines are sooner looked through than put into a table. */
const FEW_LINES = 16;

/** A section: its lines, from all its blocks. */
export class InfSection {
  readonly #inf: Inf;
  readonly #map: LineMap;
  readonly #blocks: SectionBlocks;
  #lines: readonly InfLine[] | undefined;
  /** The places of its lines, from 0 on, by folded key. */
  #keyed: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(inf: Inf, map: LineMap, blocks: SectionBlocks) {
    this.#inf = inf;
    this.#map = map;
    this.#blocks = blocks;
  }

  /** The name as first written. */
  get name(): string {
    return this.#blocks.name;
  }

  /** The name as names are compared. */
  get foldedName(): string {
    return this.#blocks.folded;
  }

  /** Where the name stands in each of its headers, brackets included. */
  get headers(): Span[] {
    const { headerStarts, headerEnds } = this.#map;
    return this.#blocks.blocks.map(block => ({ start: headerStarts.at(block), end: headerEnds.at(block) }));
  }

  get lineCount(): number {
    return this.#ranges().reduce((sum, { first, behind }) => sum + behind - first, 0);
  }

  /** Each line of the section in order. */
  get lines(): readonly InfLine[] {
    this.#lines ??= this.#readLines();
    return this.#lines;
  }

  #readLines(): InfLine[] {
    const lines = new Array<InfLine>(this.lineCount);
    let place = 0;
    this.forEachLine(number => {
      lines[place++] = new InfLine(this.#inf, number);
    });
    return lines;
  }

  /** Its lines with a percent sign. For this the others need not be read. */
  get linesWithTokens(): InfLine[] {
    const lines = this.#lines ?? this.#linesWrittenWith('%');
    return lines.filter(({ hasTokens }) => hasTokens);
  }

  #linesWrittenWith(mark: string): InfLine[] {
    const lines: InfLine[] = [];
    this.forEachLine(number => {
      if (this.#inf.source(number).includes(mark)) lines.push(new InfLine(this.#inf, number));
    });
    return lines;
  }

  /** The line at a place from 0 on; undefined past the last one. */
  lineAt(index: number): InfLine | undefined {
    let left = index;
    for (const { first, behind } of this.#ranges()) {
      if (left >= 0 && left < behind - first) return new InfLine(this.#inf, first + left);
      left -= behind - first;
    }
    return undefined;
  }

  /** Visits the numbers of the section's lines, for readers in a hurry. */
  forEachLine(visit: (line: number) => void): void {
    for (const { first, behind } of this.#ranges()) {
      for (let line = first; line < behind; line++) visit(line);
    }
  }

  /** The numbers of the lines of each block. */
  #ranges(): { readonly first: number; readonly behind: number }[] {
    const { firstLines, lineStarts } = this.#map;
    return this.#blocks.blocks.map(block => ({
      first: firstLines.at(block),
      behind: block + 1 < firstLines.length ? firstLines.at(block + 1) : lineStarts.length,
    }));
  }

  /** Visits the lines that have a key: the key and the first value, their tokens as written. */
  forEachEntry(visit: (key: string, value: string) => void): void {
    const scanner = this.#inf.newScanner();
    this.forEachLine(line => {
      const { hasKey, count } = this.#inf.scanLine(line, scanner);
      if (hasKey || count === 1) visit(scanner.value(0), scanner.value(hasKey ? 1 : 0));
    });
  }

  /** The first line with this key, without regard to case. */
  line(key: string): InfLine | undefined {
    const folded = foldCase(key);
    if (this.lineCount <= FEW_LINES) return this.lines.find(({ foldedKey }) => foldedKey === folded);
    const place = this.#byKey.get(folded)?.[0];
    return place === undefined ? undefined : this.#lineAt(place);
  }

  /** All lines with this key, without regard to case. */
  linesNamed(key: string): InfLine[] {
    const folded = foldCase(key);
    if (this.lineCount <= FEW_LINES) return this.lines.filter(({ foldedKey }) => foldedKey === folded);
    return this.#byKey.get(folded)?.map(place => this.#lineAt(place)) ?? [];
  }

  #lineAt(place: number): InfLine {
    return this.#lines?.[place] ?? this.lineAt(place)!;
  }

  /** The number of keys, each counted once without regard to case. */
  get keyCount(): number {
    return this.#byKey.size;
  }

  get #byKey(): ReadonlyMap<string, readonly number[]> {
    this.#keyed ??= this.#readKeys();
    return this.#keyed;
  }

  #readKeys(): Map<string, number[]> {
    const keyed = new Map<string, number[]>();
    let place = 0;
    this.#forEachKey(folded => {
      if (folded !== undefined) {
        const places = keyed.get(folded);
        if (places) places.push(place);
        else keyed.set(folded, [place]);
      }
      place++;
    });
    return keyed;
  }

  /** Of lines that are read already, or else scanned for it. */
  #forEachKey(visit: (folded: string | undefined) => void): void {
    if (this.#lines) {
      for (const { foldedKey } of this.#lines) visit(foldedKey);
      return;
    }
    const scanner = this.#inf.newScanner();
    this.forEachLine(number => {
      const { hasKey, count } = this.#inf.scanLine(number, scanner);
      visit(hasKey || count === 1 ? foldCase(this.#inf.substitute(scanner.value(0))) : undefined);
    });
  }
}

/** A line of a section: fields from 1 on, and in front of them its key, if it has one. */
export class InfLine {
  readonly #inf: Inf;
  /** Values with their tokens as written. */
  readonly #values: readonly string[];
  readonly #spans: readonly number[];
  readonly #keyed: boolean;
  /** Values with their tokens replaced: those as written where there are none. */
  #texts: readonly string[] | undefined;
  #foldedKey: string | undefined;

  constructor(inf: Inf, line: number) {
    this.#inf = inf;
    const scanner = inf.scanLine(line);
    const { count } = scanner;
    // There are many lines: an array that grows takes room for seventeen at once.
    const values = new Array<string>(count);
    const spans = new Array<number>(2 * count);
    for (let i = 0; i < count; i++) {
      values[i] = scanner.value(i);
      spans[2 * i] = scanner.starts[i]!;
      spans[2 * i + 1] = scanner.ends[i]!;
    }
    this.#values = values;
    this.#spans = spans;
    this.#keyed = scanner.hasKey;
    if (!scanner.mayHaveTokens) this.#texts = values;
  }

  /** Number of fields, the key not counted. */
  get fieldCount(): number {
    return this.#values.length - (this.#keyed ? 1 : 0);
  }

  /** Whether the line is written `key = …`. */
  get isEntry(): boolean {
    return this.#keyed;
  }

  /** Whether a percent sign stands in it. */
  get hasTokens(): boolean {
    this.#texts ??= this.#replaced();
    return this.#texts !== this.#values;
  }

  /** The key. A line of one field without `=` has that field as its key too. */
  get key(): string | undefined {
    return this.#keyed || this.#values.length === 1 ? this.#textAt(0) : undefined;
  }

  /** The key as names are compared. */
  get foldedKey(): string | undefined {
    if (this.#foldedKey === undefined && this.key !== undefined) this.#foldedKey = foldCase(this.key);
    return this.#foldedKey;
  }

  /** The key with its tokens as written. */
  get rawKey(): string | undefined {
    return this.#keyed || this.#values.length === 1 ? this.#values[0] : undefined;
  }

  /** Field `index` from 1 on (0 is the key) with its tokens replaced; undefined past the last one. */
  field(index: number): string | undefined {
    return index === 0 ? this.key : this.#textAt(this.#at(index));
  }

  /** Field `index` with its tokens as written. */
  raw(index: number): string | undefined {
    return index === 0 ? this.rawKey : this.#values[this.#at(index)];
  }

  /** Where field `index` stands, without the blanks around it; of a field that is not there, the line's end. */
  span(index: number): Span {
    const at = 2 * this.#at(index);
    const end = this.#spans.at(-1)!;
    return { start: this.#spans[at] ?? end, end: this.#spans[at + 1] ?? end };
  }

  /** From the key or first field to the last field. */
  get lineSpan(): Span {
    return { start: this.#spans[0]!, end: this.#spans.at(-1)! };
  }

  /** Fields 1 to the last, tokens replaced. */
  get fields(): string[] {
    this.#texts ??= this.#replaced();
    return this.#texts.slice(this.#at(1));
  }

  #textAt(at: number): string | undefined {
    this.#texts ??= this.#replaced();
    return this.#texts[at];
  }

  #replaced(): readonly string[] {
    const hasTokens = this.#values.some(value => value.includes('%'));
    return hasTokens ? this.#values.map(value => this.#inf.substitute(value)) : this.#values;
  }

  #at(index: number): number {
    return index === 0 ? 0 : index - (this.#keyed ? 0 : 1);
  }
}
