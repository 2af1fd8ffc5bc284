import type { Directive, InfSection } from '../../inf/index.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/** A list of what is deleted. */
export interface Deletion {
  readonly directive: Directive;
  readonly section: InfSection;
  /** Where the directive stands. */
  readonly by: Use;
}

/** The lists that directives name, but in what is carried out when the package is removed. */
export function deletionsOf(subject: Subject, ...directives: readonly string[]): readonly Deletion[] {
  return subject.references
    .filter(({ directive, by }) => directives.includes(directive.name) && !isUninstall(by))
    .flatMap(({ directive, found, by }) => (found ? [{ directive, section: found, by }] : []));
}

/** Whether a section is carried out when the package is removed. */
export function isUninstall({ kind }: Use): boolean {
  return kind.name === 'DefaultUninstall' || kind.name === 'DefaultUninstall.Services';
}
