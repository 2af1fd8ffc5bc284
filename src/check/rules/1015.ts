import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { fieldsOf } from '../view/fields.ts';

/**
 * Assumed: a path is wrong where it has characters that no file name may have, or goes up by `..`; settled by InfVerif
 * on paths of all kinds.
 */
export const rule1015: Rule = {
  code: 1015,
  statement: 'A path is none.',
  why: 'Windows finds no file there.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    { inf: '[SourceDisksNames]\n1 = %Disk%,,,«x64|arm64»', also: [1100] },
    { inf: '[SourceDisksFiles]\ndemo.sys = 1, «..\\x64»', also: [1100] },
  ],
  right: ['[DestinationDirs]\nDefaultDestDir = 13'],
  find: subject =>
    fieldsOf(subject, 'subdirectory')
      .filter(({ value }) => isNoPath(value))
      .map(({ value, span, use }) => ({
        message: `${value} in [${use.section.name}] is no path`,
        span,
        use,
      })),
};

function isNoPath(text: string): boolean {
  return /[<>|?*"]/.test(text) || text.split(/[\\/]/).includes('..');
}
