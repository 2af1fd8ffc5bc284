import { describe, expect, it } from 'vitest';
import { errorName } from '../../src/base/index.ts';
import { type OpenOptions, openInf } from '../../src/inf/index.ts';
import { opened, sectionsOf, VERSION } from './reading.ts';

describe('section headers', () => {
  it.each([
    ['[One]\r\na=1', ['[One]', 'a: 1']],
    ['[ One ]\r\na=1', ['[ One ]', 'a: 1']],
    ['\t [One] anything\r\na=1', ['[One]', 'a: 1']],
    ['[One]a=1\r\nb=2', ['[One]', 'b: 2']],
    ['[One]\\\r\na=1', ['[One]', 'a: 1']],
    ['[One]]\r\na=1', ['[One]', 'a: 1']],
    ['[[One]]\r\na=1', ['[[One]', 'a: 1']],
    ['["One";%x%]\r\na=1', ['["One";%x%]', 'a: 1']],
    ['[]\r\na=1', ['[]', 'a: 1']],
    ['[One] [Two]\r\na=1', ['[One]', 'a: 1']],
    ['[One\rTwo]\r\na=1', ['[One\rTwo]', 'a: 1']],
    ['[One]\r\n[Two]\r\n', ['[One]', '[Two]']],
    ['[One]\ra=1\r\nb=2', ['[One]', 'b: 2']],
  ])('%j', (text, sections) => {
    expect(sectionsOf(text)).toEqual(sections);
  });

  it('merges sections of one name in the order of the file, under the name first written', () => {
    const text = '[One]\r\na=1\r\n[Two]\r\nb=2\r\n[ONE]\r\nc=3\r\n[two]\r\na=4\r\n[one]\r\na=5';
    expect(sectionsOf(text)).toEqual(['[One]', 'a: 1', 'c: 3', 'a: 5', '[Two]', 'b: 2', 'a: 4']);
    const inf = opened(text);
    expect(inf.section('oNe')?.lineCount).toBe(3);
    expect(inf.section('One')?.line('A')?.field(1)).toBe('1');
    expect(
      inf
        .section('One')
        ?.linesNamed('A')
        .map(line => line.field(1)),
    ).toEqual(['1', '5']);
    expect(inf.section('One')?.headers.map(({ start, end }) => inf.text.slice(start, end))).toEqual([
      '[One]',
      '[ONE]',
      '[one]',
    ]);
    expect(inf.section('Three')).toBeUndefined();
  });
});

describe('what is no INF, and in which line', () => {
  const long = (length: number): string => `[${'n'.repeat(length)}]`;
  it.each([
    ['[One', 'ERROR_BAD_SECTION_NAME_LINE in line 1'],
    ['[One]\r\na=1\r\n[Two\r\n]', 'ERROR_BAD_SECTION_NAME_LINE in line 3'],
    ['[One]\r\na=1\\\r\n2\r\n[Two', 'ERROR_BAD_SECTION_NAME_LINE in line 4'],
    ['[One]\r\na="1\r\n[Two', 'ERROR_BAD_SECTION_NAME_LINE in line 3'],
    ['[One]\ra\rb\n[Two', 'ERROR_BAD_SECTION_NAME_LINE in line 2'],
    ['[One]\r\n[Two\u001a]', 'ERROR_BAD_SECTION_NAME_LINE in line 2'],
    [`[One]\n${long(256)}`, 'ERROR_SECTION_NAME_TOO_LONG in line 2'],
    [`[One]\n${long(300).slice(0, -1)}`, 'ERROR_BAD_SECTION_NAME_LINE in line 2'],
    [`${long(256)}\n[Two`, 'ERROR_SECTION_NAME_TOO_LONG in line 1'],
    ['words\r\n[One]', 'ERROR_EXPECTED_SECTION_NAME in line 1'],
    ['; note\r\n\r\nwords\r\n[One]', 'ERROR_EXPECTED_SECTION_NAME in line 3'],
    ['\r\rwords\r\n[One]', 'ERROR_EXPECTED_SECTION_NAME in line 1'],
    ['"\r\n[One]', 'ERROR_EXPECTED_SECTION_NAME in line 1'],
    ['words\r\n[Strings.0409]\r\n', 'ERROR_EXPECTED_SECTION_NAME in line 1'],
    ['words\r\n[Strings]\r\n[One', 'ERROR_BAD_SECTION_NAME_LINE in line 3'],
    ['words [One\r\n[Strings]', 'ERROR_BAD_SECTION_NAME_LINE in line 1'],
    ['', 'ERROR_FILE_INVALID'],
  ])('%j', (text, error) => {
    expect(sectionsOf(text)).toEqual([error]);
  });

  it('takes a name of 255 characters', () => {
    expect(sectionsOf(long(255))).toEqual([long(255)]);
  });
});

