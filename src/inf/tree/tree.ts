import type { Span } from '../../base/index.ts';
import { isBlank, OPEN_BRACKET, SEMICOLON } from '../scan/blank.ts';
import { FieldScanner } from '../scan/fields.ts';
import { type LineMap, mapLines } from '../scan/lines.ts';
import { Offsets } from '../scan/offsets.ts';

/**
 * A piece of an INF that stands for itself. Blanks, line ends, backslashes of continuations and whatever
 * SetupAPI skips are the gaps between the pieces.
 */
export type InfNode =
  | { readonly kind: 'section'; readonly span: Span; readonly name: string }
  | { readonly kind: 'line'; readonly span: Span }
  | { readonly kind: 'comment'; readonly span: Span };

/** A key, field or comment of a line. */
export interface InfToken {
  readonly kind: 'key' | 'field' | 'comment';
  readonly span: Span;
}

/** The whole text of an INF with its structure: nothing is lost, and printing it gives the text back. */
export class InfTree {
  readonly text: string;
  readonly #starts: Offsets;
  readonly #ends: Offsets;

  constructor(text: string, starts: Offsets, ends: Offsets) {
    this.text = text;
    this.#starts = starts;
    this.#ends = ends;
  }

  get nodeCount(): number {
    return this.#starts.length;
  }

  /** A node by number, in the order of the text. Its first unit says what it is. */
  node(index: number): InfNode {
    const span = { start: this.#starts.at(index), end: this.#ends.at(index) };
    const unit = this.text.charCodeAt(span.start);
    if (unit === SEMICOLON) return { kind: 'comment', span };
    if (unit !== OPEN_BRACKET) return { kind: 'line', span };
    return { kind: 'section', span, name: this.text.slice(span.start + 1, span.end - 1) };
  }

  /** All nodes, in the order of the text. */
  *nodes(): Generator<InfNode> {
    for (let index = 0; index < this.nodeCount; index++) yield this.node(index);
  }

  /** The key, fields and comment of a line, in order. */
  tokens(line: InfNode): InfToken[] {
    const scanner = new FieldScanner();
    scanner.scan(this.text, line.span.start, line.span.end);
    const tokens: InfToken[] = [];
    for (let i = 0; i < scanner.count; i++) {
      const span = { start: scanner.starts[i]!, end: scanner.ends[i]! };
      tokens.push({ kind: i === 0 && scanner.hasKey ? 'key' : 'field', span });
    }
    const comment = { start: scanner.commentStart, end: line.span.end };
    if (comment.start < comment.end) tokens.push({ kind: 'comment', span: comment });
    return tokens;
  }
}

/** Reads a text into a tree: in linear time, whatever it holds. */
export function parseTree(text: string): InfTree {
  return new TreeBuilder(text).build(mapLines(text));
}

/** Writes a tree: its nodes with the gaps between them. */
export function printTree(tree: InfTree): string {
  let printed = '';
  let pieces: string[] = [];
  let from = 0;
  for (const { span } of tree.nodes()) {
    pieces.push(tree.text.slice(from, span.start), tree.text.slice(span.start, span.end));
    from = span.end;
    if (pieces.length > PIECES_AT_A_TIME) {
      printed += pieces.join('');
      pieces = [];
    }
  }
  return printed + pieces.join('') + tree.text.slice(from);
}

/** So that a file of very many short lines is not held twice in pieces. */
const PIECES_AT_A_TIME = 10_000;

/** Puts headers, lines and the comments between them in the order of the text. */
class TreeBuilder {
  readonly #text: string;
  readonly #starts = new Offsets();
  readonly #ends = new Offsets();
  #from = 0;

  constructor(text: string) {
    this.#text = text;
  }

  build({ headerStarts, headerEnds, firstLines, lineStarts, lineEnds, end }: LineMap): InfTree {
    for (let block = 0; block < headerStarts.length; block++) {
      this.#add(headerStarts.at(block), headerEnds.at(block));
      const behind = block + 1 < firstLines.length ? firstLines.at(block + 1) : lineStarts.length;
      for (let line = firstLines.at(block); line < behind; line++) {
        this.#add(lineStarts.at(line), lineEnds.at(line));
      }
    }
    this.#addComments(end);
    return new InfTree(this.#text, this.#starts, this.#ends);
  }

  #add(start: number, end: number): void {
    this.#addComments(start);
    this.#push(start, end);
  }

  #push(start: number, end: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
    this.#from = end;
  }

  /** The comments that stand between the last node and an offset, on lines of their own or behind a header. */
  #addComments(to: number): void {
    while (this.#from < to) {
      let start = this.#from;
      while (start < to && isBlank(this.#text.charCodeAt(start))) start++;
      const lf = this.#text.indexOf('\n', start);
      const end = lf < 0 || lf > to ? to : lf;
      if (start < to && this.#text.charCodeAt(start) === SEMICOLON) this.#push(start, end);
      this.#from = Math.max(end, start + 1);
    }
  }
}
