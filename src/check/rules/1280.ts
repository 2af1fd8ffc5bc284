import { documented, sameName, setupClassNamed, setupClassOf } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1280: Rule = {
  code: 1280,
  statement: 'Class is not the name of the class that ClassGuid is.',
  why: 'Windows goes by the GUID: the package is of another class than its name says.',
  fixes: true,
  citation: documented('system-defined-device-setup-classes-available-to-vendors'),
  wrong: ['[Version]\nClass = «ContosoDevices»'],
  right: ['[Version]\nClass = USBDevice'],
  find: ({ version }) => {
    const known = setupClassOf(version.classGuid?.value ?? '');
    if (!known || !version.class?.value || sameName(known[0], version.class.value)) return [];
    const { value, span } = version.class;
    const message = `class ${known[1]} is called ${known[0]}, not ${value}`;
    // Of two classes that exist either the name or the GUID is wrong.
    const edits = setupClassNamed(value) ? [] : [{ span, text: known[0] }];
    return [{ message, span, edits }];
  },
};
