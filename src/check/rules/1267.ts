import { documented } from '../../base/index.ts';
import { readBytes } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { type AddedValue, registryAddsOf, TYPE, writesValue } from '../view/registry.ts';

const DWORD = 0x0001_0001;
const QWORD = 0x000b_0001;

/** Assumed: a value without bytes is empty and no error; settled by InfVerif on `HKR, , Value, 1`. */
export const rule1267: Rule = {
  code: 1267,
  statement: 'A binary registry value is no list of bytes.',
  why: 'Windows cannot write it.',
  remedy: 'Write bytes in hexadecimal, with commas between them: 01, FF.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
«HKR, Contoso, Value, 0x00000001, 1FF, 00»`,
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Value, 0x00000001, 1F, ff, 0
HKR, Contoso, Flag, 0x00010001, 0x1FF`,
  ],
  find: subject =>
    registryAddsOf(subject)
      .filter(one => isBinary(one) && writesValue(one) && readBytes(one.line, 5) === undefined)
      .map(({ add, use }) => ({
        message: `${add.name || 'the value'} is no list of bytes from 00 to FF`,
        span: add.span,
        use,
      })),
};

function isBinary({ add: { flags } }: AddedValue): boolean {
  const type = flags & TYPE;
  return (type & 1) === 1 && type !== DWORD && type !== QWORD;
}
