import type { Architecture, Span, WindowsVersion } from '../../base/index.ts';
import type { Directive, InfLine, InfSection, SectionKind } from '../../inf/index.ts';

/** A field that names a section. */
export interface Reference {
  /** The name as the INF reads it. */
  readonly name: string;
  readonly span: Span;
  /** The directive and the line that it stands in; for a `Needs`, that. */
  readonly directive: Directive;
  readonly line: InfLine;
  /** Where it stands. */
  readonly by: Use;
  /** What the section has to be. */
  readonly kind: SectionKind;
  /** The section of that name; a Needs may look for it in an included INF. */
  readonly found: InfSection | undefined;
  readonly needs: boolean;
}

/** A line of a section with the row of the table of directives that it is; without one it means nothing there. */
export interface Statement {
  /** Where it stands. */
  readonly use: Use;
  readonly line: InfLine;
  /** What stands in front of `=`, or the word alone; undefined for a list of fields. */
  readonly key: string | undefined;
  readonly directive: Directive | undefined;
}

/**
 * A section in the part that it plays: a section named by CopyFiles and by AddReg is two. Those that nothing leads to
 * are none.
 */
export interface Use {
  readonly kind: SectionKind;
  readonly section: InfSection;
  readonly statements: readonly Statement[];
  /** Who names it; empty for those that Windows looks up by their own name. */
  readonly references: readonly Reference[];
  /** The section whose name with a suffix it has: the DDInstall of a DDInstall.Services. */
  readonly base: Use | undefined;
  /** The first Windows on which it counts, as far as Models sections say. */
  readonly from: WindowsVersion | undefined;
  /** The first Windows on which it does not count any more. */
  readonly until: WindowsVersion | undefined;
  /** Those of the Models sections that lead to it. */
  readonly architectures: readonly Architecture[];
}
