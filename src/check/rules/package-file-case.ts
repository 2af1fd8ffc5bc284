import { documented } from '../../base/index.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';
import { wantedFiles } from '../view/package-files.ts';

export const rulePackageFileCase: Rule = {
  code: 'package-file-case',
  statement: 'A file has other capital letters than the INF says.',
  why: 'Windows finds it; tools that pack, sign and ship packages on other systems do not.',
  citation: documented('inf-sourcedisksfiles-section'),
  levels: levels('WWW'),
  wrong: [{ inf: '[Demo_Files]\n«demo.sys»', files: { 'Demo.SYS': '', 'demo.cat': 'catalog' } }],
  right: [{ inf: '[Demo_Files]\ndemo.sys', files: { 'demo.sys': '', 'demo.cat': 'catalog' } }],
  find: subject =>
    wantedFiles(subject).flatMap(({ path, span, use, file, held }) =>
      file && held === 'plain' && file.path !== path
        ? [{ message: `the package has ${file.path}, not ${path}`, span, use }]
        : [],
    ),
};
