import { describe, expect, test } from 'vitest';
import { guardTerminal, harmless } from '../../src/cli/terminal.ts';

describe('what files hold does not steer a terminal', () => {
  test.each([
    ['a title that is set', '\u001b]0;mine\u0007', '\\x1b]0;mine\\x07'],
    ['a screen that is cleared', '\u001b[2J', '\\x1b[2J'],
    ['the same as one unit', '\u009b2J', '\\x9b2J'],
    ['a line that goes back over itself', 'a\b\bb\u007f', 'a\\x08\\x08b\\x7f'],
    ['a line that is written over', 'evil\rgood', 'evil\\x0dgood'],
    ['our colours', '\u001b[31mbad\u001b[39m', '\u001b[31mbad\u001b[39m'],
    ['our progress', '\r10 %\r\u001b[K', '\r10 %\r\u001b[K'],
    ['other letters, tabs and line ends', 'ö\t\u4e2d\r\n', 'ö\t\u4e2d\r\n'],
  ])('%s', (_, text, written) => expect(harmless(text)).toBe(written));
});

test.each([
  [true, '\\x1b[2J'],
  [false, '\u001b[2J'],
])('a terminal is guarded, a pipe gets what is written: %s', (isTTY, expected) => {
  const written: unknown[] = [];
  const stream = {
    isTTY,
    write: (chunk: unknown): boolean => {
      written.push(chunk);
      return true;
    },
  } as Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;
  guardTerminal(stream);
  expect(stream.write('\u001b[2J')).toBe(true);
  stream.write(new Uint8Array([27]));
  expect(written).toEqual([expected, new Uint8Array([27])]);
});
