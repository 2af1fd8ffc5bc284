import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CabinetSet,
  compressedName,
  decompressed,
  readCabinet,
  readCompressed,
  readCompression,
} from '../../src/cabinet/index.ts';
import { type Made, makeCabinet, makeSet } from './make-cabinet.ts';
import { cabextracted, has, inFolder } from './tools.ts';

const METHODS: readonly Made[] = ['stored', 'mszip', 'lzx', 'lzx with calls'];

/** Something like a program: runs, repetitions, calls, noise. The same every time. */
function sample(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let i = 0, seed = 12345; i < size; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    const kind = (i >> 9) % 4;
    bytes[i] =
      kind === 0 ? i >> 6 : kind === 1 ? bytes[i - 100]! : kind === 2 ? seed >>> 24 : i % 64 === 0 ? 0xe8 : 0;
  }
  return bytes;
}

function extract(bytes: Uint8Array, number = 0): Uint8Array | undefined {
  const cabinet = readCabinet(bytes).value!;
  return new CabinetSet(cabinet).read(cabinet.files[number]!).value;
}

describe.each(METHODS)('a cabinet, %s', method => {
  it.each([1, 9, 10, 11, 32_767, 32_768, 32_769, 70_001])('gives back %i bytes', size => {
    const bytes = sample(size);
    expect(Buffer.compare(extract(makeCabinet([{ name: 'a.bin', bytes }], { method }))!, bytes)).toBe(0);
  });

  it('gives each file, in any order, with reserved bytes or without checksums', () => {
    const files = [5, 0, 40_000, 3].map((size, i) => ({
      name: `f${i}`,
      bytes: sample(size + i).subarray(i),
    }));
    for (const options of [{}, { reserve: [20, 3, 5] as const }, { checksums: false }]) {
      const cabinet = readCabinet(makeCabinet(files, { method, ...options })).value!;
      const set = new CabinetSet(cabinet);
      expect(cabinet.files.map(({ name }) => name)).toEqual(['f0', 'f1', 'f2', 'f3']);
      for (const i of [2, 0, 3, 1])
        expect(set.read(cabinet.files[i]!).value).toEqual(Uint8Array.from(files[i]!.bytes));
    }
  });

  it.skipIf(!has('cabextract'))('holds what cabextract takes out', () => {
    const bytes = sample(150_000);
    const cabinet = makeCabinet([{ name: 'a.bin', bytes }], { method });
    inFolder({ 'a.cab': cabinet }, folder =>
      expect(Buffer.compare(cabextracted(folder, 'a.cab', 'a.bin'), extract(cabinet)!)).toBe(0),
    );
  });

  it('with a byte changed gives a problem or other bytes, and never throws', () => {
    const cabinet = makeCabinet([{ name: 'a', bytes: sample(2000) }], { method, checksums: false });
    const run = fc.property(fc.nat(cabinet.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Uint8Array.from(cabinet);
      changed[at]! ^= by;
      const { value, problems } = readCabinet(changed);
      if (!value) return problems.length === 1;
      const set = new CabinetSet(value);
      return value.files.every(file => {
        const read = set.read(file);
        return (read.value === undefined) === (read.problems.length === 1);
      });
    });
    fc.assert(run, { seed: 20, numRuns: process.env.FIRSTPLUG_LONG ? 20_000 : 500 });
  });

  it('cut short gives a problem', () => {
    const cabinet = makeCabinet([{ name: 'a', bytes: sample(500) }], { method });
    for (let size = 0; size < cabinet.length - 1; size++) {
      const { value } = readCabinet(cabinet.subarray(0, size));
      expect(value && new CabinetSet(value).read(value.files[0]!).value).toBeUndefined();
    }
  });
});

