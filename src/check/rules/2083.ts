import { documented, foldCase } from '../../base/index.ts';
import type { InfSection } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf, type Subject } from '../view/subject.ts';

/** Observed: the line is that of the header (infverif case 014). */
export const rule2083: Rule = {
  code: 2083,
  statement: 'Nothing leads to a section.',
  why: 'What it says is never done; often the name is misspelt where it should be named.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['«[Demo_Extra]»\nHKR,,Extra,,1', '«[Demo_Install.NTarm64]»\nCopyFiles = Demo_Files'],
  right: ['[Demo_Install.NT]\nAddReg = Demo_Extra\n[Demo_Extra]\nHKR,,Extra,,1'],
  find: subject => {
    const unused = unusedSections(subject);
    return subject.inf.sections
      .filter(({ name, foldedName }) => unused.has(foldedName) && !/^DeviceInstall32(\.|$)/i.test(name))
      .map(section => ({
        message: `nothing leads to section [${section.name}]`,
        span: headerOf(section),
      }));
  },
};

/**
 * Class installers and programs read directives that no table has: a section that any line of a used one names counts
 * as used, and so does one with the name of a used one and a suffix for the removal of network components.
 */
function unusedSections({ uses, inf }: Subject): ReadonlyMap<string, InfSection> {
  const unused = new Map(inf.sections.map(section => [section.foldedName, section]));
  for (const { section } of uses) unused.delete(section.foldedName);
  // Most values are as long as no such name, and need not be folded.
  const lengths = new Set([...unused.keys()].map(({ length }) => length));
  const open = uses.map(({ section }) => section);
  const visit = (name: string): void => {
    const named = lengths.has(name.length) ? unused.get(foldCase(name)) : undefined;
    if (!named) return;
    unused.delete(named.foldedName);
    open.push(named);
  };
  for (let section = open.pop(); section && unused.size > 0; section = open.pop()) {
    visitNamed(section, visit);
    visit(`${section.name}.Remove`);
    visit(`${section.name}.Remove.Services`);
  }
  return unused;
}

/** Of entries, for lines without a key name files and registry values. */
function visitNamed(section: InfSection, visit: (name: string) => void): void {
  for (const line of section.lines) {
    const last = line.isEntry ? line.fieldCount : 0;
    for (let index = 1; index <= last; index++) visit(line.field(index)!);
  }
}
