import { documented, sameName } from '../../base/index.ts';
import { setEntry } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { numberIn } from '../view/services.ts';
import { headerOf, type Subject } from '../view/subject.ts';
import type { Use } from '../view/use.ts';

/**
 * One without an architecture is 1421 (infverif case 001).
 * Assumed: the line is that of the section; settled by an output of InfVerif with 1422.
 */
export const rule1422: Rule = {
  code: 1422,
  statement: 'A [DefaultUninstall] section does not say LegacyUninstall = 1.',
  why: 'Windows removes a primitive driver by itself; the section is for older ones only.',
  fixes: true,
  citation: documented('creating-a-primitive-driver'),
  wrong: [
    {
      into: 'primitive',
      inf: '«[DefaultUninstall.NTamd64]»\nDelFiles = Demo_Gone\n[Demo_Gone]\nold.sys',
      also: 'any',
    },
  ],
  right: [
    {
      into: 'primitive',
      inf: '[DefaultUninstall.NTamd64]\nLegacyUninstall = 1\nDelFiles = Demo_Gone\n[Demo_Gone]\nold.sys',
      also: 'any',
    },
  ],
  find: subject =>
    subject
      .usesOf('DefaultUninstall')
      .filter(use => /\.nt(?:x86|amd64|arm64|arm|ia64)$/i.test(use.section.name))
      .filter(use => !saysLegacy(subject, use))
      .map(use => ({
        message: `section [${use.section.name}] does not say LegacyUninstall = 1`,
        span: headerOf(use.section),
        edits: [setEntry(subject.inf, use.section, 'LegacyUninstall', '1')],
        use,
      })),
};

/** Samples of Microsoft, which InfVerif passes, say it in the section of services. */
function saysLegacy(subject: Subject, use: Use): boolean {
  const name = `${use.section.name}.Services`;
  const services = subject
    .usesOf('DefaultUninstall.Services')
    .filter(({ section }) => sameName(section.name, name));
  return [use, ...services].some(one => numberIn(one, 'LegacyUninstall') === 1);
}
