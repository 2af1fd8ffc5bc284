import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { lackingIn } from '../view/needed.ts';

/**
 * Observed: a service without ServiceBinary has it (roshkins/IddSampleDriver issue 53).
 * Assumed: sections of services are meant, with all that they need, and the line is that of the section; settled by an
 * output of InfVerif with 1013.
 */
export const rule1013: Rule = {
  code: 1013,
  statement: 'The section of a service lacks an entry that it needs.',
  why: 'Windows cannot create the service.',
  citation: documented('inf-addservice-directive'),
  wrong: ['«[Demo_Service]»\n;- ErrorControl', '«[Demo_Service]»\n;- ServiceBinary'],
  right: ['[Demo_Service]\nErrorControl = 1'],
  find: subject => subject.usesOf('service-install-section').flatMap(lackingIn),
};
