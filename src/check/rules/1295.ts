import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/** Assumed: the other languages are compared with [Strings], or else with the first; settled by InfVerif. */
export const rule1295: Rule = {
  code: 1295,
  statement: 'Two languages have different numbers of strings.',
  why: 'In one of them a text is missing, and Windows shows the token.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['«[Strings.0407]»\nContoso = Contoso\nDevice = Contoso Beispiel'],
  right: ['[Strings.0407]\nContoso = Contoso\nDevice = Contoso Beispiel\nDisk = Datenträger'],
  find: subject => {
    const sections = subject.usesOf('Strings').map(({ section }) => section);
    const first = subject.inf.section('Strings') ?? sections[0];
    if (sections.length < 2 || !first) return [];
    const most = first.keyCount;
    return sections
      .filter(({ keyCount }) => keyCount !== most)
      .map(section => ({
        message: `[${section.name}] has ${section.keyCount} strings, [${first.name}] has ${most}`,
        span: headerOf(section),
      }));
  },
};
