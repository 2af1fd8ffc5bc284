import type { Span } from '../../base/index.ts';
import type { InfLine } from '../open/inf.ts';

/** A value and where in the INF's text it stands. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** A field and its place; undefined where the line has no such field. */
export function locatedField(line: InfLine | undefined, index: number): Located<string> | undefined {
  const value = line?.field(index);
  return line && value !== undefined ? { value, span: line.span(index) } : undefined;
}

/** The fields of a line from `first` on, empty ones left out. */
export function locatedFields(line: InfLine, first = 1): Located<string>[] {
  const fields: Located<string>[] = [];
  for (let index = first; index <= line.fieldCount; index++) {
    const field = locatedField(line, index);
    if (field?.value) fields.push(field);
  }
  return fields;
}

/** Reads an integer as SetupGetIntField does: decimal or `0x` hexadecimal, in 32 bits; NaN if it is neither. */
export function readInteger(text: string): number {
  const written = text.trimStart();
  const digits = written.startsWith('-') || written.startsWith('+') ? written.slice(1) : written;
  if (!/^(?:0x[0-9a-f]+|\d*)$/i.test(digits)) return Number.NaN;
  const magnitude = Number(digits);
  return (written.startsWith('-') ? -magnitude : magnitude) | 0;
}
