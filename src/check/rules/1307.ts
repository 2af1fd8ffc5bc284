import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { isUninstall } from '../view/deletions.ts';

/**
 * Assumed: these are the directives that are meant; settled by InfVerif on each directive that universal packages may
 * not have.
 */
const DESKTOP: readonly string[] = [
  'BitReg',
  'Ini2Reg',
  'ProfileItems',
  'RegisterDlls',
  'UnregisterDlls',
  'UpdateIniFields',
  'UpdateInis',
];

/** Assumed: [DefaultUninstall] is passed over, as with 1309; settled by InfVerif on one with UnregisterDlls. */
export const rule1307: Rule = {
  code: 1307,
  statement: 'A directive works on the desktop editions of Windows only.',
  why: 'Other editions do not carry it out.',
  citation: documented('using-a-universal-inf-file'),
  wrong: [
    '[Demo_Install.NT]\nCopyFiles = Demo_Files\n«RegisterDlls = Demo_Dlls»\n[Demo_Dlls]\n13, , demo.dll, 1',
  ],
  right: ['[Demo_Install.NT]\nCopyFiles = Demo_Files'],
  find: subject =>
    DESKTOP.flatMap(name => subject.statementsOf(name))
      .filter(({ use }) => !isUninstall(use))
      .map(({ directive, line, use }) => ({
        message: `${directive!.name} works on desktop editions only`,
        span: line.lineSpan,
        use,
      })),
};
