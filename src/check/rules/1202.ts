import { documented, sameName } from '../../base/index.ts';
import type { Found, Rule } from '../rule.ts';

/** Of other names nobody can tell without the INFs of Windows. */
export const rule1202: Rule = {
  code: 1202,
  statement: 'An INF is included that does not come with Windows.',
  why: 'Windows looks for included INFs among its own only; the needed sections are not there.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Install.NT]\nInclude = «oem12.inf»\nNeeds = Other_Install.NT',
    '[Demo_Install.NT]\nInclude = «demo.inf»',
  ],
  right: ['[Demo_Install.NT]\nInclude = winusb.inf\nNeeds = WINUSB.NT'],
  find: subject => {
    const { name, package: beside } = subject.source;
    const isOwn = (inf: string): boolean =>
      sameName(inf, name) ||
      /^oem\d+\.inf$/i.test(inf) ||
      beside?.files.some(({ path }) => sameName(path, inf)) === true;
    return subject
      .statementsOf('Include')
      .flatMap(({ line, use }) =>
        line.fields.flatMap((inf, at): Found[] =>
          isOwn(inf) ? [{ message: `${inf} does not come with Windows`, span: line.span(at + 1), use }] : [],
        ),
      );
  },
};
