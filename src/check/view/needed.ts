import { sameName } from '../../base/index.ts';
import { directivesOf } from '../../inf/index.ts';
import type { Found } from '../rule.ts';
import { headerOf } from './subject.ts';
import type { Use } from './use.ts';

/** The entries that a section must have and has not. What only class installers read they alone can miss. */
export function lackingIn(use: Use): readonly Found[] {
  return directivesOf(use.kind.name)
    .filter(({ form, occurs, classes }) => form === 'entry' && occurs[0] > 0 && !classes)
    .filter(({ name }) => !use.statements.some(({ key }) => key !== undefined && sameName(key, name)))
    .map(({ name }) => ({
      message: `section [${use.section.name}] needs ${name}`,
      span: headerOf(use.section),
      use,
    }));
}
