import { describe, expect, it } from 'vitest';
import {
  errorName,
  foldCase,
  LineIndex,
  namedWindows,
  parseWindowsVersion,
  sameName,
  win32,
} from '../../src/base/index.ts';

describe('LineIndex', () => {
  it.each([
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    ['a\rb', 2, 2, 1],
    ['', 0, 1, 1],
    ['ab', 1, 1, 2],
    ['a\n', 2, 2, 1],
  ])('%j at %i is line %i column %i', (text, offset, line, column) => {
    expect(new LineIndex(text).position(offset)).toEqual({ line, column });
  });
});

describe('names', () => {
  it.each([
    ['Strings', 'STRINGS', true],
    ['é', 'É', true],
    ['straße', 'STRASSE', false],
    ['a', 'ab', false],
  ])('%s and %s: %s', (a, b, same) => expect(sameName(a, b)).toBe(same));
  it('keeps the length', () => expect(foldCase('ßﬁa')).toBe('ßﬁA'));
});

describe('error numbers', () => {
  it('have names', () => expect(errorName(0xe0000100)).toBe('ERROR_WRONG_INF_STYLE'));
  it('are found by name', () => expect(win32('ERROR_NO_MORE_ITEMS')).toBe(259));
  it('without a name are shown as numbers', () => expect(errorName(0x800b0109)).toBe('0x800b0109'));
});

describe('Windows versions', () => {
  it.each([
    ['10.0.22631', { major: 10, minor: 0, build: 22631 }],
    ['6.1', { major: 6, minor: 1, build: 0 }],
    ['xp', { major: 5, minor: 1, build: 2600 }],
    ['ten', undefined],
  ])('%s', (text, version) => expect(parseWindowsVersion(text)).toEqual(version));
  it.each([
    ['6.1', '6.1.7601'],
    ['10.0', '10.0.19045'],
    ['11', '10.0.26100'],
    ['10.0.14393', '10.0.14393'],
    ['5.0', '5.0.2195'],
    ['4.0', undefined],
    ['6.4', undefined],
    ['7.1', undefined],
  ])('%s named by somebody is %s', (text, version) => {
    expect(namedWindows(text)).toEqual(version && parseWindowsVersion(version));
  });
});
