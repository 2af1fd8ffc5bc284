import { documented, foldCase } from '../../base/index.ts';
import { locatedFields } from '../../inf/index.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';

const beside = { 'demo.sys': '', 'demo.cat': 'catalog' };

export const rulePackageMissingInf: Rule = {
  code: 'package-missing-inf',
  statement: 'An INF that CopyINF names is not in the package.',
  why: 'It has to be in the folder of the INF or below it: Windows stages the other package along with this one.',
  remedy: 'Put it there with its files, or write its path from the folder of this INF.',
  citation: documented('inf-copyinf-directive'),
  levels: levels('WWW'),
  wrong: [
    {
      inf: '[Demo_Install.NT]\nCopyFiles = Demo_Files\nCopyINF = «other.inf»',
      files: { ...beside, 'other/other.inf': '' },
    },
  ],
  right: [
    {
      inf: '[Demo_Install.NT]\nCopyFiles = Demo_Files\nCopyINF = other.inf, sub\\third.inf',
      files: { ...beside, 'Other.inf': '', 'sub/third.inx': 'a template' },
    },
  ],
  find: subject => {
    const files = subject.source.package?.files;
    if (!files) return [];
    const there = new Set(files.map(({ path }) => plain(path)));
    return subject
      .statementsOf('CopyINF')
      .flatMap(({ line, use }) => locatedFields(line).map(field => ({ ...field, use })))
      .filter(({ value }) => value !== '' && !there.has(plain(value)))
      .map(({ value, span, use }) => ({ message: `the package has no ${value}`, span, use }));
  },
};

/** A template becomes the INF. */
function plain(path: string): string {
  return foldCase(path.replaceAll('\\', '/').replace(/\.(?:inx|inf\.in)$/i, '.inf'));
}
