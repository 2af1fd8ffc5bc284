import { LineIndex } from '../base/index.ts';
import { decodeInf, encodeInf } from '../inf/index.ts';
import type { Edit } from './rule.ts';

/** Lines that changed: those that stood there, from `line` on, and those that stand there now. */
export interface FixedLines {
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A file with what can be put right without guessing put right. */
export interface Fixed {
  readonly bytes: Uint8Array;
  readonly changes: readonly FixedLines[];
}

/** Carries out edits of findings on the bytes that were checked; undefined where there are none. */
export function fixInf(bytes: Uint8Array, found: readonly Edit[]): Fixed | undefined {
  const edits = apart(found);
  if (edits.length === 0) return undefined;
  const { text, encoding, codePage, bom } = decodeInf(bytes);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const index = new LineIndex(text);
  let fixed = '';
  let at = 0;
  for (const { span, text: put } of edits) {
    fixed += text.slice(at, span.start) + put.replaceAll('\n', end);
    at = span.end;
  }
  fixed += text.slice(at);
  const changes = edits.map(edit => linesOf(edit, text, index));
  return { bytes: encodeInf(fixed, encoding, codePage, bom > 0).value, changes };
}

/** In the order of their places, each once; of two that overlap, the first. */
function apart(edits: readonly Edit[]): Edit[] {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const kept: Edit[] = [];
  for (const edit of sorted) {
    const isKnown = kept.some(({ span, text }) => span.start === edit.span.start && text === edit.text);
    if (!isKnown && edit.span.start >= (kept.at(-1)?.span.end ?? 0)) kept.push(edit);
  }
  return kept;
}

/** What an edit does to the lines that it touches, without those that stay. */
function linesOf({ span, text: put }: Edit, text: string, index: LineIndex): FixedLines {
  const { line, column } = index.position(span.start);
  const start = span.start - column + 1;
  const behind = text.indexOf('\n', span.end);
  const end = behind < 0 ? text.length : behind;
  const before = text.slice(start, end).split(/\r?\n|\r$/);
  const after = (text.slice(start, span.start) + put + text.slice(span.end, end)).split(/\r?\n|\r$/);
  const first = before[0] === after[0] ? 1 : 0;
  const last =
    before.at(-1) === after.at(-1) && Math.min(before.length, after.length) > first ? -1 : undefined;
  return { line: line + first, before: before.slice(first, last), after: after.slice(first, last) };
}
