import { describe, expect, it } from 'vitest';
import { selectStrings } from '../../src/inf/open/strings.ts';
import { linesOf, opened, VERSION } from './reading.ts';

const STRINGS = [
  '[Strings]',
  'Who = Acme',
  'Nested = %Who%',
  'Empty =',
  'List = "one, two; three"',
  'Pair = first, second',
  'Who = Other',
  'two words = found',
  'Bare',
  'None, at all',
  'Percent = 100%%',
  'Sign = %',
  'Said = """so"""',
  'Slash = "end\\"',
  '12 = mine',
].join('\r\n');

const readAs = (value: string): string | undefined => {
  const [line] = linesOf(`k = ${value}\r\n${STRINGS}`);
  return line?.slice(1).join(' | ');
};

describe('tokens', () => {
  it.each([
    ['%Who%', 'Acme'],
    ['%WHO%%who%', 'AcmeAcme'],
    ['"%Who% & %Who%"', 'Acme & Acme'],
    ['%Nested%', '%Who%'],
    ['<%Empty%>', '<>'],
    ['%List%, more', 'one, two; three | more'],
    ['%Pair%', 'first'],
    ['%two words%', 'found'],
    ['%Bare%', 'Bare'],
    ['%None%', '%None%'],
    ['%Percent%', '100%%'],
    ['%Sign%Who%', '%Who%'],
    ['%Said%', '"so"'],
    ['%Slash%\\x', 'end\\\\x'],
    ['%', '%'],
    ['%%', '%'],
    ['%%%', '%%'],
    ['50%', '50%'],
    ['%%SystemRoot%%\\x', '%SystemRoot%\\x'],
    ['%%%Who%%%', '%Acme%'],
    ['%Who%%', 'Acme%'],
    ['%Who', '%Who'],
    ['%Unknown%', '%Unknown%'],
    ['%Unknown%Who%', '%Unknown%Who%'],
    ['%Unknown%%Who%', '%Unknown%Acme'],
    ['% Who%', '% Who%'],
    ['%Who %', '%Who %'],
    ['%"Who"%', 'Acme'],
    ['%Wh\\\r\n o%', 'Acme'],
    ['%Who,Who%', '%Who | Who%'],
  ])('%s', (value, read) => {
    expect(readAs(value)).toBe(read);
  });

  it('stand in keys too, and lines are found by what they stand for', () => {
    const inf = opened(`${VERSION}[A]\r\n%Who%=1\r\n%Who%, 2\r\n%Empty%=3\r\n${STRINGS}`);
    expect(inf.section('A')?.lines.map(line => [line.key, line.rawKey])).toEqual([
      ['Acme', '%Who%'],
      [undefined, undefined],
      ['', '%Empty%'],
    ]);
    expect(inf.section('A')?.line('ACME')?.field(1)).toBe('1');
    expect(inf.section('A')?.line('%Who%')).toBeUndefined();
    expect(inf.section('A')?.line('')?.field(1)).toBe('3');
  });

  it('of [Strings] itself are replaced when its lines are read', () => {
    const inf = opened(`${VERSION}${STRINGS}`);
    expect(inf.section('Strings')?.line('Nested')?.field(1)).toBe('Acme');
  });

  it('come from all pieces of [Strings], the first of a key', () => {
    expect(linesOf('k=%a%%b%\r\n[Strings]\r\na=1\r\n[strings]\r\na=2\r\nb=3')).toEqual([['k', '13']]);
  });
});

describe('directory identifiers', () => {
  it.each([
    ['%10%', 'C:\\windows'],
    ['%11%\\x', 'C:\\windows\\system32\\x'],
    ['%010%,%+10%,% 10%', 'C:\\windows | C:\\windows | C:\\windows'],
    ['%10 %,%0xa%,%10a%,%1 0%,%10.0%', '%10 % | %0xa% | %10a% | %1 0% | %10.0%'],
    ['%24%', 'C:\\'],
    ['%24%\\x', 'C:\\x'],
    ['%24%x', 'C:\\x'],
    ['"%24%\\\\x"', 'C:\\\\x'],
    ['%1%\\x', '.\\x'],
    ['%0%,%-1%\\x,%65535%', ' | \\x | '],
    ['%12%', 'mine'],
    ['%012%', 'C:\\windows\\system32\\drivers'],
    ['%13%', 'C:\\windows\\system32\\unknown'],
    ['%32767%,%32768%,%65546%', 'C:\\windows\\system32\\unknown | %32768% | %65546%'],
    ['%4294967306%', '%4294967306%'],
    ['%16404%,%16419%', 'C:\\windows\\Fonts | C:\\ProgramData'],
  ])('%s', (value, read) => {
    expect(readAs(value)).toBe(read);
  });
});

describe('Strings.LanguageID', () => {
  const all = ['Version', 'Strings', 'Strings.0407', 'strings.000C', 'Strings.080c', 'Strings.0C0A'];
  it.each([
    [0x0407, all, 'Strings.0407'],
    [0x0807, all, 'Strings.0407'],
    [0x080c, all, 'Strings.080c'],
    [0x040c, all, 'strings.000C'],
    [0x040a, all, 'Strings.0C0A'],
    [0x0409, all, 'Strings'],
    [0x0409, ['Strings.0407'], undefined],
  ])('%i', (language, names, name) => {
    expect(selectStrings(names, language)).toBe(name);
  });

  const text = 'k=%a%,%b%\r\n[Strings]\r\na=yes\r\nb=no\r\n[Strings.0407]\r\na=ja\r\n';
  it.each([
    [undefined, 'yes', 'no'],
    [0x0409, 'yes', 'no'],
    [0x0c07, 'ja', '%b%'],
  ])('one section serves all tokens: %s', (language, a, b) => {
    expect(linesOf(text, language === undefined ? {} : { language })).toEqual([['k', a, b]]);
  });
});

describe('how long a field may be', () => {
  const XP = { version: { major: 5, minor: 1, build: 2600 } };
  const VISTA = { version: { major: 6, minor: 0, build: 6000 } };
  it.each([
    ['4095 characters now', {}, 4095],
    ['4095 since Vista', VISTA, 4095],
    ['511 before Vista', XP, 511],
  ])('%s', (_, options, limit) => {
    const long = 'x'.repeat(limit);
    expect(linesOf(`${long} = "${long}", ${long}`, options)).toEqual([[long, long, long]]);
    expect(linesOf(`${long}y = "${long}y", ${long}y, z`, options)).toEqual([[long, long, long, 'z']]);
    expect(linesOf(`a = "${long}""", ${long}\\\r\ny, ${long} ""`, options)).toEqual([
      ['a', long, long, long],
    ]);
    expect(linesOf(`a = "${long.slice(1)}""y"`, options)).toEqual([['a', `${long.slice(1)}"`]]);
    const doubled = `k=%a%%a%\r\n[Strings]\r\na=${long.slice(2)}`;
    expect(linesOf(doubled, options)[0]?.[1]?.length).toBe(limit);
  });
});
