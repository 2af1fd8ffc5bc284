import { documented } from '../../base/index.ts';
import { levels } from '../levels.ts';
import { readPe } from '../pe.ts';
import type { Rule } from '../rule.ts';
import { wantedFiles } from '../view/package-files.ts';

/** Programs of x86 run on amd64 and arm64 as well, and those of amd64 on arm64; drivers on none but their own. */
export const rulePackageOtherArchitecture: Rule = {
  code: 'package-other-architecture',
  statement: 'A driver is for another architecture than the Models section that installs it.',
  why: 'Windows copies the driver and cannot load it: the device does not start.',
  citation: documented('pe-format'),
  levels: levels('EEE'),
  wrong: [{ inf: '[Demo_Files]\n«demo.sys»', files: { 'demo.sys': 'PE x86', 'demo.cat': 'catalog' } }],
  right: [{ inf: '[Demo_Files]\ndemo.sys', files: { 'demo.sys': 'PE amd64', 'demo.cat': 'catalog' } }],
  find: subject =>
    wantedFiles(subject).flatMap(({ name, span, use, content, architecture }) => {
      const bytes = /\.sys$/i.test(name) ? content() : undefined;
      const own = bytes && readPe(bytes)?.architecture;
      if (own === undefined || own === architecture) return [];
      return [{ message: `${name} is for ${own}, but is installed on ${architecture}`, span, use }];
    }),
};
