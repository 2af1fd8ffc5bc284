import type { Parsed, Problem } from '../base/index.ts';
import type { RegistryReader } from './reader.ts';
import { REG_ROOTS, REG4_HEADER, REG5_HEADER, toAnsi } from './reg-format.ts';
import {
  bytesOf,
  fromUtf16,
  type NamedValue,
  REG_BINARY,
  REG_EXPAND_SZ,
  REG_MULTI_SZ,
  REG_SZ,
  utf16,
  type Value,
} from './value.ts';

export type RegFormat = '5.00' | 'REGEDIT4';

/**
 * A key with all below it as a registration file: UTF-16LE for version 5.00, code page 1252 for REGEDIT4,
 * where every character that is lost is a problem. Security descriptors have no place in such a file.
 */
export function printReg(
  registry: RegistryReader,
  key: string,
  format: RegFormat = '5.00',
): Parsed<Uint8Array<ArrayBuffer>> {
  const problems: Problem[] = [];
  const lost = (char: string): void => {
    problems.push(wrong('reg/lost', `REGEDIT4 cannot hold the character ${char}.`));
  };
  const header = format === 'REGEDIT4' ? REG4_HEADER : REG5_HEADER;
  const lines = [header, '', ...keyLines(registry, registry.resolve(key) ?? key, format, problems)];
  const text = lines.join('\r\n');
  const value = format === 'REGEDIT4' ? toAnsi(text, lost) : utf16(`\ufeff${text}`);
  return { value, problems };
}

function* keyLines(
  registry: RegistryReader,
  key: string,
  format: RegFormat,
  problems: Problem[],
): Iterable<string> {
  if (!registry.has(key)) return;
  if (/[\r\n]/.test(key)) problems.push(wrong('reg/key-name', `The name of ${key} has a line end.`));
  const [root, ...rest] = key.split('\\');
  yield `[${[REG_ROOTS.find(names => names[1] === root)?.[0] ?? root, ...rest].join('\\')}]`;
  for (const value of registry.values(key)) yield valueLine(value, format);
  yield '';
  for (const child of registry.keys(key)) yield* keyLines(registry, `${key}\\${child}`, format, problems);
}

function valueLine({ name, value }: NamedValue, format: RegFormat): string {
  const start = `${name === '' ? '@' : quoted(name)}=`;
  if (value.type === REG_SZ && typeof value.data === 'string') return start + quoted(value.data);
  if (typeof value.data === 'number') return `${start}dword:${value.data.toString(16).padStart(8, '0')}`;
  const type = value.type === REG_BINARY ? 'hex:' : `hex(${value.type.toString(16)}):`;
  return wrapped(start + type, fileBytes(value, format));
}

/** REGEDIT4 holds texts in ANSI; bytes that are no text in its usual form stay what they are. */
function fileBytes(value: Value, format: RegFormat): Uint8Array {
  const bytes = bytesOf(value);
  const isText = value.type === REG_SZ || value.type === REG_EXPAND_SZ || value.type === REG_MULTI_SZ;
  return isText && format === 'REGEDIT4' ? toAnsi(fromUtf16(bytes), () => {}) : bytes;
}

/** Lines of at most 80 characters, as regedit writes them: continued by a backslash and two blanks. */
function wrapped(start: string, bytes: Uint8Array): string {
  const lines: string[] = [];
  let line = start;
  bytes.forEach((byte, i) => {
    const text = byte.toString(16).padStart(2, '0') + (i < bytes.length - 1 ? ',' : '');
    if (line.length + text.length > 79) {
      lines.push(`${line}\\`);
      line = '  ';
    }
    line += text;
  });
  return [...lines, line].join('\r\n');
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

function wrong(code: string, message: string): Problem {
  return { severity: 'error', code, message };
}
