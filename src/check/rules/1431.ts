import { documented, sameName } from '../../base/index.ts';
import { registryValues } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { type AddedValue, registryAddsOf } from '../view/registry.ts';

const TYPE = 0xffff_0001;
const MULTI_SZ = 0x0001_0000;
const DWORD = 0x0001_0001;

/**
 * Texts may be written in either form of text, so only numbers and lists are looked at.
 * Assumed: the values are those that the pages of directives name; settled by InfVerif on each of them.
 */
export const rule1431: Rule = {
  code: 1431,
  statement: 'A value that Windows reads has another type than Windows expects.',
  why: 'Windows passes over it.',
  citation: documented('inf-addreg-directive'),
  wrong: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
«HKR, , DeviceCharacteristics, , 0x100»`,
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, , DeviceCharacteristics, 0x00010001, 0x100`,
  ],
  find: subject =>
    registryAddsOf(subject).flatMap(one => {
      const type = expectedType(one);
      if (type === undefined || (one.add.flags & TYPE) === type) return [];
      const message = `Windows expects ${one.add.name} with the type 0x${type.toString(16)}`;
      return [{ message, span: one.add.span, use: one.use }];
    }),
};

function expectedType({ add, use }: AddedValue): number | undefined {
  if (!sameName(add.root, 'HKR') || add.subkey !== '' || add.name === '') return undefined;
  const kinds = use.references.map(({ by }) => by.kind.name);
  const known = registryValues.find(
    ({ name, from }) => sameName(name, add.name) && from.some(kind => kinds.includes(kind)),
  );
  return known && (known.type === MULTI_SZ || known.type === DWORD) ? known.type : undefined;
}
