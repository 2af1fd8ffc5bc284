import type { InfNode, InfToken } from '../tree/tree.ts';

/** A line in pieces: what a formatter may move apart or together. */
export interface Entry {
  /** The key of `key = …`. */
  readonly key: string | undefined;
  readonly values: readonly Value[];
  /** With its semicolon; empty where there is none. */
  readonly comment: string;
}

export interface Value {
  readonly text: string;
  /** The line goes on in the next physical line in front of the value: what stands behind each backslash. */
  readonly breaks: readonly string[];
}

const BREAK = String.raw`\\[ \t]*(?:;[^\n]*)?\r?\n[ \t]*`;
const BREAKS_IN_FRONT = new RegExp(`^(?:${BREAK})+`);
const SEPARATOR = new RegExp(`^[ \\t]*[,=][ \\t]*((?:${BREAK})*)$`);
/** Blanks behind such a key would be a part of it. */
const BACKSLASH_LAST = /\\\s*$/;
const ONE_BREAK = /\\[ \t]*(;[^\n]*)?\n/g;

export function withoutBlanksBehind(text: string): string {
  return text.replace(/[ \t\r]+$/, '');
}

/**
 * Takes a line apart; undefined where blanks in it could be more than blanks: a quote without its end, a line that
 * goes on within a value or without a comma, other blanks than spaces and tabs.
 */
export function readEntry(text: string, line: InfNode, tokens: readonly InfToken[]): Entry | undefined {
  const source = text.slice(line.span.start, line.span.end);
  const comment = tokens.at(-1)?.kind === 'comment' ? tokens.at(-1)! : undefined;
  const code = text.slice(line.span.start, comment?.span.start ?? line.span.end);
  if (code.split('"').length % 2 === 0 || source.includes('\0')) return undefined;
  const parts = tokens.filter(token => token !== comment);
  const values: Value[] = [];
  let from = line.span.start;
  for (const [i, { span }] of parts.entries()) {
    const inFront = BREAKS_IN_FRONT.exec(text.slice(span.start, span.end))?.[0] ?? '';
    const start = span.start + inFront.length;
    const written = text.slice(start, span.end);
    const gap = written === '' ? withoutBlanksBehind(text.slice(from, start)) : text.slice(from, start);
    const separator = (i === 0 ? /^()$/ : SEPARATOR).exec(gap);
    if (!separator || /[\r\n]/.test(written)) return undefined;
    values.push({ text: written, breaks: breaksIn(separator[1]!) });
    from = span.end;
  }
  const behind = text.slice(from, comment?.span.start ?? line.span.end);
  if (values.length === 0 || withoutBlanksBehind(behind) !== '') return undefined;
  const written = comment ? withoutBlanksBehind(text.slice(comment.span.start, comment.span.end)) : '';
  if (tokens[0]?.kind !== 'key') return { key: undefined, values, comment: written };
  const key = values[0]!.text;
  return BACKSLASH_LAST.test(key) ? undefined : { key, values: values.slice(1), comment: written };
}

function breaksIn(gap: string): string[] {
  return Array.from(gap.matchAll(ONE_BREAK), match => withoutBlanksBehind(match[1] ?? ''));
}
