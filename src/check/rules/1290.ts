import { documented } from '../../base/index.ts';
import type { Found, Rule } from '../rule.ts';
import type { Use } from '../view/use.ts';

/**
 * Sections that nothing but Windows reads, so that whatever else stands in them has no meaning.
 * Assumed: those that came with Windows 10 1703 and later; settled by InfVerif on unknown entries of all sections.
 */
const CLOSED: readonly string[] = [
  'filter-install-section',
  'component-install-section',
  'software-install-section',
  'com-server-install-section',
  'com-class-install-section',
  'event-provider-install-section',
  'channel-install-section',
  'add-autologger-install-section',
  'service-trigger-install-section',
  'service-failure-actions-install-section',
];

export const rule1290: Rule = {
  code: 1290,
  statement: 'A section has an entry that does not belong there.',
  why: 'Windows does not know it and does nothing.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Install.NT.Components]\nAddComponent = Panel, , Demo_Component\n[Demo_Component]\nComponentIDs = ContosoPanel\n«StartType = 3»',
  ],
  right: [
    '[Demo_Install.NT.Components]\nAddComponent = Panel, , Demo_Component\n[Demo_Component]\nComponentIDs = ContosoPanel\nDescription = %Device%',
  ],
  find: ({ uses }) => uses.filter(({ kind }) => CLOSED.includes(kind.name)).flatMap(unknownEntries),
};

function unknownEntries(use: Use): Found[] {
  return use.statements
    .filter(({ directive, key }) => !directive && key !== undefined)
    .map(({ key, line }) => ({
      message: `${key} does not belong into section [${use.section.name}]`,
      span: line.lineSpan,
      use,
    }));
}
