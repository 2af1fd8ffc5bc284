import { compareVersions, documented, foldCase, type Span, type WindowsVersion } from '../../base/index.ts';
import { readAddSoftware, type SoftwareAdd } from '../../inf/index.ts';
import { levels } from '../levels.ts';
import type { Found, Rule } from '../rule.ts';
import { copiesOf, STORE } from '../view/copies.ts';
import { isHigher } from '../view/software-version.ts';
import type { Subject } from '../view/subject.ts';
import type { Use } from '../view/use.ts';

const SOFTWARE_COMPONENT = '{5c4c3332-344d-483c-8739-259e934c9cc8}';
const PROGRAM = 1;
const STORE_LINK = 2;
const FIRST: WindowsVersion = { major: 10, minor: 0, build: 15063 };
const FIRST_STORE: WindowsVersion = { major: 10, minor: 0, build: 16299 };

const program = (...lines: readonly string[]): string =>
  [
    '[Version]',
    'Class = SoftwareComponent',
    `ClassGuid = ${SOFTWARE_COMPONENT}`,
    '[Demo_Install.NT.Software]',
    'AddSoftware = ContosoPanel, , Demo_Software',
    '[Demo_Software]',
    ...lines,
    '[Demo_Files]',
    'demo.sys',
    'panel.exe',
    '[SourceDisksFiles]',
    'panel.exe = 1',
  ].join('\n');

export const ruleSoftwareNeverRuns: Rule = {
  code: 'software-never-runs',
  statement: 'AddSoftware names software that Windows will never install.',
  why: 'Programs (SoftwareType 1) are run for software components only, from the package, and when their version is higher than the last one of their name; links to the Store (SoftwareType 2) need a package family name.',
  citation: documented('inf-addsoftware-directive'),
  levels: levels('WWW'),
  wrong: [
    '[Demo_Install.NT.Software]\nAddSoftware = Panel, , Demo_Software\n[Demo_Software]\nSoftwareType = «1»\nSoftwareBinary = %13%\\demo.exe\nSoftwareVersion = 1.0.0.0',
    program('SoftwareType = 1', 'SoftwareBinary = «%13%\\demo.sys»', 'SoftwareVersion = 1.0.0.0'),
    program('SoftwareType = 1', 'SoftwareBinary = «%13%\\other.exe»', 'SoftwareVersion = 1.0.0.0'),
    `${program('SoftwareType = 1', 'SoftwareBinary = %13%\\panel.exe', 'SoftwareVersion = 1.0.0.0')}\n[Demo_Install.NT.Software]\nAddSoftware = ContosoPanel, , «Demo_Software»`,
    '[Demo_Install.NT.Software]\nAddSoftware = Panel, , Demo_Software\n[Demo_Software]\nSoftwareType = 2\nSoftwareID = «Contoso.Panel»',
  ].map(inf => ({ inf, also: 'any' as const })),
  right: [
    {
      inf: '[Demo_Install.NT.Software]\nAddSoftware = Panel, , Demo_Software\n[Demo_Software]\nSoftwareType = 2\nSoftwareID = pfn://Contoso.Panel_8wekyb3d8bbwe',
    },
    {
      inf: program('SoftwareType = 1', 'SoftwareBinary = %13%\\panel.exe', 'SoftwareVersion = 1.0.0.0'),
      also: 'any',
    },
  ],
  find: subject =>
    subject.usesOf('DDInstall.Software').flatMap(use => {
      const adds = use.section.linesNamed('AddSoftware').map(line => readAddSoftware(subject.inf, line));
      return adds.flatMap((add, at) => {
        const found = whatIsWrong(subject, add, use) ?? whatCameBefore(add, adds.slice(0, at));
        return found ? [{ ...found, use }] : [];
      });
    }),
};

type Wrong = Pick<Found, 'message' | 'span'>;

function whatIsWrong(subject: Subject, add: SoftwareAdd, use: Use): Wrong | undefined {
  const { section, install } = add;
  const type = install?.type?.value;
  if (!section || (type !== PROGRAM && type !== STORE_LINK)) return undefined;
  const first = type === PROGRAM ? FIRST : FIRST_STORE;
  if (use.until && compareVersions(use.until, first) <= 0) {
    return {
      message: `[${section.value}] is for a Windows that does not know it: it is read since 10.0.${first.build}`,
      span: section.span,
    };
  }
  return type === PROGRAM ? wrongProgram(subject, add) : wrongLink(add);
}

function wrongProgram(subject: Subject, { section, install }: SoftwareAdd): Wrong | undefined {
  const { type, binary } = install!;
  if (!subject.isOfClass(SOFTWARE_COMPONENT)) {
    const message = `[${section!.value}] is a program: Windows runs it for software components only`;
    return { message, span: type!.span };
  }
  return binary?.value ? wrongBinary(subject, binary.value, binary.span) : undefined;
}

/** @see inf-addsoftware-directive */
function wrongBinary(subject: Subject, binary: string, span: Span): Wrong | undefined {
  const name = binary.slice(Math.max(binary.lastIndexOf('\\'), binary.lastIndexOf('/')) + 1);
  if (!/\.(?:exe|msi)$/i.test(name)) {
    return { message: `${binary} is neither a program nor an MSI package: Windows does not run it`, span };
  }
  const isCopied = copiesOf(subject).some(
    ({ file: { target, destination } }) => foldCase(target) === foldCase(name) && destination.dirId === STORE,
  );
  return isCopied ? undefined : { message: `${name} is not copied into the driver store (DIRID 13)`, span };
}

function wrongLink({ install }: SoftwareAdd): Wrong | undefined {
  const { id } = install!;
  if (!id?.value || /^pfn:\/\/\S/i.test(id.value)) return undefined;
  return {
    message: `${id.value} names no package of the Store: pfn:// and its family name do`,
    span: id.span,
  };
}

const FOR_EACH_DEVICE = 1;

/** The second of a name runs when its version is higher. */
function whatCameBefore(add: SoftwareAdd, before: readonly SoftwareAdd[]): Wrong | undefined {
  const { name, install, section, flags } = add;
  if (install?.type?.value !== PROGRAM || (flags & FOR_EACH_DEVICE) !== 0) return undefined;
  const first = before.find(
    one => foldCase(one.name.value) === foldCase(name.value) && one.install?.type?.value === PROGRAM,
  );
  if (!first || isHigher(install.version?.value, first.install?.version?.value) !== false) return undefined;
  return {
    message: `${name.value} is added before, in a version that is not lower: this one is never run`,
    span: section!.span,
  };
}
