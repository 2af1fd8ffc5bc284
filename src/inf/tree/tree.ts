import type { Span } from '../../base/index.ts';
import { isBlank, SEMICOLON } from '../scan/blank.ts';
import { FieldScanner } from '../scan/fields.ts';
import { type LineMap, mapLines } from '../scan/lines.ts';

/**
 * A piece of an INF that stands for itself. Blanks, line ends, backslashes of continuations and whatever
 * SetupAPI skips are the gaps between the pieces.
 */
export type InfNode =
  | { readonly kind: 'section'; readonly span: Span; readonly name: string }
  | { readonly kind: 'line'; readonly span: Span; readonly number: number }
  | { readonly kind: 'comment'; readonly span: Span };

/** A key, field or comment of a line. */
export interface InfToken {
  readonly kind: 'key' | 'field' | 'comment';
  readonly span: Span;
}

/** The whole text of an INF with its structure: nothing is lost, and printing it gives the text back. */
export class InfTree {
  readonly text: string;
  readonly nodes: readonly InfNode[];

  constructor(text: string, nodes: readonly InfNode[]) {
    this.text = text;
    this.nodes = nodes;
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
  const map = mapLines(text);
  const nodes: InfNode[] = [];
  let from = 0;
  for (const node of structure(map)) {
    pushComments(text, from, node.span.start, nodes);
    nodes.push(node);
    from = node.span.end;
    if (node.kind === 'section') from = nextLine(text, from, map.end);
  }
  pushComments(text, from, map.end, nodes);
  return new InfTree(text, nodes);
}

/** Writes a tree: its nodes and tokens with the gaps between them. */
export function printTree(tree: InfTree): string {
  const pieces: string[] = [];
  let from = 0;
  const take = (span: Span): void => {
    pieces.push(tree.text.slice(from, span.start), tree.text.slice(span.start, span.end));
    from = span.end;
  };
  for (const node of tree.nodes) {
    if (node.kind === 'line') for (const token of tree.tokens(node)) take(token.span);
    else take(node.span);
  }
  pieces.push(tree.text.slice(from));
  return pieces.join('');
}

/** Headers and lines in the order of the text. */
function* structure(map: LineMap): Generator<InfNode> {
  const headers = map.sections
    .flatMap(section =>
      section.headers
        .filter((_, i) => i % 2 === 0)
        .map((start, i) => ({
          kind: 'section' as const,
          name: section.name,
          span: { start, end: section.headers[2 * i + 1]! },
        })),
    )
    .toSorted((a, b) => a.span.start - b.span.start);
  let next = 0;
  for (let number = 0; number < map.lineStarts.length; number++) {
    const span = { start: map.lineStarts.at(number), end: map.lineEnds.at(number) };
    while (next < headers.length && headers[next]!.span.start < span.start) yield headers[next++]!;
    yield { kind: 'line', span, number };
  }
  yield* headers.slice(next);
}

/** Finds the comments that have a line of their own between two offsets. */
function pushComments(text: string, from: number, to: number, nodes: InfNode[]): void {
  let pos = from;
  while (pos < to) {
    let start = pos;
    while (start < to && isBlank(text.charCodeAt(start))) start++;
    const end = Math.min(nextLine(text, start, to), to);
    if (start < to && text.charCodeAt(start) === SEMICOLON) {
      nodes.push({ kind: 'comment', span: { start, end: text[end - 1] === '\n' ? end - 1 : end } });
    }
    pos = Math.max(end, start + 1);
  }
}

function nextLine(text: string, from: number, end: number): number {
  const lf = text.indexOf('\n', from);
  return lf < 0 || lf >= end ? end : lf + 1;
}
