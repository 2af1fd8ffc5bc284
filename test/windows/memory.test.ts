import { expect, it } from 'vitest';
import {
  guidBytes,
  multiWide,
  place,
  readGuid,
  readMultiWide,
  readPointer,
  readWide,
  wide,
  writePointer,
  writtenDword,
} from '../../src/windows/index.ts';

it('texts are UTF-16 with a terminator, lists end with an empty one', () => {
  expect(wide('aß').toString('hex')).toBe('6100df000000');
  expect(multiWide(['a', 'b']).toString('hex')).toBe('61000000620000000000');
  expect(multiWide([]).toString('hex')).toBe('0000');
});

it.each([[[]], [['a']], [['one', 'zwei', 'drei']]])('%j is read as it was written', texts => {
  expect(readMultiWide(multiWide(texts))).toEqual(texts);
});

it('a text ends at its terminator or with the buffer', () => {
  expect(readWide(Buffer.from('610062000000630000', 'hex'))).toBe('ab');
  expect(readWide(Buffer.from('61006200', 'hex'))).toBe('ab');
});

it('a GUID has its first three parts in the order of the processor', () => {
  const bytes = guidBytes('{4D36E97D-E325-11CE-BFC1-08002BE10318}')!;
  expect(bytes.toString('hex')).toBe('7de9364d25e3ce11bfc108002be10318');
  expect(readGuid(bytes)).toBe('{4d36e97d-e325-11ce-bfc1-08002be10318}');
  expect(guidBytes('{4d36e97d}')).toBeUndefined();
});

it('a handle of -1 is one; what is not written is not told', () => {
  const bytes = place(8);
  expect(writtenDword(bytes)).toBeUndefined();
  writePointer(bytes, -1, 0);
  expect(readPointer(bytes)).toBe(-1);
  expect(writtenDword(bytes)).toBe(0xffffffff);
});
