import { documented } from '../../base/index.ts';
import { inBraces } from '../edits.ts';
import { isGuid } from '../guid.ts';
import type { Rule } from '../rule.ts';

export const rule1010: Rule = {
  code: 1010,
  statement: 'ClassGuid is no GUID.',
  why: 'Without a setup class Windows does not know what kind of device the package is for, and refuses it.',
  fixes: true,
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Version]\nClassGuid = «88bae032-5a81-49f0-bc3d-a4ff138216d6»'],
  right: ['[Version]\nClassGuid = {4d36e97d-e325-11ce-bfc1-08002be10318}\nClass = System'],
  find: ({ inf, version: { classGuid } }) =>
    classGuid?.value && !isGuid(classGuid.value)
      ? [
          {
            message: `ClassGuid ${classGuid.value} is no GUID; it has the form {XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}`,
            span: classGuid.span,
            edits: inBraces(inf, classGuid.span, classGuid.value),
          },
        ]
      : [],
};
