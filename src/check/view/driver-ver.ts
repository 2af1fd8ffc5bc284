import type { InfLine } from '../../inf/index.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/** The DriverVer of [Version] and of install sections. */
export function driverVers(subject: Subject): readonly { readonly line: InfLine; readonly use: Use }[] {
  return subject
    .usesOf('Version', 'DDInstall')
    .flatMap(use =>
      use.statements
        .filter(({ directive }) => directive?.name === 'DriverVer')
        .map(({ line }) => ({ line, use })),
    );
}
