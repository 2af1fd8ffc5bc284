import { type Span, sameName } from '../base/index.ts';
import type { Inf, InfLine, InfSection } from '../inf/index.ts';
import { isGuid } from './guid.ts';
import type { Edit } from './rule.ts';

/** Makes an entry of a section what it is to be: writes its value, or the entry below the first header. */
export function setEntry(inf: Inf, section: InfSection, key: string, value: string): Edit {
  const line = section.line(key);
  if (line) {
    const span = line.span(1);
    return { span, text: span.start === span.end ? ` ${value}` : value };
  }
  const end = lineEnd(inf.text, section.headers[0]!.end);
  return { span: { start: end, end }, text: `\n${key} = ${value}` };
}

/** Has a section include an INF: on the line where it includes others, or on one above. */
export function includeInf(inf: Inf, section: InfSection, above: InfLine, included: string): Edit {
  const others = section.linesNamed('Include').find(line => line.fieldCount > 0);
  if (others) {
    const { end } = others.lineSpan;
    return { span: { start: end, end }, text: `, ${included}` };
  }
  const { start } = above.lineSpan;
  const indent = inf.text.slice(inf.text.lastIndexOf('\n', start - 1) + 1, start);
  return { span: { start, end: start }, text: `Include = ${included}\n${indent}` };
}

/** Takes a line away. */
export function dropLine({ text }: Inf, { lineSpan }: InfLine): Edit {
  const start = text.lastIndexOf('\n', lineSpan.start - 1) + 1;
  const next = text.indexOf('\n', lineSpan.end);
  return { span: { start, end: next < 0 ? text.length : next + 1 }, text: '' };
}

/** Writes something else for a value, where it is written as it is read: without tokens and quotes. */
export function replaced(inf: Inf, span: Span, value: string, put: string | undefined): readonly Edit[] {
  const written = inf.text.slice(span.start, span.end);
  return put === undefined || put === written || !sameName(written, value) ? [] : [{ span, text: put }];
}

/** Puts a GUID into the braces that it lacks. */
export function inBraces(inf: Inf, span: Span, value: string): readonly Edit[] {
  const braced = `{${value.replaceAll(/[{}]/g, '')}}`;
  return replaced(inf, span, value, isGuid(braced) ? braced : undefined);
}

function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/\r?\n/);
  return end < 0 ? text.length : from + end;
}
