import { describe, expect, it } from 'vitest';
import { type Line, linesOf } from './reading.ts';

/** What is written below a section header, and the lines SetupAPI reads there. */
type Row = readonly [text: string, ...lines: Line[]];

const each = (rows: readonly Row[]): void => {
  it.each(rows.map(row => [JSON.stringify(row[0]), row] as const))('%s', (_, [text, ...lines]) => {
    expect(linesOf(text)).toEqual(lines);
  });
};

describe('keys and fields', () => {
  each([
    ['name = red, green', ['name', 'red', 'green']],
    ['name=red,green\n', ['name', 'red', 'green']],
    ['name', ['name', 'name']],
    ['red, green', [null, 'red', 'green']],
    ['name,', [null, 'name', '']],
    ['name =', ['name', '']],
    ['name = red,', ['name', 'red', '']],
    ['name = red,,500', ['name', 'red', '', '500']],
    ['= red', ['', 'red']],
    ['=', ['', '']],
    [',', [null, '', '']],
    ['name = size = 3', ['name', 'size = 3']],
    ['red, size = 3', [null, 'red', 'size = 3']],
    ['name == red', ['name', '= red']],
    ['first name = red wine', ['first name', 'red wine']],
    ['a = 1\r\n\r\n  \r\nb = 2', ['a', '1'], ['b', '2']],
  ]);
});

describe('blanks', () => {
  each([
    ['\t name \t=\t red \t,\t green \t\r\n', ['name', 'red', 'green']],
    ['name = \u00a0red\u2003,\u3000green\u0085\n', ['name', 'red', 'green']],
    ['name = \vred\f\n', ['name', 'red']],
    ['\u1680name\u202f=\u205fred\u2028\n', ['name', 'red']],
    ['name = \u200bred\u2060\n', ['name', '\u200bred\u2060']],
    ['name = \ufeffred\u180e\n', ['name', '\ufeffred\u180e']],
    ['name = light\u00a0red', ['name', 'light\u00a0red']],
    ['name = light\vred', ['name', 'light\vred']],
  ]);
});

describe('a lone CR is a blank, no line end', () => {
  each([
    ['a=1\rb=2\r', ['a', '1\rb=2']],
    ['\ra=\r1\r\n', ['a', '1']],
    ['a=1,\r2\r,3', ['a', '1', '2', '3']],
    ['a="1\r2"', ['a', '1\r2']],
    [';note\ra=1\r\nb=2', ['b', '2']],
    ['a=one\\\r\r\n two', ['a', 'onetwo']],
    ['a=one\\\rtwo', ['a', 'one\\\rtwo']],
  ]);
});

describe('Ctrl-Z ends the text', () => {
  each([
    ['a=1\r\n\u001ab=2', ['a', '1']],
    ['a=1\u001a2', ['a', '1']],
    ['a="1\u001a2"', ['a', '1']],
    ['a=1,\u001a', ['a', '1', '']],
    ['a=1 ; note\u001a\r\nb=2', ['a', '1']],
    ['a=1\\\u001a\r\nb=2', ['a', '1']],
  ]);
});

describe('quotes', () => {
  each([
    ['a="red, green; blue"', ['a', 'red, green; blue']],
    ['a=" red "', ['a', ' red ']],
    ['a="say ""no"" twice"', ['a', 'say "no" twice']],
    ['a="""red"""', ['a', '"red"']],
    ['a=""', ['a', '']],
    ['a=""""', ['a', '"']],
    ['a=re"d, gr"een', ['a', 'red, green']],
    ['a=red "," green', ['a', 'red , green']],
    ['a="red" "green"', ['a', 'red green']],
    ['a= " red " ', ['a', ' red ']],
    ['a="red";note', ['a', 'red']],
    ['"a=b" = 1', ['a=b', '1']],
    ['"a" b = 1', ['a b', '1']],
    ['"a","b"', [null, 'a', 'b']],
    ['""', ['', '']],
    ['"="', ['=', '=']],
    ['a="never closed', ['a', 'never closed']],
    ['a="never closed\nb=2', ['a', 'never closed'], ['b', '2']],
    ['a="never closed \r\nb=2', ['a', 'never closed \r'], ['b', '2']],
    ['a="x\\"\r\nb=2', ['a', 'x\\'], ['b', '2']],
    ['a="x"=y', ['a', 'x=y']],
    ['a="x"\t\t, y', ['a', 'x', 'y']],
  ]);
});

describe('continuations', () => {
  each([
    ['a = red \\\r\n   wine', ['a', 'redwine']],
    ['a = red, \\\r\n   green', ['a', 'red', 'green']],
    ['a = red \\ ; note\r\n   , green', ['a', 'red', 'green']],
    ['a = red\\;note\r\n, green', ['a', 'red', 'green']],
    ['CopyFiles = "Folder\\"\\\r\n,File', ['CopyFiles', 'Folder\\', 'File']],
    ['CopyFiles = Folder\\\\\r\n,File', ['CopyFiles', 'Folder', 'File']],
    ['CopyFiles = "Folder\\"\\ ; note\r\n,File', ['CopyFiles', 'Folder\\', 'File']],
    ['CopyFiles = "Folder\\" ; note ,File\r\nb', ['CopyFiles', 'Folder\\'], ['b', 'b']],
    ['a = one\\ \\ \\\r\ntwo', ['a', 'onetwo']],
    ['a = one\\two\\\r\n\\three', ['a', 'one\\two\\three']],
    ['a = one\\ two', ['a', 'one\\ two']],
    ['a = one\\ ,two', ['a', 'one\\ ', 'two']],
    ['a = \\\\server\\share', ['a', '\\\\server\\share']],
    ['na\\\r\nme = 1', ['name', '1']],
    ['name \\\r\n= 1', ['name', '1']],
    ['\\\r\nname = 1', ['name', '1']],
    ['a = 1\\\r\n\r\nb = 2', ['a', '1'], ['b', '2']],
    ['a = 1\\\r\n; note\r\nb = 2', ['a', '1'], ['b', '2']],
    ['a = 1\\\r\n[B]\r\nb = 2', ['a', '1[B]'], ['b', '2']],
    ['a = 1\\\r\n= 2', ['a', '1= 2']],
    ['a = 1\\', ['a', '1']],
    ['a = 1\\\r\n', ['a', '1']],
    ['\\', ['', '']],
    ['a = "x\\\nb = 2', ['a', 'x\\'], ['b', '2']],
    ['a = x ; note \\\r\nb = 2', ['a', 'x'], ['b', '2']],
    ['; note \\\r\nb = 2', ['b', '2']],
  ]);
});

describe('comments', () => {
  each([
    ['; note', ...[]],
    ['  ;note\r\na = 1;note', ['a', '1']],
    ['a;note = 1', ['a', 'a']],
    ['a = 1,;note', ['a', '1', '']],
    ['a = ;note', ['a', '']],
    ['a = %x;y%', ['a', '%x']],
    ['# a = 1', ['# a', '1']],
    ['// a = 1', ['// a', '1']],
  ]);
});
