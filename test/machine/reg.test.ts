import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binary,
  changeByReg,
  dword,
  expandSz,
  multiSz,
  parseReg,
  printReg,
  qword,
  sz,
  Transaction,
  utf16,
  type Value,
  valueFromBytes,
} from '../../src/machine/index.ts';
import { emptyMachine, holds, origin } from './machines.ts';
import { carryOut, flat, Model, steps, value } from './model.ts';

const v5 = (...lines: string[]) =>
  utf16(`\ufeffWindows Registry Editor Version 5.00\r\n\r\n${lines.join('\r\n')}\r\n`);
const v4 = (...lines: string[]) =>
  new Uint8Array(Buffer.from(`REGEDIT4\r\n\r\n${lines.join('\r\n')}\r\n`, 'latin1'));
const key = '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]';

describe('a registration file', () => {
  it.each<[string, Value | undefined]>([
    ['"n"="text"', sz('text')],
    ['"n"="C:\\\\a \\"b\\""', sz('C:\\a "b"')],
    ['"n" = "two\r\nlines" ; comment', sz('two\r\nlines')],
    ['"n"=dword:0000002A', dword(42)],
    ['"n"=dword:2a', dword(42)],
    ['"n"=hex:01,02,fF', binary([1, 2, 255])],
    ['"n"=hex:', binary([])],
    ['"n"=hex:01,\\\r\n  02', binary([1, 2])],
    ['"n"=hex(2):25,00,61,00,00,00', expandSz('%a')],
    ['"n"=hex(7):61,00,00,00,62,00,00,00,00,00', multiSz(['a', 'b'])],
    ['"n"=hex(b):02,00,00,00,01,00,00,00', qword(0x1_0000_0002n)],
    ['"n"=hex(380001):01,00', valueFromBytes(0x380001, Uint8Array.of(1, 0))],
    ['"n"=-', undefined],
  ])('with %j', (line, after) => {
    const { value: entries, problems } = parseReg(v5(key, line));
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      { kind: 'key', key: 'HKLM\\SOFTWARE\\Contoso', after: true, line: 3 },
      { kind: 'value', key: 'HKLM\\SOFTWARE\\Contoso', name: 'n', line: 4, ...(after && { after }) },
    ]);
  });

  it('of REGEDIT4 has its texts in ANSI', () => {
    const { value: entries, problems } = parseReg(
      v4(key, '@="\x80 \xe9"', '"e"=hex(2):80,00', '"m"=hex(7):61,00,62,00,00'),
    );
    expect(problems).toEqual([]);
    expect(entries.slice(1).map(entry => 'after' in entry && entry.after)).toEqual([
      sz('€ é'),
      expandSz('€'),
      multiSz(['a', 'b']),
    ]);
  });

  it('takes keys away', () => {
    const transaction = new Transaction(emptyMachine());
    transaction.change({ kind: 'key', key: 'HKLM\\SOFTWARE\\Contoso\\Deep', after: true }, origin);
    const bytes = v5('[-hkey_local_machine\\software\\contoso]', '', '[HKEY_CURRENT_USER\\A]', '@=""');
    expect(changeByReg(transaction, bytes, origin)).toEqual([]);
    expect(transaction.registry.has('HKLM\\SOFTWARE\\Contoso')).toBe(false);
    expect(transaction.registry.value('HKU\\.DEFAULT\\A', '')).toEqual(sz(''));
  });

  it.each([
    ['reg/header', new TextEncoder().encode('[HKEY_LOCAL_MACHINE]')],
    ['reg/header', new Uint8Array()],
    ['reg/encoding', Uint8Array.of(0xfe, 0xff, 0, 0x57)],
    ['reg/encoding', Uint8Array.of(0xef, 0xbb, 0xbf, 0xff)],
    ['reg/encoding', v5(key).subarray(0, 51)],
    ['reg/root', v5('[HKEY_NOWHERE\\a]')],
    ['reg/key', v5('[HKEY_LOCAL_MACHINE\\a\\\\b]')],
    ['reg/line', v5(key, 'n=1')],
    ['reg/line', v5('[HKEY_LOCAL_MACHINE\\a')],
    ['reg/no-key', v5('"n"="x"')],
    ['reg/no-key', v5('[-HKEY_LOCAL_MACHINE\\a]', '"n"="x"')],
    ['reg/equals', v5(key, '"n" "x"')],
    ['reg/data', v5(key, '"n"=x')],
    ['reg/data', v5(key, '"n"=dword:123456789')],
    ['reg/data', v5(key, '"n"=dword:12x')],
    ['reg/hex', v5(key, '"n"=hex:01,0g')],
    ['reg/hex', v5(key, '"n"=hex:01,')],
    ['reg/rest', v5(key, '"n"=hex:01 02')],
    ['reg/string', v5(key, '"n"="C:\\Windows"')],
    ['reg/string', v5(key, '"n"="open')],
    ['reg/rest', v5(key, '"n"="a" "b"')],
  ])('is refused whole for %s', (code, bytes) => {
    const transaction = new Transaction(emptyMachine());
    const good =
      bytes[0] === 0xff
        ? Buffer.concat([bytes, v5('[HKEY_LOCAL_MACHINE\\good]').subarray(2 + 36 * 2)])
        : bytes;
    const problems = changeByReg(transaction, good, origin);
    expect(problems.map(problem => problem.code)).toContain(code);
    expect(problems.every(problem => problem.message && problem.span)).toBe(true);
    expect(transaction.effects).toEqual([]);
  });

  it('never makes the reader throw, whatever the bytes', () => {
    holds(
      'reg bytes',
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(), (noise, at) => {
        const whole = v5(key, '"n"=hex:01,02', '"m"="x"', '[-HKEY_USERS\\a]');
        const cut = at % whole.length;
        expect(parseReg(noise).value).toBeInstanceOf(Array);
        expect(parseReg(Buffer.concat([whole.subarray(0, cut), noise])).value).toBeInstanceOf(Array);
      }),
      500,
    );
  });

  it('may be large', () => {
    const long = '\\"'.repeat(1_000_000);
    const bytes = v5(
      key,
      `"n"="${'\\\\\\"'.repeat(1_000_000)}"`,
      ';\r\n'.repeat(300_000),
      `"b"=hex:${'00,\\\r\n '.repeat(100_000)}00`,
    );
    const { value: entries, problems } = parseReg(bytes);
    expect(problems).toEqual([]);
    const [, text, blob] = entries.map(entry => entry.kind === 'value' && entry.after);
    expect(text && text.data === long).toBe(true);
    expect(blob && (blob.data as Uint8Array).length).toBe(100_001);
  });

  it('brings everything back that it was written from', () => {
    holds(
      'reg round trip',
      fc.property(steps, fc.array(value), (all, values) => {
        const machine = emptyMachine();
        const transaction = new Transaction(machine);
        carryOut(
          transaction,
          new Model(),
          all.filter(step => !('wanted' in step) || step.wanted.kind !== 'security'),
        );
        for (const [i, after] of values.entries()) {
          transaction.change({ kind: 'value', key: 'HKLM\\v', name: `"${i}\\`, after }, origin);
        }
        const copy = new Transaction(emptyMachine());
        for (const root of ['HKLM', 'HKU']) {
          const printed = printReg(transaction.registry, root);
          expect(printed.problems).toEqual([]);
          expect(changeByReg(copy, printed.value, origin)).toEqual([]);
        }
        const keys = (of: Transaction) => [...flat(of)].filter(([thing]) => thing.startsWith('key '));
        expect(keys(copy)).toEqual(keys(transaction));
      }),
      200,
    );
  });

  it('of REGEDIT4 comes back too, and says what it cannot hold', () => {
    const transaction = new Transaction(emptyMachine());
    for (const [name, after] of [
      ['s', sz('€ "é" \\')],
      ['e', expandSz('%ProgramFiles%\\ü')],
      ['m', multiSz(['ä', 'b'])],
      ['d', dword(7)],
      ['q', qword(7n)],
    ] as const) {
      transaction.change({ kind: 'value', key: 'HKLM\\a', name, after }, origin);
    }
    const printed = printReg(transaction.registry, 'HKLM\\a', 'REGEDIT4');
    expect(printed.problems).toEqual([]);
    const copy = new Transaction(emptyMachine());
    expect(changeByReg(copy, printed.value, origin)).toEqual([]);
    expect(copy.registry.values('HKLM\\a')).toEqual(transaction.registry.values('HKLM\\a'));
    transaction.change({ kind: 'value', key: 'HKLM\\a', name: 's', after: sz('ж') }, origin);
    expect(printReg(transaction.registry, 'HKLM\\a', 'REGEDIT4').problems[0]?.code).toBe('reg/lost');
  });
});
