import { documented } from '../../base/index.ts';
import type { Found, Rule } from '../rule.ts';
import type { Statement } from '../view/use.ts';

/**
 * Assumed: empty fields at the end of a line are none, and only directives that the pages describe count; settled by
 * InfVerif on such lines.
 */
export const rule1201: Rule = {
  code: 1201,
  statement: 'A directive has more values than it takes.',
  why: 'Windows passes over the values; often a comma is meant as text and needs quotes.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Version]\nClass = USBDevice, «Net»', '[Demo_Service]\nDescription = A demo, «with a comma»'],
  right: ['[Demo_Service]\nDescription = "A demo, with a comma"', '[SourceDisksFiles]\ndemo.sys = 1,,'],
  find: ({ uses }) =>
    uses
      .filter(({ kind }) => kind.name !== 'Strings')
      .flatMap(({ statements }) => statements.map(extra).filter(found => found !== undefined)),
};

function extra({ directive, line, use }: Statement): Found | undefined {
  if (!directive || directive.classes || directive.form === 'word' || directive.fields.at(-1)?.repeats)
    return undefined;
  let index = directive.fields.length + 1;
  while (line.field(index) === '') index++;
  if (line.field(index) === undefined) return undefined;
  const name = directive.form === 'entry' ? directive.name : (line.key ?? 'the line');
  return { message: `${name} has an extra value ${line.field(index)}`, span: line.span(index), use };
}
