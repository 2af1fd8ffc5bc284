import { documented } from '../../base/index.ts';
import { catalogFor } from '../../inf/index.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';
import { architecturesIn } from '../view/architectures.ts';
import { headerOf } from '../view/subject.ts';

/** Observed: Inf2Cat's words for it (`/os:7_X64`, an INF with CatalogFile.ntx86 only). One without any is 1233. */
export const rule22_9_4: Rule = {
  code: '22.9.4',
  statement: 'An architecture that the INF is for has no catalog.',
  why: 'Inf2Cat makes no catalog for it, and Windows takes the package as unsigned there.',
  remedy: 'Name one for all (CatalogFile), or one for each architecture (CatalogFile.NTamd64 and the like).',
  citation: documented('inf2cat'),
  levels: { ...levels('WWW'), h: 'error' },
  wrong: ['«[Version]»\n;- CatalogFile\nCatalogFile.NTx86 = demo.cat'],
  right: [
    '[Version]\nCatalogFile = demo.cat',
    '[Version]\n;- CatalogFile\nCatalogFile.NT = demo.cat',
    '[Version]\n;- CatalogFile\nCatalogFile.NTamd64 = demo.cat',
  ],
  find: subject => {
    const { inf, version } = subject;
    const section = inf.section('Version');
    if (!section || !version.catalogs.some(({ file }) => file.value)) return [];
    return architecturesIn(subject)
      .filter(architecture => !catalogFor(version, architecture)?.value)
      .map(architecture => ({
        message: `[Version] names no catalog for ${architecture}: neither CatalogFile.NT${architecture} nor CatalogFile`,
        span: headerOf(section),
      }));
  },
};