describe('cabinets', () => {
  it('with a wrong checksum are refused', () => {
    const cabinet = makeCabinet([{ name: 'a', bytes: sample(500) }]);
    cabinet[cabinet.length - 1]! ^= 1;
    const { value } = readCabinet(cabinet);
    expect(new CabinetSet(value!).read(value!.files[0]!).problems[0]!.code).toBe('cabinet/checksum');
  });

  it('of a set give a file that goes on in the next, and say when that is not there', () => {
    const bytes = sample(50_000);
    const [one, two] = makeSet({ name: 'a', bytes }, ['one.cab', 'two.cab']).map(
      made => readCabinet(made).value!,
    );
    expect([one!.next?.cabinet, two!.previous?.cabinet]).toEqual(['two.cab', 'one.cab']);
    const [file] = one!.files;
    expect(
      new CabinetSet(one!, ({ cabinet }) => (cabinet === 'two.cab' ? two : undefined)).read(file!).value,
    ).toEqual(bytes);
    expect(new CabinetSet(one!).read(file!).problems[0]!.code).toBe('cabinet/next');
    expect(new CabinetSet(one!, () => one).read(file!).problems[0]!.code).toBe('cabinet/next');
    expect(new CabinetSet(two!).read(two!.files[0]!).problems[0]!.code).toBe('cabinet/continued');
  });

  it.skipIf(!has('gcab'))('that gcab makes are read', () => {
    const bytes = sample(100_000);
    inFolder({ 'a.bin': bytes }, folder => {
      for (const options of [['-c'], ['-c', '-z']]) {
        execFileSync('gcab', [...options, 'g.cab', 'a.bin'], { cwd: folder });
        const made = readFileSync(join(folder, 'g.cab'));
        expect(Buffer.compare(extract(made)!, bytes), options.join(' ')).toBe(0);
      }
    });
  });

  it('that claim more than they have end with a problem soon', () => {
    const cabinet = makeCabinet([{ name: 'a', bytes: sample(10) }]);
    new DataView(cabinet.buffer, cabinet.byteOffset).setUint32(44, 0xffff_ffff, true);
    const { value } = readCabinet(cabinet);
    expect(new CabinetSet(value!).read(value!.files[0]!).problems[0]!.code).toBe('cabinet/short');
  });
});

const SZDD = Buffer.from('535a444488f02733410009000000ff6162636465666768006100', 'hex');

describe('files of compress.exe', () => {
  it.each([
    ['literals and a match', '535a444488f027334100' + '0b000000' + '07' + '616263' + 'f0f5', 'abcabcabcab'],
    ['blanks before the beginning', '535a444488f027334100' + '04000000' + '02' + '0000' + '61', '   a'],
    ['stored', '4b57414a88f027d100000e000000' + '616263', 'abc'],
    ['inverted', '4b57414a88f027d101000e000000' + '9e9d9c', 'abc'],
    ['its other window', '4b57414a88f027d1020012000100' + '06000000' + '07' + '616263' + 'eef0', 'abcabc'],
  ])('%s', (_, hex, text) => {
    expect(Buffer.from(readCompressed(Buffer.from(hex, 'hex')).value!).toString()).toBe(text);
  });

  it('with a method nobody knows, or cut short, give a problem', () => {
    expect(readCompressed(Buffer.from('4b57414a88f027d103000e000000aa', 'hex')).problems[0]!.code).toBe(
      'cabinet/method',
    );
    expect(readCompressed(SZDD.subarray(0, 16)).problems[0]!.code).toBe('cabinet/short');
    expect(readCompressed(Buffer.from('other')).problems[0]!.code).toBe('cabinet/signature');
  });

  it.skipIf(!has('mscompress'))('that mscompress makes are read', () => {
    for (const size of [0, 1, 17, 5000, 60_000]) {
      const bytes = sample(size);
      inFolder({ 'a.bin': bytes }, folder => {
        execFileSync('mscompress', ['a.bin'], { cwd: folder });
        expect(readCompressed(readFileSync(join(folder, 'a.bin_'))).value).toEqual(bytes);
      });
    }
  });

  it.each([
    ['cmd.exe', 'cmd.ex_'],
    ['readme', 'readme._'],
    ['a.b', 'a.b_'],
    ['one.two.html', 'one.two.htm_'],
  ])('%s is called %s', (name, compressed) => expect(compressedName(name)).toBe(compressed));

  it('are told from cabinets and from others', () => {
    const cabinet = makeCabinet([{ name: 'x', bytes: sample(7) }], { method: 'mszip' });
    expect([SZDD, cabinet, sample(3)].map(bytes => readCompression(bytes))).toEqual([
      { compression: 'lz', size: 9 },
      { compression: 'cabinet', size: 7 },
      { compression: 'none', size: 3 },
    ]);
    expect(decompressed(cabinet, 'cabinet')).toEqual(sample(7));
    expect(decompressed(cabinet, 'none')).toBe(cabinet);
  });
});
