import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { stampOf } from '../../src/rehearsal/stamp.ts';

it('moments are written as logs write them', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
      date => {
        const [day, clock] = date.toISOString().slice(0, 23).split('T');
        expect(stampOf(date.getTime())).toBe(`${day!.replaceAll('-', '/')} ${clock}`);
      },
    ),
  );
});
