import { documented } from '../../base/index.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';

export const ruleIgnoreWithoutReason: Rule = {
  code: 'ignore-without-reason',
  of: 'file',
  statement: 'A comment asks to ignore a code and gives no reason.',
  why: 'Who reads it later cannot tell whether the reason still holds; it does not count.',
  remedy: 'Write `; firstplug: ignore 1205 because` and the reason.',
  citation: documented('inf-validation-errors-and-warnings'),
  levels: levels('WWW'),
  wrong: ['[Demo_Extra] «; firstplug: ignore 2083»\nHKR,,Extra,,1'].map(inf => ({ inf, also: [2083] })),
  right: ['[Demo_Extra] ; firstplug: ignore 2083 because the control panel reads it\nHKR,,Extra,,1'],
  find: ({ ignores }) =>
    ignores
      .filter(({ reason }) => reason === undefined)
      .map(({ codes, span }) => ({
        message: `no reason is given to ignore ${codes.join(', ') || 'nothing'}`,
        span,
      })),
};
