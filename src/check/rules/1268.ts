import { documented } from '../../base/index.ts';
import { readBytes } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { type AddedValue, registryAddsOf, TYPE, writesValue } from '../view/registry.ts';

/** The number types, and of how many bits they are. */
const BITS: Readonly<Record<number, number>> = { 65537: 32, 720897: 64 };

/**
 * Assumed: bytes may be given in place of the number, and no value is no error; settled by InfVerif on
 * `HKR, , Value, 0x00010001`.
 */
export const rule1268: Rule = {
  code: 1268,
  statement: 'A numeric registry value is no number, or too large for its type.',
  why: 'Windows cannot write it.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Value, 0x00010001, «yes»`,
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Value, 0x00010001, «0x100000000»`,
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Value, 0x00010001, 0xFFFFFFFF
HKR, Contoso, Bytes, 0x00010001, 01, 02, 03, 04
HKR, Contoso, Large, 0x000B0001, 0x100000000`,
  ],
  find: subject =>
    registryAddsOf(subject).flatMap(one => {
      const { add, line, use } = one;
      const bits = BITS[add.flags & TYPE];
      if (bits === undefined || !writesValue(one) || isWellWritten(one, bits)) return [];
      const message = `${add.values.join(', ')} is no number of ${bits} bits, as ${add.name || 'the value'} needs one`;
      return [{ message, span: line.span(5), use }];
    }),
};

function isWellWritten({ add: { values }, line }: AddedValue, bits: number): boolean {
  if (values.length > 1) return readBytes(line, 5) !== undefined;
  const [value = ''] = values;
  if (value === '') return true;
  return /^(?:\d+|0x[0-9a-f]+)$/i.test(value) && BigInt(value) < 1n << BigInt(bits);
}
