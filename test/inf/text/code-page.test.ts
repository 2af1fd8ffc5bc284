import { describe, expect, it } from 'vitest';
import { readAnsi, writeAnsi } from '../../../src/inf/text/ansi.ts';
import type { CodePage } from '../../../src/inf/text/index.ts';

// What scripts/code-pages-reference.c printed under Wine 8.0: page, read, written.
const REFERENCE: readonly [CodePage, number, number][] = [
  [874, 0xa2f067a7, 0xb5460553],
  [932, 0xb4bf37f3, 0x8503422c],
  [936, 0x497ca798, 0xd330f220],
  [949, 0xca67dc83, 0xbdedcee1],
  [950, 0xb36a9a40, 0x8fc8e617],
  [1250, 0x157e6204, 0x8b34c801],
  [1251, 0x58a2da89, 0x7a437355],
  [1252, 0x0ff63a34, 0x93ffbf93],
  [1253, 0x6299c443, 0x0177f05f],
  [1254, 0x53e23d10, 0xe14e3c01],
  [1255, 0xb5ac3b48, 0x5118b077],
  [1256, 0x4a6bba78, 0x3bb9126b],
  [1257, 0x5e3eff7e, 0xeb6278d5],
  [1258, 0x1b500b2c, 0x6fcbc311],
];

const add = (sum: number, byte: number): number => Math.imul(sum ^ (byte & 255), 16777619);

function addUnits(sum: number, text: string): number {
  let next = add(sum, text.length);
  for (let i = 0; i < text.length; i++) next = add(add(next, text.charCodeAt(i)), text.charCodeAt(i) >> 8);
  return next;
}

function readSum(page: CodePage): number {
  let sum = 2166136261;
  for (let i = 0; i < 256; i++) sum = addUnits(sum, readAnsi(Uint8Array.of(i), page).text);
  for (let i = 0; i < 65536; i++) sum = addUnits(sum, readAnsi(Uint8Array.of(i >> 8, i), page).text);
  return sum >>> 0;
}

function writtenSum(page: CodePage): number {
  let sum = 2166136261;
  for (let unit = 0; unit < 65536; unit++) {
    let lacks = false;
    const bytes = writeAnsi(String.fromCharCode(unit), page, () => {
      lacks = true;
    });
    const written = lacks ? [] : [...bytes];
    sum = written.reduce(add, add(sum, written.length));
  }
  return sum >>> 0;
}

const hex = (text: string): string =>
  Array.from(text, char => char.charCodeAt(0).toString(16).padStart(4, '0')).join(' ');
const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text.split(' '), byte => Number.parseInt(byte, 16));

describe.each(REFERENCE)('code page %i', (page, read, written) => {
  it('reads every byte and every pair of bytes as Wine does', () => expect(readSum(page)).toBe(read));
  it('writes every unit as Wine does', () => expect(writtenSum(page)).toBe(written));
});

// Microsoft's published code page tables; each was confirmed with an independent codec.
describe('characters', () => {
  it.each<[CodePage, string, string]>([
    [1252, '80 e9 ff', '20ac 00e9 00ff'],
    [1250, 'e8 9d', '010d 0165'],
    [1251, 'cf f0 80', '041f 0440 0402'],
    [1253, 'e1', '03b1'],
    [1254, 'dd fd', '0130 0131'],
    [1255, 'e0', '05d0'],
    [1256, 'c7', '0627'],
    [1257, 'e0', '0105'],
    [1258, 'fe', '20ab'],
    [874, 'a1', '0e01'],
    [932, '82 a0 8f f3 87 54 b1', '3042 72b6 2160 ff71'],
    [936, 'b0 a1 c4 e3 80', '554a 4f60 20ac'],
    [949, 'b0 a1 81 41 c8 fe', 'ac00 ac02 d79d'],
    [950, 'a4 40 f9 d5', '4e00 9f98'],
  ])('%i: %s', (page, bytes, units) => expect(hex(readAnsi(bytesOf(bytes), page).text)).toBe(units));
});

describe('bytes without a character', () => {
  it.each<[string, CodePage, string, string, number]>([
    ['a C1 control in 1252', 1252, '81 8d 8f 90 9d', '0081 008d 008f 0090 009d', 0],
    ['private use in 1253', 1253, 'aa d2 ff', 'f8f9 f8fa f8fb', 0],
    // Wine's test_dbcs_to_widechar (kernel32/tests/codepage.c), which passes on Windows
    ['a lead byte at the end', 936, 'bf b4 c7', '770b 003f', 1],
    ['a lead byte before a NUL', 936, 'bf b4 c7 00 78', '770b 003f 0000 0078', 1],
    ['a pair that stands for nothing', 949, 'c9 40', '003f', 1],
    ['the unmapped character of 932', 932, '81 ad 41', '30fb 0041', 1],
    ['a swallowed quote', 936, '81 22 2c', '003f 002c', 1],
  ])('%s', (_, page, bytes, units, count) => {
    const read = readAnsi(bytesOf(bytes), page);
    expect(hex(read.text)).toBe(units);
    expect(read.unmapped.count).toBe(count);
  });
});
