import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodePage, decodeInf, encodeInf } from '../../../src/inf/text/index.ts';

const SINGLE: readonly CodePage[] = [874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258];
const RUNS = { numRuns: process.env.FIRSTPLUG_LONG ? 20_000 : 500 };

/** One character per byte. */
const latin = (text: string): Uint8Array => Uint8Array.from(text, char => char.charCodeAt(0));
const wide = (text: string): string => Array.from(text, char => `${char}\0`).join('');
const codes = (bytes: Uint8Array, page?: CodePage): string[] =>
  decodeInf(bytes, page).problems.map(problem => `${problem.severity} ${problem.code}`);

describe('what is read as what', () => {
  it.each<[string, string, string, string, number, string[]]>([
    ['nothing', '', '', 'ansi', 0, []],
    ['ASCII', '[A]\r\n', '[A]\r\n', 'ansi', 0, []],
    ['one byte', '[', '[', 'ansi', 0, []],
    ['Ctrl-Z stays', '[A]\r\nb=c\x1ad', '[A]\r\nb=c\x1ad', 'ansi', 0, []],
    ['ANSI', 'é=\x80', 'é=€', 'ansi', 0, []],
    ['UTF-8 without a mark', 'caf\xc3\xa9', 'cafÃ©', 'ansi', 0, ['note inf/utf8-without-bom']],
    ['UTF-8', '\xef\xbb\xbf[\xc3\xa9]', '[é]', 'utf-8', 3, ['error inf/utf8']],
    [
      'wrong UTF-8',
      '\xef\xbb\xbf[\xe9]',
      '[\ufffd]',
      'utf-8',
      3,
      ['error inf/utf8', 'warning inf/wrong-utf8'],
    ],
    ['UTF-16LE', '\xff\xfe[\0\xac\x20', '[€', 'utf-16le', 2, []],
    ['only a mark', '\xff\xfe', '', 'utf-16le', 2, []],
    ['a mark twice', '\xff\xfe\xff\xfe', '\ufeff', 'utf-16le', 2, []],
    ['half a character', '\xff\xfea\0b', 'a', 'utf-16le', 2, ['warning inf/odd-length']],
    ['a lone surrogate', '\xff\xfe\x00\xd8a\0', '\ud800a', 'utf-16le', 2, []],
    ['a surrogate pair', '\xff\xfe\x3d\xd8\x00\xde', '😀', 'utf-16le', 2, []],
    ['UTF-16BE', '\xfe\xff\0[\x20\xac', '[€', 'utf-16be', 2, ['error inf/utf16be']],
  ])('%s', (_, bytes, text, encoding, bom, problems) => {
    expect(decodeInf(latin(bytes))).toMatchObject({ text, encoding, bom, codePage: 1252 });
    expect(codes(latin(bytes))).toEqual(problems);
  });

  it('says where bytes stand for no character, and how often', () => {
    const { problems } = decodeInf(latin('a\xc9\x40\xc9\x40'), 949);
    expect(problems).toMatchObject([{ code: 'inf/undefined-bytes', span: { start: 1, end: 2 } }]);
    expect(problems[0]?.message).toContain('2 times');
  });

  it('reads bytes at any place in memory', () => {
    for (let shift = 0; shift < 8; shift++) {
      const at = (text: string): Uint8Array => latin('x'.repeat(shift) + text).subarray(shift);
      expect(decodeInf(at('[Version]\r\n')).text).toBe('[Version]\r\n');
      expect(decodeInf(at('[Versio\xe9]\r\n')).text).toBe('[Versioé]\r\n');
      expect(decodeInf(at('\xe9]')).text).toBe('é]');
      expect(decodeInf(at(`\xff\xfe${wide('[Version]')}`)).text).toBe('[Version]');
      expect(decodeInf(at(`\xff\xfe${wide('[V]')}\xac\x20`)).text).toBe('[V]€');
      expect(decodeInf(at(`\xff\xfe\xac\x20${wide('[V]')}`)).text).toBe('€[V]');
    }
  });
});

