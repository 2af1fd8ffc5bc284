import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { registryAddsOf } from '../view/registry.ts';

const WINDOWS = /^"?[a-z]:\\win(?:dows|nt)(?:\\|"?$)/i;

/** Assumed: a value that begins with C:\Windows or C:\WINNT is meant; settled by an output of InfVerif with 1257. */
export const rule1257: Rule = {
  code: 1257,
  statement: 'A registry value names the directory of Windows in letters.',
  why: 'Windows may be on another drive, or have another name.',
  remedy: 'Write %%SystemRoot%% and give the value the flags 0x00020000.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Path, , «C:\\Windows\\System32\\demo.dll»`,
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Path, 0x00020000, %%SystemRoot%%\\System32\\demo.dll`,
  ],
  find: subject =>
    registryAddsOf(subject).flatMap(({ add, line, use }) =>
      add.values.flatMap((value, at) =>
        WINDOWS.test(value) && WINDOWS.test(line.raw(5 + at)!)
          ? [{ message: `${value} begins with the directory of Windows`, span: line.span(5 + at), use }]
          : [],
      ),
    ),
};
