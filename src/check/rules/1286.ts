import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

const LONGEST = 31;

export const rule1286: Rule = {
  code: 1286,
  statement: 'The name of the class is longer than 31 characters.',
  why: 'Windows cannot make a class of that name.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Version]\nClass = «ContosoDevicesWithAVeryLongNameX»\nClassGuid = {5d1a26f1-1ce6-4f1c-94ca-bd8a0a3d9a3e}',
  ],
  right: [
    '[Version]\nClass = ContosoDevicesWithAVeryLongName\nClassGuid = {5d1a26f1-1ce6-4f1c-94ca-bd8a0a3d9a3e}',
  ],
  find: ({ version: { class: name } }) =>
    name && name.value.length > LONGEST
      ? [{ message: `class ${name.value} has more than ${LONGEST} characters`, span: name.span }]
      : [],
};
