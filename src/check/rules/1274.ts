import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1274: Rule = {
  code: 1274,
  of: 'file',
  statement: 'A placeholder of a template is still there.',
  why: 'Windows reads $ARCH$ as it stands: no computer has that architecture.',
  remedy: 'Run stampinf first, or check the template with --stampinf.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Manufacturer]
%Contoso% = Models, NT«$ARCH$».10.0...17763`,
  ],
  right: [
    { inf: '[Manufacturer]\n%Contoso% = Models, NT$ARCH$.10.0...17763', options: { template: true } },
    '[Manufacturer]\n%Contoso% = Models, NTamd64.10.0...17763',
  ],
  find: ({ stamped }, { template }) =>
    template
      ? []
      : stamped.placeholders
          .filter(({ stands }) => stands === 'architecture')
          .map(({ span }) => ({ message: '$ARCH$ has not been replaced by an architecture', span })),
};
