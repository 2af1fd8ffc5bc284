import { documented, sameName } from '../../base/index.ts';
import { registryValues } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { type AddedValue, isWithin, keyText, registryAddsOf } from '../view/registry.ts';
import { headerOf } from '../view/subject.ts';

/**
 * Values that Windows itself reads there are left out, and mode h, which allows all of CurrentControlSet.
 * Observed: TextModeFlags directly below HKR is one: the commit to netvmini of Microsoft's samples that names 1322 and
 * 1323 takes it away.
 * Assumed: the line is that of the AddReg section, as with 1303; settled by an output of InfVerif with 1323.
 */
export const rule1323: Rule = {
  code: 1323,
  statement: 'A value of a service is not in its Parameters key.',
  why: 'Services that are isolated read their settings there only.',
  remedy: 'Write HKR, Parameters, ….',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Service]
AddReg = Demo_Values
[Demo_Values]
«HKR, Contoso, Value, , x»`,
  ],
  right: [
    `[Demo_Service]
AddReg = Demo_Values
[Demo_Values]
HKR, Parameters, Value, , x
HKR, Parameters\\Contoso, Value, , x`,
  ],
  find: subject =>
    subject.options.mode === 'h'
      ? []
      : registryAddsOf(subject)
          .filter(({ add, use }) => {
            const isOfService = use.references.some(({ by }) => by.kind.name === 'service-install-section');
            return isOfService && sameName(add.root, 'HKR') && !isAtPlace(add);
          })
          .map(({ add, use }) => ({
            message: `${keyText(add)} is not below the Parameters key of the service`,
            span: add.span,
            list: headerOf(use.section),
            use,
          })),
};

function isAtPlace({ subkey, name }: AddedValue['add']): boolean {
  if (isWithin(subkey, 'Parameters')) return true;
  return registryValues.some(
    known => subkey === '' && sameName(known.name, name) && known.from.includes('service-install-section'),
  );
}