describe('no byte order mark', () => {
  const HEAD = '[Version]\r\nSignature="$CHICAGO$"\r\n';
  it.each<[string, string, string]>([
    // inf-wine8/dump/utf16le-no-bom
    ['UTF-16LE text', wide(`${HEAD}[A]\r\nk=value,with,ascii\r\n`), 'utf-16le'],
    ['UTF-16LE text with a last NUL', wide(`${HEAD}\0`), 'utf-16le'],
    ['UTF-16LE text of odd length', `${wide(HEAD)}\r`, 'ansi'],
    ['UTF-16LE text with a NUL inside', wide(`[A]\r\nb=\0c`), 'ansi'],
    ['UTF-16LE text without control characters', wide('[Version]'), 'ansi'],
    // inf-open/invalid_files/023 and 024, inf-fields/key_names/039 and 042: Windows reads these as ANSI
    ['NUL in a section name', `${HEAD} [Test\0Section]\n`, 'ansi'],
    ['NUL at its end', `${HEAD} [TestSection\0]\n`, 'ansi'],
    ['NUL in a value', `${HEAD}[Test]\nabcd=ef\0gh`, 'ansi'],
    ['NUL in a string', `${HEAD}[Test]\nfoo=%bar%\n[Strings]\nbar=aaa\0bbb \0\n`, 'ansi'],
    // and with the other parity
    ['NUL in a value, even', `${HEAD}[Test]\nabcde=ef\0gh`, 'ansi'],
    ['NUL in a string, even', `${HEAD}[Test]\nfoo=%bar%\n[Strings]\nbar=aaa\0bbbb \0\n`, 'ansi'],
    // RtlIsTextUnicode's documented false positive of the statistics
    ['a few bytes', 'A\n\r\x1d', 'ansi'],
    ['a famous sentence', 'Bush hid the facts', 'ansi'],
    ['UTF-16BE text', latinBigEndian(`${HEAD}[A]\r\n`), 'ansi'],
  ])('%s', (_, bytes, encoding) => expect(decodeInf(latin(bytes)).encoding).toBe(encoding));

  it('UTF-16LE is told', () => expect(codes(latin(wide(HEAD)))).toEqual(['warning inf/utf16-without-bom']));
});

function latinBigEndian(text: string): string {
  return Array.from(text, char => `\0${char}`).join('');
}

describe('writing', () => {
  it('names what a code page lacks', () => {
    const { value, problems } = encodeInf('aЖЖb😀', 'ansi', 1252);
    expect(Buffer.from(value).toString('latin1')).toBe('a??b??');
    expect(problems.map(problem => problem.span)).toEqual([
      { start: 1, end: 3 },
      { start: 4, end: 6 },
    ]);
  });
  it('takes no look-alikes', () => expect(encodeInf('ā', 'ansi', 1252).problems).toHaveLength(1));
  it('names lone surrogates in UTF-8', () => {
    expect(encodeInf('a\ud800', 'utf-8').problems).toMatchObject([{ span: { start: 1, end: 2 } }]);
  });
  it.each([
    ['utf-16le', true, 'ff fe 61 00'],
    ['utf-16le', false, '61 00'],
    ['utf-16be', true, 'fe ff 00 61'],
    ['utf-8', true, 'ef bb bf 61'],
    ['utf-8', false, '61'],
    ['ansi', true, '61'],
  ] as const)('%s, mark %s', (encoding, bom, bytes) => {
    const { value } = encodeInf('a', encoding, 1252, bom);
    expect([...value].map(byte => byte.toString(16).padStart(2, '0')).join(' ')).toBe(bytes);
  });
});

describe('laws', () => {
  const anything = fc.uint8Array({ maxLength: 600, size: 'max' });
  const pages = fc.constantFrom<CodePage>(...SINGLE, 932, 936, 949, 950);

  it('any bytes decode; without a problem they come back', () => {
    fc.assert(
      fc.property(anything, pages, (bytes, page) => {
        const { text, encoding, bom, problems } = decodeInf(bytes, page);
        const back = encodeInf(text, encoding, page, bom > 0);
        if (problems.length === 0 && SINGLE.includes(page)) expect(back.value).toEqual(bytes);
      }),
      RUNS,
    );
  });
  it('single-byte pages come back exactly', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...SINGLE), (bytes, page) => {
        const { text, encoding } = decodeInf(bytes, page);
        fc.pre(encoding === 'ansi');
        expect(encodeInf(text, 'ansi', page)).toEqual({ value: bytes, problems: [] });
      }),
      RUNS,
    );
  });
  it('UTF-16 comes back exactly', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (bytes, big) => {
        const file = Uint8Array.of(...(big ? [0xfe, 0xff] : [0xff, 0xfe]), ...bytes);
        const { text, encoding } = decodeInf(file);
        expect(encodeInf(text, encoding).value).toEqual(file.subarray(0, file.length & ~1));
      }),
      RUNS,
    );
  });
  it('text that a page has comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), pages, (text, page) => {
        const { value, problems } = encodeInf(text, 'ansi', page);
        fc.pre(decodeInf(value, page).encoding === 'ansi');
        let kept = text;
        for (const { span } of problems) {
          if (span)
            kept = kept.slice(0, span.start) + '?'.repeat(span.end - span.start) + kept.slice(span.end);
        }
        expect(decodeInf(value, page).text).toBe(kept);
      }),
      RUNS,
    );
  });
});
