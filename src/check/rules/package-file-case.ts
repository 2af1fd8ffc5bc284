import { documented } from '../../base/index.ts';
import { replaced } from '../edits.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';
import { wantedFiles } from '../view/package-files.ts';

export const rulePackageFileCase: Rule = {
  code: 'package-file-case',
  statement: 'A file has other capital letters than the INF says.',
  why: 'Windows finds it; tools that pack, sign and ship packages on other systems do not.',
  fixes: true,
  citation: documented('inf-sourcedisksfiles-section'),
  levels: levels('WWW'),
  wrong: [{ inf: '[Demo_Files]\n«demo.sys»', files: { 'Demo.SYS': '', 'demo.cat': 'catalog' } }],
  right: [{ inf: '[Demo_Files]\ndemo.sys', files: { 'demo.sys': '', 'demo.cat': 'catalog' } }],
  find: subject =>
    wantedFiles(subject).flatMap(({ name, path, span, use, file, held }) => {
      if (!file || held !== 'plain' || file.path === path) return [];
      const edits = replaced(subject.inf, span, name, file.path.split('/').at(-1));
      return [{ message: `the package has ${file.path}, not ${path}`, span, use, edits }];
    }),
};
