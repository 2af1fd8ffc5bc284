import type { InfLine } from './inf.ts';

/**
 * The bytes that the fields from `first` to the last one give, a byte each in hexadecimal; undefined where one
 * is no number from 0 to FF. An empty field is 0. Observed: `inf-wine8/typed/binary-empty`.
 * Assumed: tokens are replaced as in every field, and `0x` may stand in front; settled by SetupGetBinaryField
 * on Windows over `%N%` and `0x1F`.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetbinaryfield
 */
export function readBytes(line: InfLine, first: number): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.max(0, line.fieldCount - first + 1));
  for (let i = 0; i < bytes.length; i++) {
    const match = /^(?:0x)?0*([0-9a-f]{0,2})$/i.exec(line.field(first + i)!);
    if (!match) return undefined;
    bytes[i] = Number.parseInt(match[1] || '0', 16);
  }
  return bytes;
}

/**
 * The texts from field `first` up to the first empty one or the last: a list with an empty text in it cannot be.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetmultiszfieldw
 */
export function readMultiSz(line: InfLine, first: number): string[] {
  const fields = line.fields.slice(first - 1);
  const empty = fields.indexOf('');
  return empty < 0 ? fields : fields.slice(0, empty);
}

/**
 * A line in its compact form: the fields without quotes, blanks and continuations, and without the key.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetlinetextw
 */
export function lineText(line: InfLine): string {
  return line.fields.join(',');
}
