import { foldCase } from '../../base/index.ts';
import { BACKSLASH, CLOSE_BRACKET, isBlank, LF, OPEN_BRACKET, QUOTE, SEMICOLON } from './blank.ts';
import { Offsets } from './offsets.ts';

/** Why a text cannot be read as an INF, and where. */
export interface SyntaxFault {
  readonly error:
    | 'ERROR_EXPECTED_SECTION_NAME'
    | 'ERROR_BAD_SECTION_NAME_LINE'
    | 'ERROR_SECTION_NAME_TOO_LONG';
  readonly offset: number;
}

/**
 * The lines and sections of a text, as offsets. A line is a logical one: its continuations belong to it.
 * A block is one `[section]` with the lines below it; sections of the same name are one section of several
 * blocks. Fields are not looked at.
 */
export interface LineMap {
  /** Where the text ends: at the first Ctrl-Z, or at its end. */
  readonly end: number;
  readonly lineStarts: Offsets;
  /** Where each line's last physical line ends, before its LF. */
  readonly lineEnds: Offsets;
  /** Where each block's header stands: the offsets of `[` and behind `]`. */
  readonly headerStarts: Offsets;
  readonly headerEnds: Offsets;
  /** Number of each block's first line. */
  readonly firstLines: Offsets;
  readonly sections: readonly SectionBlocks[];
  /** Section by folded name. */
  readonly byName: ReadonlyMap<string, SectionBlocks>;
  readonly fault: SyntaxFault | undefined;
}

/** A section: its name as first written and as it is compared, and the numbers of the blocks that belong to it. */
export interface SectionBlocks {
  readonly name: string;
  readonly folded: string;
  readonly blocks: number[];
}

const MAX_SECTION_NAME = 255;
/** Units of a line in most INFs, or less: lists of lines that seldom have to grow. */
const LINE_LENGTH = 32;

/**
 * Maps the lines of a text in one pass. Behind a fault it goes on, for those who show or edit the text.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/general-syntax-rules-for-inf-files
 */
export function mapLines(text: string): LineMap {
  return new LineMapper(text).map();
}

