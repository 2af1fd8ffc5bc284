import type { Span } from '../../base/index.ts';
import { type InfNode, type InfTree, parseTree } from '../tree/tree.ts';
import { type Entry, readEntry, withoutBlanksBehind } from './entry.ts';

/** What stands in one logical line of an INF. */
export type Row =
  | { readonly kind: 'blank' }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'header'; readonly text: string; readonly comment: string }
  | ({ readonly kind: 'entry' } & Entry)
  /** What is odd or not understood: it stays byte for byte, its line end included. */
  | { readonly kind: 'kept'; readonly text: string };

/** A text in rows, and what stands around them and stays as it is. */
export interface Rows {
  /** What stands in front of the first section, if that is more than comments. */
  readonly front: string;
  readonly rows: readonly Row[];
  /** That of the first row which does not stay as it is; of those that say something, if there are any. */
  readonly lineEnd: string;
  /** From Ctrl-Z on, which ends the text. */
  readonly tail: string;
}

const BLANKS = /^[ \t\r\n]*$/;
const FRONT = /^(?:[ \t]*(?:;[^\n]*)?\r?\n)*[ \t]*$/;

/** Reads a text into rows. A text without a section is all front. */
export function readRows(text: string): Rows {
  const tree = parseTree(text.replaceAll('\0', ' '));
  const nodes = [...tree.nodes()];
  const header = nodes.find(node => node.kind === 'section');
  if (!header) return { front: text, rows: [], lineEnd: '', tail: '' };
  const start = FRONT.test(text.slice(0, header.span.start)) ? 0 : header.span.start;
  const controlZ = text.indexOf('\u001a');
  const end = controlZ < 0 ? text.length : controlZ;
  const rows: Row[] = [];
  let ofBlank: string | undefined;
  let ofOthers: string | undefined;
  let next = nodes.findIndex(node => node.span.start >= start);
  for (let from = start; from < end; ) {
    const behind = behindLine(text, from, nodes[next], end);
    const inLine: InfNode[] = [];
    while (next < nodes.length && nodes[next]!.span.start < behind) inLine.push(nodes[next++]!);
    const row = readRow(text, { start: from, end: behind }, inLine, tree);
    rows.push(row);
    const lineEnd = lineEndAt(text, behind);
    if (row.kind === 'blank') ofBlank ??= lineEnd;
    else if (row.kind !== 'kept') ofOthers ??= lineEnd;
    from = behind;
  }
  const lineEnd = ofOthers ?? ofBlank ?? '\r\n';
  return { front: text.slice(0, start), rows, lineEnd, tail: text.slice(end) };
}

/** Where the next logical line begins: behind the LF of this one. */
function behindLine(text: string, from: number, node: InfNode | undefined, end: number): number {
  const lf = text.indexOf('\n', from);
  const continued = node && lf >= 0 && node.span.start < lf && node.span.end > lf;
  const last = continued ? text.indexOf('\n', node.span.end) : lf;
  return last < 0 || last >= end ? end : last + 1;
}

/** The line end in front of an offset; undefined where there is none. */
function lineEndAt(text: string, behind: number): string | undefined {
  if (text[behind - 1] !== '\n') return undefined;
  return text[behind - 2] === '\r' ? '\r\n' : '\n';
}

/**
 * A row. An ANSI text that ends in other characters stays so: in a code page with pairs of bytes a line end could
 * become a part of what stands in front of it.
 */
function readRow(text: string, line: Span, nodes: readonly InfNode[], tree: InfTree): Row {
  const source = text.slice(line.start, line.end);
  const kept: Row = { kind: 'kept', text: source };
  if (!source.endsWith('\n') && !isAscii(source)) return kept;
  const [node, comment] = nodes;
  if (!node) return BLANKS.test(source) ? { kind: 'blank' } : kept;
  if (!BLANKS.test(text.slice(line.start, node.span.start))) return kept;
  const written = text.slice(node.span.start, node.span.end);
  if (node.kind === 'comment') return { kind: 'comment', text: withoutBlanksBehind(written) };
  if (node.kind === 'section') {
    if (!BLANKS.test(text.slice(node.span.end, comment?.span.start ?? line.end))) return kept;
    const behind = comment ? text.slice(comment.span.start, comment.span.end) : '';
    return { kind: 'header', text: written, comment: withoutBlanksBehind(behind) };
  }
  const entry = readEntry(text, node, tree.tokens(node));
  return entry ? { kind: 'entry', ...entry } : kept;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
