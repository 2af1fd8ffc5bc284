import { describe, expect, it } from 'vitest';
import {
  contentOf,
  pathParts,
  readFileLanguage,
  readFileVersion,
  sameContent,
  statedContent,
  Transaction,
} from '../../src/machine/index.ts';
import { executable } from './executable.ts';
import { digest, emptyMachine, origin } from './machines.ts';

describe('a path has the parts', () => {
  it.each([
    ['C:\\Windows\\INF', ['C:', 'Windows', 'INF']],
    ['c:/windows//inf/', ['c:', 'windows', 'inf']],
    ['C:\\a\\.\\b\\..\\c', ['C:', 'a', 'c']],
    ['C:\\..\\..\\a', ['C:', 'a']],
    ['C:\\a. .\\b...', ['C:', 'a', 'b']],
    ['C:', ['C:']],
    ['\\\\?\\C:\\a', ['C:', 'a']],
    ['\\\\server\\share\\a', ['\\\\server\\share', 'a']],
    ['Windows\\INF', undefined],
    ['C:a', undefined],
    ['C:\\a?b', undefined],
    ['C:\\a:stream', undefined],
    ['', undefined],
  ])('%s: %j', (path, parts) => expect(pathParts(path)).toEqual(parts));
});

describe('a volume', () => {
  const text = (of: string) => new TextEncoder().encode(of);

  it('finds names in any case and keeps the first spelling', () => {
    const transaction = new Transaction(emptyMachine());
    const write = (path: string, of: string) =>
      transaction.change({ kind: 'file', path, after: transaction.volume.content(text(of)) }, origin);
    write('C:\\Windows\\INF\\Straße.inf', 'one');
    write('c:/WINDOWS/inf/STRAßE.INF', 'two');
    expect(transaction.volume.list('C:\\windows\\inf')).toEqual(['Straße.inf']);
    expect(transaction.volume.resolve('c:\\windows\\INF\\strAße.inf')).toBe('C:\\Windows\\INF\\Straße.inf');
    expect(transaction.volume.file('C:\\Windows\\INF\\straße.inf')?.bytes()).toEqual(text('two'));
    expect(transaction.volume.directory('C:\\WINDOWS\\INF')).toBe(true);
    expect(transaction.volume.directory('C:\\Windows\\INF\\Straße.inf')).toBe(false);
    expect(transaction.effects.map(effect => effect.kind)).toEqual([
      'directory',
      'directory',
      'directory',
      'file',
      'file',
    ]);
  });
  it('takes a directory away with what is in it, from below', () => {
    const transaction = new Transaction(emptyMachine());
    transaction.change({ kind: 'file', path: 'C:\\a\\b\\c', after: statedContent({ name: 'c' }) }, origin);
    const mark = transaction.mark();
    transaction.change({ kind: 'directory', path: 'C:\\A', after: false }, origin);
    expect(transaction.effects.slice(mark.effects).map(effect => 'path' in effect && effect.path)).toEqual([
      'C:\\a\\b\\c',
      'C:\\a\\b',
      'C:\\a',
    ]);
    transaction.undo(mark);
    expect(transaction.volume.file('C:\\a\\b\\c')).toBeDefined();
  });
  it('makes bytes and digest when they are asked for', () => {
    const asked: string[] = [];
    const content = contentOf(
      () => {
        asked.push('bytes');
        return text('abc');
      },
      bytes => {
        asked.push('digest');
        return digest(bytes);
      },
      { size: 3 },
    );
    expect([content.size, asked]).toEqual([3, []]);
    content.digest();
    expect(content.digest()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    content.bytes();
    expect(asked).toEqual(['bytes', 'digest']);
  });
  it('tells contents apart by what is known of them', () => {
    expect(sameContent(contentOf(text('a'), digest), contentOf(text('a'), digest))).toBe(true);
    expect(sameContent(contentOf(text('a'), digest), contentOf(text('b'), digest))).toBe(false);
    const stated = statedContent({ name: 'usbhub.sys', version: [10, 0, 19041, 1] });
    expect(stated.digest()).toBe('stated:usbhub.sys 10.0.19041.1');
    expect(sameContent(stated, statedContent({ name: 'usbhub.sys' }))).toBe(false);
  });
});

describe('a file version', () => {
  it('is read from the version resource', () => {
    expect(readFileVersion(executable([6, 1, 7601, 17514]))).toEqual([6, 1, 7601, 17514]);
    expect(readFileLanguage(executable([6, 1, 7601, 17514], 0x407))).toBe(0x407);
  });
  it('is absent in anything else, wherever it is cut', () => {
    const whole = executable([1, 2, 3, 4]);
    for (let cut = 0; cut < 0x35c; cut++) expect(readFileVersion(whole.subarray(0, cut))).toBeUndefined();
    expect(readFileVersion(whole.subarray(0, 0x35c))).toBeDefined();
    expect(readFileVersion(new TextEncoder().encode('MZ is not enough'))).toBeUndefined();
  });
});
