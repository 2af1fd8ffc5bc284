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
    const used = usedNames(subject);
    return subject.inf.sections
      .filter(({ name }) => !used.has(foldCase(name)) && !/^DeviceInstall32(\.|$)/i.test(name))
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
function usedNames({ uses, inf }: Subject): ReadonlySet<string> {
  const used = new Set(uses.map(({ section }) => foldCase(section.name)));
  const names = new Set(inf.sections.map(({ name }) => foldCase(name)));
  const longest = [...names].reduce((most, { length }) => Math.max(most, length), 0);
  const open = uses.map(({ section }) => section);
  const visit = (name: string): void => {
    if (name.length > longest) return;
    const folded = foldCase(name);
    if (used.has(folded) || !names.has(folded)) return;
    used.add(folded);
    open.push(inf.section(name)!);
  };
  for (let section = open.pop(); section; section = open.pop()) {
    visitNamed(section, visit);
    visit(`${section.name}.Remove`);
    visit(`${section.name}.Remove.Services`);
  }
  return used;
}

/** Of entries, for lines without a key name files and registry values. */
function visitNamed(section: InfSection, visit: (name: string) => void): void {
  for (const line of section.lines)
    for (let index = 1; line.isEntry && index <= line.fieldCount; index++) visit(line.field(index)!);
}