describe('text before the first section, in a file with [Strings]', () => {
  it.each([
    ['words\r\n[One]\r\na=1\r\n[Strings]', ['[One]', 'a: 1', '[Strings]']],
    ['words\\\r\n[One]\r\na=1\r\n[strings]', ['[One]', 'a: 1', '[strings]']],
    ['words [One] a=1\r\nb=2\r\n[Strings]', ['[One]', 'b: 2', '[Strings]']],
    ['a="b;[One]\r\nc,[Two]\r\n[Strings]', ['[Two]', '[Strings]']],
  ])('%j is left out', (text, sections) => {
    expect(sectionsOf(text)).toEqual(sections);
  });
});

describe('styles', () => {
  const open = (text: string, style?: OpenOptions['style']): string => {
    const result = openInf(text, style && { style });
    return result.ok ? 'ok' : `${errorName(result.error)} ${result.errorLine}`;
  };
  it.each([
    'Signature = "$Windows NT$"',
    'signature = $WINDOWS NT$ ; note',
    'Signature = "$Chicago$"',
    'SIGNATURE = $chicago$',
    'Signature = "$Windows 95$"',
    '"Signature" = "$Windows" NT$',
    'Sig\\\r\nnature = $Chicago$, more',
    'a = 1\r\nSignature = $Chicago$\r\nSignature = none',
  ])('%s is a signature', line => {
    expect(open(`[Version]\r\n${line}`)).toBe('ok');
  });
  it.each([
    '',
    'Signature',
    'Signature = ',
    'Signature = $Windows XP$',
    'Signature = "$Windows  NT$"',
    'Signature = " $Windows NT$"',
    'Signature = Windows NT',
    'Signature = x, $Chicago$',
    'Signature = none\r\nSignature = $Chicago$',
    'Signature = %Sig%\r\n[Strings]\r\nSig = $Chicago$',
    '%Sig% = $Chicago$\r\n[Strings]\r\nSig = Signature',
  ])('%j is none', line => {
    expect(open(`[Version]\r\n${line}`)).toBe('ERROR_WRONG_INF_STYLE 0');
    expect(open(`[Version]\r\n${line}`, 'oldnt')).toBe('ok');
  });
  it('asks for the section Version, be it in several pieces', () => {
    expect(open('[Version.NT]\r\nSignature=$Chicago$')).toBe('ERROR_WRONG_INF_STYLE 0');
    expect(open('[VERSION]\r\n[A]\r\n[version]\r\nSignature=$Chicago$')).toBe('ok');
  });
  it('tells errors of the text first, and opens signed files in either style', () => {
    expect(open('words\r\n[Version]')).toBe('ERROR_EXPECTED_SECTION_NAME 1');
    expect(open(VERSION, 'oldnt')).toBe('ok');
    expect(open(' ', 'oldnt')).toBe('ok');
    expect(open('', 'oldnt')).toBe('ERROR_FILE_INVALID 0');
  });
});
