import { describe, expect, it } from 'vitest';
import { contentOf, type Wanted } from '../../src/machine/index.ts';
import { carryOut } from './carry-out.ts';

const PATH = 'C:\\windows\\c.ini';

function ini(text: string): Wanted {
  const bytes = Buffer.from(text.replaceAll('\n', '\r\n'));
  return { kind: 'file', path: PATH, after: contentOf(bytes, all => all.join()) };
}

/** The INI file after a line of a list. */
function after(directive: string, line: string, before: string): string {
  const { transaction } = carryOut(`[I]\n${directive}=L\n[L]\nc.ini,s,${line}\n`, { before: [ini(before)] });
  return Buffer.from(transaction.volume.file(PATH)!.bytes()!).toString().replaceAll('\r\n', '\n');
}

// inf-updateinis-directive
describe('UpdateInis', () => {
  it.each([
    ['add', ',"k=v"', '[s]\na=1\n\n[t]\nb=2\n', '[s]\na=1\nk=v\n\n[t]\nb=2\n'],
    ['add to a new section', ',"k=v"', '[t]\n', '[t]\n[s]\nk=v\n'],
    ['delete by key', '"a=x"', '[s]\na=1\nb=2\n', '[s]\nb=2\n'],
    ['delete by key and value', '"a=x",,1', '[s]\na=1\nA=X\n', '[s]\na=1\n'],
    ['delete by wildcard', '"a*=x"', '[s]\nab=1\nac=2\nb=2\n', '[s]\nb=2\n'],
    ['0: replace', '"A=9","k=v",0', '[s]\na=1\n', '[s]\nk=v\n'],
    ['1: the value does not match', '"a=9","k=v",1', '[s]\na=1\n', '[s]\na=1\n'],
    ['1: it does', '"a=1","k=v",1', '[s]\na=1\n', '[s]\nk=v\n'],
    ['2: the key changes', '"a=9","k=v",2', '[s]\na=1\n', '[s]\nk=1\n'],
    ['2: the new key is there', '"a=9","k=v",2', '[s]\na=1\nk=2\n', '[s]\nk=v\n'],
    ['2: the old key is not there', '"a=9","k=v",2', '[s]\nb=1\n', '[s]\nb=1\n'],
    ['3: the key changes', '"a=1","k=v",3', '[s]\na=1\n', '[s]\nk=1\n'],
    ['3: the value does not match', '"a=9","k=v",3', '[s]\na=1\n', '[s]\na=1\n'],
  ])('%s', (_, line, before, expected) => {
    expect(after('UpdateInis', line, before)).toBe(expected);
  });
});

// inf-updateinifields-directive
describe('UpdateIniFields', () => {
  it.each([
    ['append with a blank', 'k,,z', 'k=x y', 'k=x y z'],
    ['append with a comma', 'k,,z,2', 'k=x y', 'k=x y,z'],
    ['replace', 'k,y,z', 'k=x,y w', 'k=x,z w'],
    ['delete', 'k,y', 'k=x,y w', 'k=x w'],
    ['an asterisk is one', 'k,y*,z', 'k=y1 y*', 'k=y1 z'],
    ['an asterisk stands for anything', 'k,y*,z,1', 'k=x y1', 'k=x z'],
    ['comments go', 'k,x,z', 'k=x ; why', 'k=z'],
    ['no such line', 'j,x,z', 'k=x', 'k=x'],
  ])('%s', (_, line, before, expected) => {
    expect(after('UpdateIniFields', line, `[s]\n${before}\n`)).toBe(`[s]\n${expected}\n`);
  });
});

// inf-ini2reg-directive
describe('Ini2Reg', () => {
  const KEY = 'HKLM\\SOFTWARE\\C';
  const there: Wanted = { kind: 'value', key: KEY, name: 'k', after: { type: 1, data: 'old' } };
  it.each([
    ['k,HKLM,SOFTWARE\\C', [], [`${KEY} : k = SZ v`]],
    [',HKLM,SOFTWARE\\C', [], [`${KEY} : k = SZ v`, `${KEY} : l = SZ w`]],
    ['k,HKLM,SOFTWARE\\C', [there], []],
    ['k,HKLM,SOFTWARE\\C,2', [there], [`${KEY} : k = SZ v`]],
    ['k,HKLM,SOFTWARE\\C,1', [], [`${KEY} : k = SZ v`, `+ ${PATH}`]],
    ['k,HKLM,SOFTWARE\\C,0x4000', [], ['HKLM\\SOFTWARE\\Wow6432Node\\C : k = SZ v']],
  ] as const)('%s over %j', (line, before, effects) => {
    const text = `[I]\nIni2Reg=L\n[L]\nc.ini,s,${line}\n`;
    expect(carryOut(text, { before: [ini('[s]\nk=v\nl=w\n'), ...before] }).effects).toEqual(effects);
  });
});

it('a file whose bytes nobody has is changed in a way that nobody knows', () => {
  const after = { size: 1, digest: () => 'x', bytes: () => undefined, version: () => undefined };
  const text = '[I]\nUpdateInis=L\n[L]\nc.ini,s,,"k=v"\n';
  const { effects } = carryOut(text, { before: [{ kind: 'file', path: PATH, after }] });
  expect(effects).toEqual([`unknown: ${PATH}: its bytes are not at hand`]);
});
