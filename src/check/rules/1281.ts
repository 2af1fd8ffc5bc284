import { documented, setupClassNamed, setupClassOf } from '../../base/index.ts';
import { isGuid } from '../guid.ts';
import type { Rule } from '../rule.ts';

/** Where the GUID is that of another known class it is 1280. */
export const rule1281: Rule = {
  code: 1281,
  statement: 'ClassGuid is not the GUID of the class that Class names.',
  why: 'Windows goes by the GUID: the package makes a class of its own with a name that is taken.',
  fixes: true,
  citation: documented('system-defined-device-setup-classes-available-to-vendors'),
  wrong: ['[Version]\nClassGuid = «{99f58d4a-8093-4968-a93e-f74b26bb7f0a}»'],
  right: ['[Version]\nClass = USBDevice'],
  find: ({ version }) => {
    const { class: name, classGuid } = version;
    const known = setupClassNamed(name?.value ?? '');
    if (!known || !classGuid || !isGuid(classGuid.value) || setupClassOf(classGuid.value)) return [];
    const { span, value } = classGuid;
    const message = `the GUID of class ${known[0]} is ${known[1]}, not ${value}`;
    return [{ message, span, edits: [{ span, text: known[1] }] }];
  },
};
