import { describe, expect, it } from 'vitest';
import { binary, dword, multiSz, sz, type Value, type Wanted } from '../../src/machine/index.ts';
import { carryOut } from './carry-out.ts';

const KEY = 'HKLM\\SOFTWARE\\C';

function value(name: string, after: Value, key = KEY): Wanted {
  return { kind: 'value', key, name, after };
}

/** What a line of an AddReg, DelReg or BitReg list does; `before` stands in HKLM\SOFTWARE\C. */
type Row = readonly [line: string, effects: readonly string[], ...before: Wanted[]];

const WOW = 'HKLM\\SOFTWARE\\Wow6432Node\\C';

const ADD: readonly Row[] = [
  // inf-addreg-directive: types
  ['HKLM,SOFTWARE\\C,V,,text', [`${KEY} : V = SZ text`]],
  ['HKLM,SOFTWARE\\C,V,0x00000000,"a, b"', [`${KEY} : V = SZ a, b`]],
  ['HKLM,SOFTWARE\\C,,,text', [`${KEY} :  = SZ text`]],
  ['HKLM,SOFTWARE\\C,V,0x00000001,01,fe,7', [`${KEY} : V = BINARY 01fe07`]],
  ['HKLM,SOFTWARE\\C,V,0x00010000,a,b', [`${KEY} : V = MULTI_SZ a|b`]],
  ['HKLM,SOFTWARE\\C,V,0x00020000,%%SystemRoot%%\\x', [`${KEY} : V = EXPAND_SZ %SystemRoot%\\x`]],
  ['HKLM,SOFTWARE\\C,V,0x00010001,7', [`${KEY} : V = DWORD 7`]],
  ['HKLM,SOFTWARE\\C,V,0x00010001,0xffffffff', [`${KEY} : V = DWORD 4294967295`]],
  ['HKLM,SOFTWARE\\C,V,0x00020001,1,2', [`${KEY} : V = NONE 0102`]],
  ['HKLM,SOFTWARE\\C,V,0x000B0001,0x0102030405060708', [`${KEY} : V = QWORD 0807060504030201`]],
  ['HKLM,SOFTWARE\\C,V,0x000B0001,08,07,06,05,04,03,02,01', [`${KEY} : V = QWORD 0807060504030201`]],
  ['HKLM,SOFTWARE\\C,V,0x00380001,1,0,2,3', [`${KEY} : V = 56 01000203`]],
  // NOCLOBBER
  ['HKLM,SOFTWARE\\C,V,0x2,new', [], value('V', sz('old'))],
  ['HKLM,SOFTWARE\\C,V,0x2,new', [`${KEY} : V = SZ new`]],
  ['HKLM,SOFTWARE\\C,V,0x00010003,1', [], value('V', dword(0))],
  // DELVAL
  ['HKLM,SOFTWARE\\C,V,0x4', [`- ${KEY} : V`], value('V', sz('old'))],
  ['HKLM,SOFTWARE\\C,V,0x4', []],
  ['HKLM,SOFTWARE\\C,,0x4', [`- ${KEY}`], { kind: 'key', key: KEY, after: true }],
  // APPEND
  ['HKLM,SOFTWARE\\C,V,0x00010008,b', [`${KEY} : V = MULTI_SZ a|b`], value('V', multiSz(['a']))],
  ['HKLM,SOFTWARE\\C,V,0x00010008,a', [], value('V', multiSz(['a', 'b']))],
  ['HKLM,SOFTWARE\\C,V,0x00010008,a', [`${KEY} : V = MULTI_SZ a`]],
  // KEYONLY, KEYONLY_COMMON
  ['HKLM,SOFTWARE\\C,V,0x10,x', [`+ ${KEY}`]],
  ['HKLM,SOFTWARE\\C,V,0x2000,x', [`+ ${KEY}`]],
  // OVERWRITEONLY
  ['HKLM,SOFTWARE\\C,V,0x20,new', [`${KEY} : V = SZ new`], value('V', sz('old'))],
  ['HKLM,SOFTWARE\\C,V,0x20,new', []],
  // views
  ['HKLM,SOFTWARE\\C,V,0x4000,x', [`${WOW} : V = SZ x`]],
  ['HKLM,SOFTWARE\\C,V,0x1000,x', [`${KEY} : V = SZ x`]],
  // DELREG_BIT is not for AddReg
  ['HKLM,SOFTWARE\\C,V,0x8000,x', []],
  // roots
  ['HKCR,.c,,,x', ['HKLM\\SOFTWARE\\Classes\\.c :  = SZ x']],
  ['HKU,.DEFAULT\\C,V,,x', ['HKU\\.DEFAULT\\C : V = SZ x']],
  ['HKCU,C,V,,x', ['HKU\\.DEFAULT\\C : V = SZ x']],
  ['HKR,Sub,V,,x', ['CCS\\Control\\Class\\{c}\\0000\\Sub : V = SZ x']],
];

