import type { InfLine } from '../../inf/index.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/** The DriverVer of [Version] and of install sections; of a template stampinf writes it anew. */
export function driverVers(subject: Subject): readonly { readonly line: InfLine; readonly use: Use }[] {
  if (subject.options.template) return [];
  return subject
    .usesOf('Version', 'DDInstall')
    .flatMap(use =>
      use.statements
        .filter(({ directive }) => directive?.name === 'DriverVer')
        .map(({ line }) => ({ line, use })),
    );
}
