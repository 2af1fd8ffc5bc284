import { readdirSync } from 'node:fs';
import { INDEX, identifier, indexOf, namesOf, UNDECIDED, withoutCodes } from '../rules/index-of.ts';
import type { Change, Wish } from './plan.ts';

/** A rule; one that has a code of InfVerif is taken off the list of those without. */
export function rule({ name, purpose }: Wish): Change[] {
  const names = [...namesOf(readdirSync('src/check/rules')), name];
  return [
    { path: `src/check/rules/${name}.ts`, text: source(name, purpose) },
    { path: INDEX, edit: () => indexOf(names) },
    { path: UNDECIDED, edit: text => withoutCodes(text, names) },
  ];
}

function source(name: string, purpose: string): string {
  const code = /^\d+$/.test(name) ? name : `'${name}'`;
  return `import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

export const ${identifier(name)}: Rule = {
  code: ${code},
  statement: ${JSON.stringify(purpose)},
  why: 'What Windows does then.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [{ inf: '«[${name}]»', also: [2083] }],
  right: ['[Version]\\nProvider = %Contoso%'],
  find: ({ inf }) => {
    const section = inf.section('${name}');
    return section ? [{ message: '[${name}] is there', span: headerOf(section) }] : [];
  },
};
`;
}