const DELETE: readonly Row[] = [
  ['HKLM,SOFTWARE\\C,V', [`- ${KEY} : V`], value('V', sz('old'))],
  ['HKLM,SOFTWARE\\C,V', []],
  ['HKLM,SOFTWARE\\C', [`- ${KEY}\\D`, `- ${KEY}`], { kind: 'key', key: `${KEY}\\D`, after: true }],
  ['HKLM,SOFTWARE\\C,V,0x2000', [`- ${KEY} : V`, `- ${KEY}`], value('V', sz('old'))],
  ['HKLM,SOFTWARE\\C,,0x4000', [`- ${WOW}`], { kind: 'key', key: WOW, after: true }],
  ['HKLM,SOFTWARE\\C,V,0x18002,B', [`${KEY} : V = MULTI_SZ a|c`], value('V', multiSz(['a', 'b', 'c']))],
  ['HKLM,SOFTWARE\\C,V,0x18002,x', [], value('V', multiSz(['a']))],
  ['HKLM,SOFTWARE\\C,V,0x1', [], value('V', sz('old'))],
  ['HKLM', [], value('V', sz('old'))],
];

const BITS: readonly Row[] = [
  // the examples of inf-bitreg-directive
  ['HKLM,SOFTWARE\\C,V,1,0x01,0', [`${KEY} : V = BINARY 310010`], value('V', binary([0x30, 0, 0x10]))],
  ['HKLM,SOFTWARE\\C,V,,0x80,2', [`${KEY} : V = BINARY 300070`], value('V', binary([0x30, 0, 0xf0]))],
  ['HKLM,SOFTWARE\\C,V,1,0x06,1', [`${KEY} : V = BINARY 3006f0`], value('V', binary([0x30, 0, 0xf0]))],
  ['HKLM,SOFTWARE\\C,V,0x4001,01,0', [`${WOW} : V = BINARY 01`], value('V', binary([0]), WOW)],
  ['HKLM,SOFTWARE\\C,V,1,0x01,0', [], value('V', dword(0))],
  ['HKLM,SOFTWARE\\C,V,1,0x01,3', [], value('V', binary([0]))],
  ['HKLM,SOFTWARE\\C,V,1,0x01,0', []],
];

describe.each([
  ['AddReg', ADD],
  ['DelReg', DELETE],
  ['BitReg', BITS],
] as const)('%s', (directive, rows) => {
  it.each(rows.map(([line, effects, ...before]) => ({ line, effects, before })))(
    '$line',
    ({ line, effects, before }) => {
      const text = `[I]\n${directive}=L\n[L]\n${line}\n`;
      const carried = carryOut(text, { before });
      expect([carried.refusal, carried.effects]).toEqual([undefined, effects]);
    },
  );
});

describe('registry lists', () => {
  it('tell the INF, the line and the page', () => {
    const { transaction } = carryOut('[I]\nAddReg=L\n[L]\nHKLM,SOFTWARE\\C,V,,x\n');
    expect(transaction.effects.at(-1)?.origin).toEqual({
      inf: 'C:\\t.inf',
      line: 6,
      because: { grade: 'documented', page: 'inf-addreg-directive' },
    });
  });

  it('are seen by a program of 32 bits as it sees the registry', () => {
    const text = '[I]\nAddReg=L\n[L]\nHKLM,SOFTWARE\\C,V,,x\nHKLM,SOFTWARE\\C,W,0x1000,x\n';
    expect(carryOut(text, { bits: 32 }).effects).toEqual([`${WOW} : V = SZ x`, `${KEY} : W = SZ x`]);
  });

  it('are secured as their security section says', () => {
    const sddl = 'D:P(A;;GA;;;SY)(A;;GA;;;BA)';
    const text = `[I]\nAddReg=L\n[L]\nHKLM,SOFTWARE\\C,V,,x\n[L.security]\n"${sddl}"\n`;
    expect(carryOut(text).effects).toEqual([`${KEY} : V = SZ x`, `${KEY} security ${sddl}`]);
  });

  it('end with what is no security descriptor, or no number', () => {
    const insecure = '[I]\nAddReg=L\n[L]\nHKLM,SOFTWARE\\C,V,,x\n[L.security]\n"everybody"\n';
    expect(carryOut(insecure)).toMatchObject({ refusal: 1338, effects: [] });
    const bad = '[I]\nAddReg=L\n[L]\nHKLM,SOFTWARE\\C,V,,x\nHKLM,SOFTWARE\\C,W,0x10001,x\n';
    expect(carryOut(bad)).toMatchObject({ refusal: 13, effects: [`${KEY} : V = SZ x`] });
  });

  it.each([
    ['DDInstall', 'CCS\\Control\\Class\\{c}\\0000'],
    ['DDInstall.HW', 'CCS\\Enum\\ROOT\\CONTOSO\\0000\\Device Parameters'],
    ['DDInstall.CoInstallers', 'CCS\\Control\\Class\\{c}\\0000'],
  ] as const)('of %s mean by HKR %s', (kind, key) => {
    const name = kind.replace('DDInstall', 'I');
    const text = `[${name}]\nAddReg=L\n[L]\nHKR,,V,,x\n`;
    expect(carryOut(text, { kind }).effects).toEqual([`${key} : V = SZ x`]);
  });
});
