import { documented, sameName } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1210: Rule = {
  code: 1210,
  statement: 'The provider is not the one asked for.',
  why: 'Who asks for a provider with `--provider` wants it in every INF.',
  citation: documented('running-infverif-from-the-command-line'),
  wrong: [{ inf: '[Version]\nProvider = «%Contoso%»', options: { provider: 'Fabrikam' } }],
  right: [{ inf: '[Version]\nProvider = %Contoso%', options: { provider: 'Contoso' } }],
  find: ({ version: { provider }, options: { provider: asked } }) =>
    provider && asked !== undefined && !sameName(provider.value, asked)
      ? [{ message: `the provider is ${provider.value}; it must be ${asked}`, span: provider.span }]
      : [],
};