class LineMapper {
  readonly #text: string;
  readonly #end: number;
  readonly #lineStarts: Offsets;
  readonly #lineEnds: Offsets;
  readonly #headerStarts = new Offsets();
  readonly #headerEnds = new Offsets();
  readonly #firstLines = new Offsets();
  readonly #sections: SectionBlocks[] = [];
  readonly #byName = new Map<string, SectionBlocks>();
  #nextBackslash = -1;
  #nextSemicolon = -1;
  #textInFront = -1;
  #fault: SyntaxFault | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#lineStarts = new Offsets(text.length / LINE_LENGTH);
    this.#lineEnds = new Offsets(text.length / LINE_LENGTH);
    const controlZ = text.indexOf('\u001a');
    this.#end = controlZ < 0 ? text.length : controlZ;
  }

  map(): LineMap {
    let pos = this.#skipFront();
    while (pos < this.#end) {
      const eol = this.#indexOf('\n', pos);
      const start = this.#skipBlanks(pos, eol);
      if (start === eol || this.#text.charCodeAt(start) === SEMICOLON) pos = eol + 1;
      else if (this.#text.charCodeAt(start) === OPEN_BRACKET) pos = this.#header(start, eol);
      else pos = this.#line(start, eol);
    }
    return {
      end: this.#end,
      lineStarts: this.#lineStarts,
      lineEnds: this.#lineEnds,
      headerStarts: this.#headerStarts,
      headerEnds: this.#headerEnds,
      firstLines: this.#firstLines,
      sections: this.#sections,
      byName: this.#byName,
      fault: this.#fault ?? this.#faultInFront(),
    };
  }

  /**
   * In front of the first section only comments, brackets and line ends have a meaning; returns where it is.
   * Assumed: its header may stand anywhere in a line there, as in Wine 8.0; settled by opening `words [A]` with a
   * [Strings] section on Windows.
   */
  #skipFront(): number {
    let pos = 0;
    while (pos < this.#end) {
      const unit = this.#text.charCodeAt(pos);
      if (unit === OPEN_BRACKET) return pos;
      if (unit === SEMICOLON) pos = this.#indexOf('\n', pos);
      else if (this.#textInFront < 0 && !isBlank(unit)) this.#textInFront = pos;
      pos++;
    }
    return pos;
  }

  /**
   * Text before the first section is an error, unless the file has a [Strings] section.
   * Assumed: where there is no section at all, nothing stands before one, and the style is what is wrong; settled by
   * opening the one word `abcd` on Windows (Wine 8.0 takes it for text before a section).
   */
  #faultInFront(): SyntaxFault | undefined {
    if (this.#textInFront < 0 || this.#sections.length === 0 || this.#byName.has('STRINGS')) return undefined;
    return { error: 'ERROR_EXPECTED_SECTION_NAME', offset: this.#textInFront };
  }

  #indexOf(char: string, from: number): number {
    const at = this.#text.indexOf(char, from);
    return at < 0 || at > this.#end ? this.#end : at;
  }

  #skipBlanks(from: number, to: number): number {
    let pos = from;
    while (pos < to && isBlank(this.#text.charCodeAt(pos))) pos++;
    return pos;
  }

  /** Takes a header and skips what follows it on its line; returns where the next line starts. */
  #header(start: number, eol: number): number {
    let close = start + 1;
    while (close < eol && this.#text.charCodeAt(close) !== CLOSE_BRACKET) close++;
    if (close === eol) this.#fault ??= { error: 'ERROR_BAD_SECTION_NAME_LINE', offset: start };
    else {
      if (close - start - 1 > MAX_SECTION_NAME) {
        this.#fault ??= { error: 'ERROR_SECTION_NAME_TOO_LONG', offset: start };
      }
      this.#openBlock(this.#text.slice(start + 1, close), start, close + 1);
    }
    return eol + 1;
  }

  #openBlock(name: string, start: number, end: number): void {
    const folded = foldCase(name);
    let section = this.#byName.get(folded);
    if (!section) {
      section = { name, folded, blocks: [] };
      this.#byName.set(folded, section);
      this.#sections.push(section);
    }
    section.blocks.push(this.#firstLines.length);
    this.#headerStarts.push(start);
    this.#headerEnds.push(end);
    this.#firstLines.push(this.#lineStarts.length);
  }

  /** Takes a logical line; returns where the next one may start. */
  #line(start: number, firstEol: number): number {
    let from = start;
    let eol = firstEol;
    while (eol < this.#end && this.#continues(from, eol)) {
      from = eol + 1;
      eol = this.#indexOf('\n', from);
    }
    if (this.#firstLines.length > 0) {
      this.#lineStarts.push(start);
      this.#lineEnds.push(eol);
    }
    return eol + 1;
  }

  /** Most lines are known not to go on by the next backslash and comment, or by their last unit. */
  #continues(from: number, eol: number): boolean {
    if (this.#nextBackslash < from) this.#nextBackslash = this.#indexOf('\\', from);
    if (this.#nextBackslash >= eol) return false;
    if (this.#nextSemicolon < from) this.#nextSemicolon = this.#indexOf(';', from);
    if (this.#nextSemicolon >= eol) {
      let last = eol - 1;
      while (last > from && isBlank(this.#text.charCodeAt(last))) last--;
      if (this.#text.charCodeAt(last) !== BACKSLASH) return false;
    }
    return endsInBackslash(this.#text, from, eol);
  }
}

/** Whether a physical line goes on in the next one: a backslash outside quotes, then only blanks or a comment. */
function endsInBackslash(text: string, from: number, eol: number): boolean {
  let quoted = false;
  for (let pos = from; pos < eol; pos++) {
    const unit = text.charCodeAt(pos);
    if (unit === QUOTE) quoted = !quoted;
    else if (quoted) continue;
    else if (unit === SEMICOLON) return false;
    else if (unit === BACKSLASH) {
      do pos++;
      while (pos < eol && isBlankOrBackslash(text.charCodeAt(pos)));
      if (pos >= eol || text.charCodeAt(pos) === SEMICOLON) return true;
      pos--;
    }
  }
  return false;
}

function isBlankOrBackslash(unit: number): boolean {
  return unit === BACKSLASH || (unit !== LF && isBlank(unit));
}
