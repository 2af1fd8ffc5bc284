import { foldCase, type Span, type WindowsVersion } from '../../base/index.ts';
import { servicesOf } from './services.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/**
 * Names of services of Microsoft's samples that InfVerif was seen to reserve.
 * Observed: microsoft/Windows-driver-samples issues 680 (ECHO) and 1025 (dynambus, statbus), commits c6e2995f
 * (wdfsimple) and 3035684c (Ndisprot).
 */
const SAMPLES = ['echo', 'dynambus', 'statbus', 'wdfsimple', 'ndisprot'].map(foldCase);

/** Observed: 10.0.15063 did not look for them (infverif case 016); InfVerif of December 2021 did (issue 680). */
export const RESERVED_SINCE: WindowsVersion = { major: 10, minor: 0, build: 19041 };

/** From this build on they have a code of their own, 1017. @see inf-validation-errors-and-warnings */
export const OWN_CODE_SINCE: WindowsVersion = { major: 10, minor: 0, build: 26100 };

/** A place where a service has such a name. */
export interface ReservedName {
  readonly name: string;
  readonly span: Span;
  readonly use: Use;
}

/**
 * Where services have names that are reserved.
 * Observed: AddService and KmdfService are such places (microsoft/Windows-driver-samples issue 1025).
 */
export function reservedNamesOf(subject: Subject): readonly ReservedName[] {
  const added = servicesOf(subject).map(({ line, use }) => ({ line, use }));
  return [...added, ...subject.statementsOf('KmdfService')].flatMap(({ line, use }) => {
    const name = line.field(1) ?? '';
    return SAMPLES.includes(foldCase(name)) ? [{ name, span: line.span(1), use }] : [];
  });
}
