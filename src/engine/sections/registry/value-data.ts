import { type InfLine, readBytes, readInteger, readMultiSz } from '../../../inf/index.ts';
import {
  dword,
  expandSz,
  multiSz,
  qword,
  REG_BINARY,
  REG_DWORD,
  REG_NONE,
  REG_QWORD,
  sz,
  type Value,
  valueFromBytes,
} from '../../../machine/index.ts';

const BINVALUETYPE = 0x1;
const MULTI_SZ = 0x10000;
const EXPAND_SZ = 0x20000;

/** Types by the high word of the flags where the lowest bit says that the data are no text; others are themselves. */
const BINARY_TYPES: Readonly<Record<number, number>> = {
  0: REG_BINARY,
  1: REG_DWORD,
  2: REG_NONE,
  11: REG_QWORD,
};

/**
 * The value that the fields of a line from `first` on give, in the type that the flags name; undefined where they
 * are no data of that type.
 * Assumed: text of a type that is none of the three is REG_SZ; settled by AddReg with flags 0x70000 on Windows.
 * @see inf-addreg-directive
 */
export function readValue(line: InfLine, flags: number, first: number): Value | undefined {
  if (flags & BINVALUETYPE)
    return readNumbers(line, BINARY_TYPES[flags >>> 16] ?? flags >>> 16, flags, first);
  const type = flags & 0xffff0000;
  if (type === MULTI_SZ) return multiSz(readMultiSz(line, first));
  const text = line.field(first) ?? '';
  return type === EXPAND_SZ ? expandSz(text) : sz(text);
}

/**
 * Assumed: a REG_DWORD of exactly four fields is four bytes, as in INFs for Windows 95; one of a field that is no
 * number is no value; and a REG_QWORD of one field is a number. Settled by AddReg with such lines on Windows.
 */
function readNumbers(line: InfLine, type: number, flags: number, first: number): Value | undefined {
  const count = line.fieldCount - first + 1;
  if (flags >>> 16 === 1 && count !== 4) {
    const number = readInteger(line.field(first) ?? '');
    return Number.isNaN(number) ? undefined : dword(number);
  }
  if (type === REG_QWORD && count === 1) return readQword(line.field(first)!);
  const bytes = readBytes(line, first);
  return bytes && valueFromBytes(type, bytes);
}

/** A number of 64 bits, decimal or 0x hexadecimal. */
export function readQword(text: string): Value | undefined {
  const digits = text.trim();
  if (!/^(?:0x[0-9a-f]+|\d+)$/i.test(digits)) return undefined;
  return qword(BigInt.asUintN(64, BigInt(digits)));
}
