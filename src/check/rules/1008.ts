import { documented } from '../../base/index.ts';
import { readInteger } from '../../inf/index.ts';
import type { Found, Rule } from '../rule.ts';

export const rule1008: Rule = {
  code: 1008,
  statement: 'A source file or disk has no disk number.',
  why: 'Windows cannot say on which medium the file is, and does not find it.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[SourceDisksFiles]\n«demo.sys =»', '[SourceDisksFiles]\ndemo.sys = «one»'],
  right: ['[SourceDisksFiles]\ndemo.sys = 1', '[SourceDisksFiles]\ndemo.sys = 0x1'],
  find: subject =>
    subject.usesOf('SourceDisksFiles').flatMap(({ section, statements }) =>
      statements.flatMap(({ line, key }): Found[] => {
        const id = line.field(1) ?? '';
        if (key === undefined || (id !== '' && !Number.isNaN(readInteger(id)))) return [];
        const message = `${key} in [${section.name}] has ${id === '' ? 'no disk number' : `no number but ${id}`}`;
        return [{ message, span: id === '' ? line.lineSpan : line.span(1) }];
      }),
    ),
};
