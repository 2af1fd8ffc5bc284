import { decodeInf, encodeInf } from '../inf/index.ts';
import type { Edit } from './rule.ts';
import type { Verdict } from './verdict.ts';

/** A file with what can be put right without guessing put right. */
export interface Fixed {
  readonly bytes: Uint8Array;
  /** The lines that changed, before and after. */
  readonly changes: readonly { readonly line: number; readonly before: string; readonly after: string }[];
}

/** Carries out the edits of a verdict on the bytes it was made of; undefined where there are none. */
export function fixInf(bytes: Uint8Array, { remarks }: Verdict): Fixed | undefined {
  const edits = apart(remarks.flatMap(remark => remark.edits ?? []));
  if (edits.length === 0) return undefined;
  const { text, encoding, codePage, bom } = decodeInf(bytes);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const changes: { line: number; before: string; after: string }[] = [];
  let fixed = text;
  for (const { span, text: put } of edits.toReversed()) {
    const own = put.replaceAll('\n', end);
    const [from, to] = [fixed.lastIndexOf('\n', span.start - 1) + 1, lineEnd(fixed, span.end)];
    const after = fixed.slice(from, span.start) + own + fixed.slice(span.end, to);
    changes.unshift({ line: text.slice(0, from).split('\n').length, before: fixed.slice(from, to), after });
    fixed = fixed.slice(0, span.start) + own + fixed.slice(span.end);
  }
  return { bytes: encodeInf(fixed, encoding, codePage, bom > 0).value, changes };
}

/** In the order of their places; of two that meet, the first. */
function apart(edits: readonly Edit[]): Edit[] {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start);
  const kept: Edit[] = [];
  for (const edit of sorted) {
    const last = kept.at(-1);
    if (
      !last ||
      edit.span.start > last.span.end ||
      (edit.span.start === last.span.end && edit.span.start < edit.span.end)
    ) {
      kept.push(edit);
    }
  }
  return kept;
}

function lineEnd(text: string, from: number): number {
  const found = text.slice(from).search(/\r?\n/);
  return found < 0 ? text.length : from + found;
}
