import { documented, type Span } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1002: Rule = {
  code: 1002,
  of: 'file',
  statement: 'A line cannot be read, so that nothing of the INF is.',
  why: 'Windows stops at the first line that is no INF syntax and refuses the whole file.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [{ into: 'nothing', inf: '[Version]\nSignature = "$Windows NT$"\n«[Models»\n', also: [1299] }],
  right: [{ into: 'nothing', inf: '[Version]\nSignature = "$Windows NT$"\n', also: 'any' }],
  find: ({ name, opened, stamped }) => {
    if (opened.ok || opened.errorLine === 0) return [];
    const error = (opened.error >>> 0).toString(16).toUpperCase().padStart(8, '0');
    const message = `${name} cannot be read from line ${opened.errorLine} on (parser error 0x${error})`;
    return [{ message, span: lineSpan(stamped.text, opened.errorLine) }];
  },
};

/** A line by its number, as SetupAPI counts. */
function lineSpan(text: string, line: number): Span {
  let start = 0;
  for (let left = line; left > 1; left--) start = text.indexOf('\n', start) + 1;
  const lf = text.indexOf('\n', start);
  return { start, end: lf < 0 ? text.length : lf };
}
