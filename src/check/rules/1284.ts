import { documented, sameName } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

/**
 * Observed: for Class = Sample, at the line of [Version] (infverif case 013).
 * Assumed: Sample is the only one; settled by InfVerif on the classes reserved for system use.
 */
export const rule1284: Rule = {
  code: 1284,
  statement: 'The class is that of samples.',
  why: 'No driver that ships may use it.',
  remedy: 'Choose the class that the device belongs to, or make one of your own.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Version]\nClass = «Sample»\nClassGuid = {78a1c341-4539-11d3-b88d-00c04fad5171}'],
  right: ['[Version]\nClass = USBDevice'],
  find: ({ version: { class: name } }) =>
    name && sameName(name.value, 'Sample')
      ? [{ message: `class ${name.value} is reserved for samples`, span: name.span }]
      : [],
};
