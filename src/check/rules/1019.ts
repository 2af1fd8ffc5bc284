import { documented } from '../../base/index.ts';
import { inBraces } from '../edits.ts';
import { isGuid } from '../guid.ts';
import type { Found, Rule } from '../rule.ts';
import { fieldsOf } from '../view/fields.ts';
import type { Subject } from '../view/subject.ts';

/** Those of [Version] are 1010 and 1380. */
export const rule1019: Rule = {
  code: 1019,
  statement: 'A GUID is none.',
  why: 'Windows cannot read it and passes over what it is for.',
  fixes: true,
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Install.NT.Interfaces]\nAddInterface = «{6ac27878-a6fa-4155-ba85-f98f491d4f3}»',
    '[Demo_Install.NT.Interfaces]\nAddInterface = «6ac27878-a6fa-4155-ba85-f98f491d4f33»',
  ],
  right: ['[Demo_Install.NT.Interfaces]\nAddInterface = {6ac27878-a6fa-4155-ba85-f98f491d4f33}'],
  find: subject => [...inFields(subject), ...inKeys(subject)],
};

function inFields(subject: Subject): Found[] {
  return fieldsOf(subject, 'guid')
    .filter(({ use, value }) => use.kind.name !== 'Version' && value && !isGuid(value))
    .map(({ value, span, use, directive }) => ({
      message: `${value} of ${directive.name} is no GUID; it has the form {XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}`,
      span,
      use,
      edits: inBraces(subject.inf, span, value),
    }));
}

function inKeys({ inf, uses }: Subject): Found[] {
  return uses.flatMap(use =>
    use.statements
      .filter(({ directive, key }) => directive?.key?.kind === 'guid' && key !== undefined && !isGuid(key))
      .map(({ key, line }) => ({
        message: `${key} in [${use.section.name}] is no GUID`,
        span: line.span(0),
        use,
        edits: inBraces(inf, line.span(0), key!),
      })),
  );
}
