import { documented } from '../../base/index.ts';
import type { Found, Rule } from '../rule.ts';
import type { Statement } from '../view/use.ts';

/** Assumed: lists of files are meant; settled by InfVerif on entries of all kinds without a file name. */
export const rule1229: Rule = {
  code: 1229,
  statement: 'An entry of a list of files lacks the name of a file.',
  why: 'Windows passes over the entry.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Files]\n«, demo.sys»'],
  right: ['[Demo_Files]\ndemo.sys, , , 0x2'],
  find: subject =>
    subject
      .usesOf('copy-file-list-section', 'delete-file-list-section', 'rename-file-list-section')
      .flatMap(use =>
        use.statements.flatMap(statement => missing(statement).map(found => ({ ...found, use }))),
      ),
};

function missing({ directive, line }: Statement): Found[] {
  if (directive?.form !== 'line') return [];
  return directive.fields.flatMap((field, at) =>
    field.kind === 'file' && field.required && !line.field(at + 1)
      ? [{ message: `the entry has no ${field.name}`, span: line.lineSpan }]
      : [],
  );
}
