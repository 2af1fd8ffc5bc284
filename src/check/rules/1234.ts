import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/** CatalogFile is 1233; stampinf writes the DriverVer of a template. */
const REQUIRED = ['Class', 'ClassGuid', 'Provider', 'DriverVer'];

/** Assumed: it is for [Version], and other sections have 1289; settled by InfVerif on both. */
export const rule1234: Rule = {
  code: 1234,
  statement: '[Version] lacks an entry that every package needs.',
  why: 'Windows does not know class, provider or version of the package, and refuses it.',
  citation: documented('inf-version-section'),
  wrong: ['«[Version]»\n;- Provider', '[Version]\n«DriverVer =»'],
  right: ['[Version]\nProvider = %Contoso%'],
  find: ({ inf, options }) => {
    const section = inf.section('Version');
    if (!section) return [];
    return REQUIRED.filter(name => !(name === 'DriverVer' && options.template)).flatMap(name => {
      const line = section.line(name);
      if (line?.field(1)) return [];
      return [{ message: `[Version] needs ${name}`, span: line?.lineSpan ?? headerOf(section) }];
    });
  },
};
