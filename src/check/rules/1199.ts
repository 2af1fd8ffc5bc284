import {
  compareVersions,
  documented,
  printWindowsVersion,
  type Span,
  type WindowsVersion,
} from '../../base/index.ts';
import { destinationOf } from '../../inf/index.ts';
import type { Found, Rule } from '../rule.ts';
import { headerOf, type Subject } from '../view/subject.ts';
import type { Use } from '../view/use.ts';

/** Older syntax is not looked at: what the tables say of it is not what InfVerif does. */
const FIRST: WindowsVersion = { major: 10, minor: 0, build: 14393 };
const DIRID_13: WindowsVersion = { major: 10, minor: 0, build: 16299 };

/**
 * Observed: CopyFiles to directory 13 came with 10.0.16299 (infverif case 137); 10.0.22621 did not look for it:
 * Microsoft built its samples, which copied to 13 on any Windows, with it and without this one off. A kind of syntax is
 * told once, without a line (microsoft/windows-drivers-rs issue 423).
 * Assumed: directives and sections came when their pages say so; settled by outputs of InfVerif with 1199.
 */
export const rule1199: Rule = {
  code: 1199,
  statement: 'Syntax is newer than a Windows that the package installs on.',
  why: 'That Windows does not know it: the device is installed without what it says.',
  remedy: 'Decorate the Models section with the build that brought it, such as NTamd64.10.0...16299.',
  citation: documented('inf-validation-errors-and-warnings'),
  since: { major: 10, minor: 0, build: 26100 },
  wrong: [
    '[Manufacturer]\n%Contoso% = Models, NTamd64.10.0\n;- [Models.NTamd64.10.0...17763]\n[Models.NTamd64.10.0]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001\n«[Demo_Files]»',
    '«[Demo_Install.NT.Filters]»\nAddFilter = ContosoDemo, , Demo_Filter\n[Demo_Filter]\nFilterPosition = Upper',
  ],
  right: [
    '[Manufacturer]\n%Contoso% = Models, NTamd64.10.0...17763',
    {
      inf: '[Demo_Install.NT.Filters]\nInclude = winusb.inf\nNeeds = WINUSB_LowerFilter.NT.Filters',
      also: 'any',
    },
  ],
  find: subject => {
    const found = [...newSections(subject), ...storeCopies(subject)];
    return [...new Map(found.toReversed().map(one => [one.syntax, one])).values()].toReversed();
  },
};

interface NewSyntax extends Found {
  readonly syntax: string;
}

function newSections({ uses }: Subject): NewSyntax[] {
  return uses
    .filter(use => use.base && use.kind.since && saysMore(use))
    .flatMap(use =>
      tooNew(use, use.kind.name.replace('DDInstall', ''), use.kind.since!, headerOf(use.section)),
    );
}

/** A section that only needs one of Windows says nothing that an older Windows would miss, and pages ask for it. */
function saysMore({ statements }: Use): boolean {
  return statements.some(({ directive }) => directive && !/^(?:Include|Needs)$/.test(directive.name));
}

function storeCopies(subject: Subject): NewSyntax[] {
  return subject
    .usesOf('copy-file-list-section')
    .filter(({ section }) => destinationOf(subject.inf, section.name).dirId === 13)
    .flatMap(use => tooNew(use, 'directory 13 for CopyFiles', DIRID_13, headerOf(use.section)));
}

function tooNew(use: Use, syntax: string, since: WindowsVersion, span: Span): NewSyntax[] {
  if (!use.from || compareVersions(since, FIRST) < 0 || compareVersions(use.from, since) >= 0) return [];
  const first = printWindowsVersion(since);
  const from = printWindowsVersion(use.from);
  const message = `${syntax} came with Windows ${first}, but is used from ${from} on`;
  return [{ message, span, reported: 'no line', use, syntax }];
}
