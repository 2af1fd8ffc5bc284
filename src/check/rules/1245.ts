import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1245: Rule = {
  code: 1245,
  statement: 'FeatureScore is no byte in hexadecimal.',
  why: 'Windows ranks the driver by it; without a valid one it counts as FF, the worst.',
  citation: documented('inf-featurescore-directive'),
  wrong: ['[Demo_Install.NT]\nCopyFiles = Demo_Files\nFeatureScore = «100»'],
  right: ['[Demo_Install.NT]\nCopyFiles = Demo_Files\nFeatureScore = FE'],
  find: subject =>
    subject.usesOf('DDInstall').flatMap(use =>
      use.section.linesNamed('FeatureScore').flatMap(line => {
        const score = line.field(1) ?? '';
        if (/^(?:0x)?[0-9a-f]{1,2}$/i.test(score)) return [];
        return [{ message: `FeatureScore ${score} is no byte from 00 to FF`, span: line.span(1), use }];
      }),
    ),
};
