import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { registryAddsOf } from '../view/registry.ts';

const INSTEAD: Readonly<Record<string, string>> = {
  10: '%%SystemRoot%%',
  11: '%%SystemRoot%%\\System32',
  12: '%%SystemRoot%%\\System32\\drivers',
};

/**
 * Observed: %12% is meant, and no line is named (infverif case 139).
 * Assumed: so are %10% and %11%; settled by InfVerif on each directory in a value.
 */
export const rule1258: Rule = {
  code: 1258,
  statement: 'A registry value has a directory of Windows by its number.',
  why: 'Windows may write the value when the driver is added to an image, where the directory is another one.',
  remedy: 'Write %%SystemRoot%% and give the value the flags 0x00020000.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Path, 0x00020000, «%12%\\demo.dll»`,
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Path, 0x00020000, %13%\\demo.dll
HKR, Contoso, Other, 0x00020000, %%SystemRoot%%\\System32\\drivers\\demo.dll`,
  ],
  find: subject =>
    registryAddsOf(subject).flatMap(({ add, line, use }) =>
      add.values.flatMap((_, at) => {
        const written = line.raw(5 + at)!;
        const dirId = /(?:^|[^%])%(1[012])%/.exec(written)?.[1];
        if (dirId === undefined) return [];
        const message = `${written} may be another directory later; write ${INSTEAD[dirId]}`;
        return [{ message, span: line.span(5 + at), reported: 'no line' as const, use }];
      }),
    ),
};
