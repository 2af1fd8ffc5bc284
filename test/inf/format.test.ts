import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeInf,
  dumpInf,
  encodeInf,
  formatInf,
  formatText,
  openInf,
  parseTree,
} from '../../src/inf/index.ts';
import { corpus } from './corpus.ts';
import { mutated, packages, pieces } from './generated.ts';

const SEED = 2010;
const RUNS = { seed: SEED, numRuns: process.env['FIRSTPLUG_LONG'] ? 20_000 : 5_000 };

const ansi = (text: string): Uint8Array => encodeInf(text, 'ansi', 1252).value;

/** What SetupAPI sees: an INF as before Windows 95 is one too. */
const said = (text: string): unknown => dumpInf(openInf(text, { style: 'oldnt' }));

/** The comments of a text, without the blanks behind them. */
function commentsOf(text: string): string[] {
  const tree = parseTree(text.replaceAll('\0', ' '));
  return [...tree.nodes()].flatMap(node =>
    [node, ...(node.kind === 'line' ? tree.tokens(node) : [])]
      .filter(({ kind }) => kind === 'comment')
      .map(({ span }) => text.slice(span.start, span.end).replace(/[ \t\r]+$/, '')),
  );
}

describe('the style', () => {
  it.each<[rule: string, before: string, after: string]>([
    [
      '= is aligned among entries that follow each other',
      '[A]\nab=1\nc = 2\n\nlong=3\n',
      '[A]\nab = 1\nc  = 2\n\nlong = 3\n',
    ],
    ['a comment between entries leaves them together', '[A]\nab=1\n;x\nc=2\n', '[A]\nab = 1\n;x\nc  = 2\n'],
    [
      'a key of more than 40 characters stands out',
      `[A]\n${'k'.repeat(41)}=1\nc=2\n`,
      `[A]\n${'k'.repeat(41)} = 1\nc = 2\n`,
    ],
    ['a comma has one blank behind it', '[A]\na ,b,  c\n', '[A]\na, b, c\n'],
    ['and none where the next value is empty', '[A]\nHKR, , a,,b, \n', '[A]\nHKR,, a,, b,\n'],
    ['nothing is indented', '  [A]\n\ta=1\n   ; x\n', '[A]\na = 1\n; x\n'],
    ['blanks behind a line go', '[A] \na=1\t\n;x  \n', '[A]\na = 1\n;x\n'],
    [
      'comments behind lines stand in one column',
      '[A]\na=1;x\nbb=22   ;y\n',
      '[A]\na  = 1  ;x\nbb = 22 ;y\n',
    ],
    ['one blank line is enough', '\n\n[A]\n\n\na=1\n\n\n\nb=2\n\n\n', '[A]\na = 1\n\nb = 2\n'],
    [
      'one stands above a section and its comments',
      '; t\n[A]\na=1\n; of B\n[B]\n',
      '; t\n[A]\na = 1\n\n; of B\n[B]\n',
    ],
    [
      'a line that goes on is indented to its values',
      '[A]\nCopyFiles=a,\\\n b, \\ ; c\n  d\n',
      '[A]\nCopyFiles = a, \\\n            b, \\ ; c\n            d\n',
    ],
    ['or by four', '[A]\na,\\\nb\n', '[A]\na, \\\n    b\n'],
    ['the last line has an end', '[A]\na=1', '[A]\r\na = 1\r\n'.replaceAll('\r\n', '\n')],
    ['line ends are those of the first line', '[A]\r\na=1\nb=2\n', '[A]\r\na = 1\r\nb = 2\r\n'],
    ['that is not one that stays or goes', '\n[A] x\r\na=1\n', '[A] x\r\na = 1\n'],
    [
      'quotes, tokens and upper case stay',
      '[aB]\nK="x ""y"" ", %T%,"z"\n',
      '[aB]\nK = "x ""y"" ", %T%, "z"\n',
    ],
  ])('%s', (_, before, after) => {
    expect(formatText(before)).toBe(after);
    expect(formatText(after)).toBe(after);
    expect(said(after)).toEqual(said(before));
  });

  it.each<[what: string, text: string]>([
    ['text in front of the first section', 'words ;x\n  more [A]\nk = 1\n'],
    ['a header without its bracket', '[A]\na = 1\n\n [oops \nb = 1\n'],
    ['text behind a header', '[A]\na = 1\n [B]  junk ; x \n'],
    ['a quote without its end', '[A]\n  k="abc  \n'],
    ['a line that goes on within a value', '[A]\nk=ab \\\n  cd,e\n'],
    ['blanks of other kinds', '[A]\n k\u00a0=1,\u2028 2\n'],
    ['a key that ends in a backslash', '[A]\n k\\=1,2\n'],
    ['a NUL', '[A]\n k=1\0,2\n'],
    ['all behind Ctrl-Z', '[A]\nk = 1\n\u001a  [B] \n k=2'],
    ['a text without a section', '  words = 1\n\n\n'],
  ])('%s stays as it is', (_, text) => {
    expect(formatText(text)).toBe(text);
  });
});

