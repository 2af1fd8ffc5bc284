import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayNumber, printDay } from '../../src/check/day.ts';
import { readPe } from '../../src/check/pe.ts';
import { packageOf } from './sample-package.ts';

function program(text: string): Uint8Array {
  return packageOf({ 'demo.sys': text }, new Uint8Array())!.files[0]!.bytes();
}

it.each([
  ['PE x86', { architecture: 'x86', linked: undefined }],
  ['PE amd64 2026-02-01', { architecture: 'amd64', linked: 20_485 }],
  ['PE arm64 reproducible', { architecture: 'arm64', linked: undefined }],
  ['MZ', undefined],
])('%s', (text, facts) => {
  expect(readPe(program(text))).toEqual(facts);
});

it('reads any bytes behind the marks of a program', () => {
  const whole = program('PE amd64 reproducible');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(whole.length),
      (changes, size) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        return readPe(bytes.subarray(0, size)) === undefined || size >= 0x40;
      },
    ),
    { numRuns: 2000 },
  );
});

it('counts days as the calendar does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 49_710 }), days => {
      const date = new Date(days * 86_400_000);
      const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      return printDay(days) === date.toISOString().slice(0, 10) && dayNumber(year, month, day) === days;
    }),
    { numRuns: 5000 },
  );
});
