import { documented, SETUP_CLASSES } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/** The class of samples is Microsoft's too. Observed: infverif case 013. */
const SAMPLE = '{78a1c341-4539-11d3-b88d-00c04fad5171}';
const CLASSES: readonly string[] = [SAMPLE, ...SETUP_CLASSES.map(([, guid]) => guid)];

export const rule1285: Rule = {
  code: 1285,
  statement: 'A class of Microsoft is described anew.',
  why: 'Windows has the class already, and ignores or refuses [ClassInstall32].',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['«[ClassInstall32]»\nAddReg = Demo_Class\n[Demo_Class]\nHKR,,,,%Device%'],
  right: [
    '[Version]\nClass = ContosoDevices\nClassGuid = {5d1a26f1-1ce6-4f1c-94ca-bd8a0a3d9a3e}\n[ClassInstall32]\nAddReg = Demo_Class\n[Demo_Class]\nHKR,,,,%Device%',
  ],
  find: subject => {
    const described = subject.usesOf('ClassInstall32');
    if (described.length === 0 || !CLASSES.some(guid => subject.isOfClass(guid))) return [];
    return described.map(({ section }) => ({
      message: `[${section.name}] is not for a class that Microsoft has defined`,
      span: headerOf(section),
    }));
  },
};