describe('what always holds', () => {
  const holds = (text: string): void => {
    const once = formatText(text);
    expect(formatText(once)).toBe(once);
    expect(commentsOf(once)).toEqual(commentsOf(text));
    if (openInf(text, { style: 'oldnt' }).ok) expect(said(once)).toEqual(said(text));
  };

  it(`formatting twice is formatting once, and SetupAPI sees the same (seed ${SEED}, ${RUNS.numRuns} texts)`, () => {
    fc.assert(fc.property(fc.oneof(packages, pieces), holds), RUNS);
  });

  it('line ends can be chosen', () => {
    fc.assert(
      fc.property(packages, fc.constantFrom('crlf' as const, 'lf' as const), (text, lineEnds) => {
        const once = formatText(text, lineEnds);
        expect(formatText(once, lineEnds)).toBe(once);
        if (openInf(text, { style: 'oldnt' }).ok) expect(said(once)).toEqual(said(text));
      }),
      { ...RUNS, numRuns: RUNS.numRuns / 5 },
    );
  });

  it('bytes of any kind are formatted or left alone, and formatting again changes nothing', () => {
    const inf = ansi(
      '[Version]\r\nSignature="$Windows NT$"\r\n[A]\r\na=1,\x85b ; \xe9\r\nb="x"\\\r\n ,y\r\n',
    );
    fc.assert(
      fc.property(mutated(inf), bytes => {
        const once = formatInf(bytes);
        if (!once.ok) return;
        expect(dumpInf(openInf(once.bytes, { style: 'oldnt' }))).toEqual(
          dumpInf(openInf(bytes, { style: 'oldnt' })),
        );
        const twice = formatInf(once.bytes);
        expect(twice.ok && !twice.changed).toBe(true);
      }),
      { ...RUNS, numRuns: RUNS.numRuns / 5 },
    );
  });
});

describe.skipIf(corpus.length === 0)('the corpus', () => {
  it('every file is formatted, says the same as before, and is formatted then', () => {
    const others = corpus.flatMap(({ name, bytes }) => {
      const once = formatInf(bytes);
      if (!once.ok) return [`${name}: ${once.reason}`];
      const isSame = JSON.stringify(dumpInf(openInf(once.bytes))) === JSON.stringify(dumpInf(openInf(bytes)));
      const twice = formatInf(once.bytes);
      const comments = [bytes, once.bytes].map(one => commentsOf(decodeInf(one).text).join('\n'));
      return [
        ...(isSame ? [] : [`${name}: says something else`]),
        ...(twice.ok && !twice.changed ? [] : [`${name}: not idempotent`]),
        ...(comments[0] === comments[1] ? [] : [`${name}: comments`]),
      ];
    });
    expect(others).toEqual([]);
  });
});
