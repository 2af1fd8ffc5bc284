import { describe, expect, it } from 'vitest';
import { openInf, parseTree, printTree, writeDump } from '../../src/inf/index.ts';

/** What no file of this size may need, however it is written: a reader that is not linear never ends. */
const LONG = process.env['FIRSTPLUG_LONG'] !== undefined;
const MEGABYTES = LONG ? 50 : 2;
const MEGABYTE = 1_000_000;
const BYTES_OF_MEMORY_A_BYTE = 60;

const HEAD = '[Version]\nSignature = $Chicago$\n[A]\n';

/** A piece again and again, up to the size. */
function filled(piece: string): string {
  return Buffer.alloc(MEGABYTES * MEGABYTE, piece, 'latin1').toString('latin1');
}

/** As many sections of different names as the size has room for. */
function sections(): string {
  const count = (MEGABYTES * MEGABYTE) / 20;
  return Array.from({ length: count }, (_, i) => `[Section ${i}]\nkey=1\n`).join('');
}

const TEXTS: readonly (readonly [string, () => string])[] = [
  ['one line', () => filled('x')],
  ['sections of different names', sections],
  ['sections of one name', () => filled('[]\n')],
  ['headers never closed', () => filled('[\n')],
  ['brackets', () => filled('[')],
  ['percent signs', () => filled('%')],
  ['tokens never closed', () => filled('%a\n')],
  ['tokens', () => `${filled('%b%')}\n[Strings]\nb=1`],
  ['directories', () => filled('%24%\\\\,')],
  ['quotes', () => filled('"')],
  ['quotes never closed', () => filled('"\n')],
  ['quotes in quotes', () => filled('"a""b" ,')],
  ['backslashes', () => filled('\\')],
  ['backslashes and blanks', () => filled('\\ x')],
  ['continuations never closed', () => filled('a\\\n')],
  ['continuations with comments', () => filled('a,\\ ; "\n')],
  ['commas', () => filled(',')],
  ['equals signs', () => filled('=')],
  ['semicolons', () => filled(';')],
  ['blanks in front of little', () => filled(`${' '.repeat(5000)}x ,`)],
  ['carriage returns', () => filled('\r')],
  ['lines', () => filled('a\n')],
  ['comments', () => filled(';\n')],
  ['strings', () => `[Strings]\n${filled('a=b\n')}`],
  ['NULs', () => filled('\0')],
];

/** Heap and buffers in use, after what is garbage has had its chance to go. */
function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe(`files of ${MEGABYTES} MB`, () => {
  it.each(TEXTS)('%s', { timeout: 120_000 }, (_, make) => {
    const text = HEAD + make();
    const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
    const before = memory();
    const opened = openInf(bytes);
    let length = 0;
    writeDump(opened, {}, part => {
      length += part.length;
    });
    expect(length).toBeGreaterThan(0);
    expect(printTree(parseTree(text)) === text).toBe(true);
    expect((memory() - before) / bytes.length).toBeLessThan(BYTES_OF_MEMORY_A_BYTE);
  });

  it.each(TEXTS)('%s in front of the first section', { timeout: 120_000 }, (_, make) => {
    const opened = openInf(`x ${make()}`);
    expect(opened.ok).toBe(false);
  });
});
