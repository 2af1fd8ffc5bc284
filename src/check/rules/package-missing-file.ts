import { documented } from '../../base/index.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';
import { wantedFiles } from '../view/package-files.ts';

export const rulePackageMissingFile: Rule = {
  code: 'package-missing-file',
  statement: 'A file that is copied is not in the package.',
  why: 'Windows refuses to stage the package, and no catalog can be made of it.',
  remedy: 'Put it where [SourceDisksNames] and [SourceDisksFiles] say, or correct them.',
  citation: documented('inf-sourcedisksfiles-section'),
  levels: levels('EEE'),
  wrong: [{ inf: '[Demo_Files]\n«demo.sys»', files: { 'demo.cat': '' } }],
  right: [{ inf: '[Demo_Files]\ndemo.sys', files: { 'demo.sys': '', 'demo.cat': '' } }],
  find: subject =>
    wantedFiles(subject)
      .filter(({ file }) => !file)
      .map(({ path, span, use }) => ({ message: `the package has no ${path}`, span, use })),
};
