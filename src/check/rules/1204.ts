import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1204: Rule = {
  code: 1204,
  statement: 'The provider is Microsoft, or begins so.',
  why: 'Only Microsoft may say so; the provider is who made the INF.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Version]\nProvider = «%Microsoft%»\n[Strings]\nMicrosoft = "Microsoft Corporation"'],
  right: ['[Version]\nProvider = %Contoso%'],
  find: ({ version: { provider } }) =>
    provider && /^microsoft/i.test(provider.value.trim())
      ? [{ message: `the provider is ${provider.value}; it must be who made the INF`, span: provider.span }]
      : [],
};
