import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommandLine, wordsOf } from '../../src/installer/command-line.ts';
import { toaster } from './running.ts';

const { behaviour } = toaster();

describe('the program, and the rest as it stands', () => {
  it.each([
    ['D:\\setup.exe', 'D:\\setup.exe', ''],
    ['D:\\setup.exe  /q  /se', 'D:\\setup.exe', '/q  /se'],
    ['"D:\\My files\\setup.exe" /q', 'D:\\My files\\setup.exe', '/q'],
    ['"D:\\My files\\setup.exe', 'D:\\My files\\setup.exe', ''],
    ['', '', ''],
  ])('%s', (line, program, rest) => {
    expect(readCommandLine(line, behaviour)).toMatchObject({ program, rest });
  });
});

/** The examples of parsing-c-command-line-arguments. */
describe('words', () => {
  it.each([
    ['"a b c" d e', ['a b c', 'd', 'e']],
    [String.raw`"ab\"c" "\\" d`, ['ab"c', '\\', 'd']],
    [String.raw`a\\\b d"e f"g h`, ['a\\\\\\b', 'de fg', 'h']],
    [String.raw`a\\\"b c d`, ['a\\"b', 'c', 'd']],
    [String.raw`a\\\\"b c" d e`, ['a\\\\b c', 'd', 'e']],
    ['""', ['']],
    ['', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

it('any line is read, and nothing throws', () => {
  const piece = fc.constantFrom('"', '\\', ' ', '/q', '/u', '--without', 'x', '\t', '/l 0x407', '/path');
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), pieces => {
      const { program, options, problem } = readCommandLine(pieces.join(''), behaviour);
      expect(typeof program).toBe('string');
      if (problem === undefined) expect(options.without.every(one => typeof one === 'string')).toBe(true);
    }),
  );
});

it('a long line is read in time that grows with it', () => {
  const line = `x ${'\\'.repeat(200_000)}" ${'"a b" '.repeat(50_000)}`;
  expect(readCommandLine(line, behaviour).problem).toMatch(/^there is no switch/);
});
