import type { InfLine, InfSection } from '../../inf/index.ts';
import type { Subject } from './subject.ts';

const NAME = /^DefaultInstall(?:\.nt[^.]*(?:\.\d*)*)?\.NetDrivers$/i;
const DIRECTIVE = /^AddNet(?:Filter|Protocol)$/i;

/** The [DefaultInstall.NetDrivers] sections, with a platform or without. @see inf-validation-errors-and-warnings */
export function netDriversOf({ inf }: Subject): readonly InfSection[] {
  return inf.sections.filter(({ name }) => NAME.test(name));
}

/** The AddNetFilter and AddNetProtocol lines in them: `component id, component section`. */
export function netComponentsOf(subject: Subject): readonly InfLine[] {
  return netDriversOf(subject).flatMap(section =>
    section.lines.filter(line => DIRECTIVE.test(line.key ?? '')),
  );
}
