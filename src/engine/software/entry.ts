import { compareVersions, documented, type Facts, foldCase, type Span, sameName } from '../../base/index.ts';
import {
  flagSet,
  type Inf,
  type Located,
  readVersion,
  type SoftwareAdd,
  type SoftwareInstall,
} from '../../inf/index.ts';
import { isStartable, type Program } from './command-line.ts';
import { type Checked, refuserAt } from './refusal.ts';
import { parseSoftwareVersion, type SoftwareVersion } from './version.ts';

/** What an AddSoftware directive asks for, when nothing is wrong with it. */
export type SoftwareEntry = {
  readonly name: string;
  /** Whether it is run once for each device that names it. */
  readonly perDevice: boolean;
} & (
  | { readonly kind: 'program'; readonly program: Program; readonly version: SoftwareVersion }
  | { readonly kind: 'store'; readonly link: string }
);

/** Where a directive stands. */
export interface SoftwarePlace {
  readonly facts: Facts;
  /** The INF of the package. */
  readonly inf: Inf;
  /** The package's folder in the driver store. */
  readonly folder: string;
  /** The directive as a whole. */
  readonly span: Span;
}

const SOFTWARE_COMPONENT = '{5c4c3332-344d-483c-8739-259e934c9cc8}';

const PROGRAM = 1;
const STORE_LINK = 2;
const ONCE_FOR_EACH_DEVICE = 1;

const PAGE = documented('inf-addsoftware-directive');
const COMPONENTS = documented('using-a-component-inf-file');

/**
 * Reads what an AddSoftware directive asks a Windows to do, or says why it does nothing there.
 * Assumed: what is wrong with a directive is found when it is queued, and nothing of it is; settled by the events of
 * Device Setup Manager after such packages.
 * @see inf-addsoftware-directive
 */
export function checkSoftware(add: SoftwareAdd, place: SoftwarePlace): Checked<SoftwareEntry> {
  const { name, install, section } = add;
  const refuse = refuserAt(place.span, PAGE);
  if (!name.value) return refuse('AddSoftware names no software');
  if (!install) {
    return section
      ? refuse(`section [${section.value}] is not there`, section.span)
      : refuse('AddSoftware names no software-install section');
  }
  const of = { name: name.value, perDevice: (add.flags & ONCE_FOR_EACH_DEVICE) !== 0 };
  const span = section?.span ?? place.span;
  if (!install.type)
    return refuse(`[${section!.value}] has no SoftwareType: 1 is a program, 2 a link to the Store`, span);
  if (install.type.value === PROGRAM) return checkProgram(of, install, { ...place, span });
  if (install.type.value === STORE_LINK) return checkStoreLink(of, install, { ...place, span });
  return refuse('this SoftwareType is not known: 1 is a program, 2 a link to the Store', install.type.span);
}

interface Named {
  readonly name: string;
  readonly perDevice: boolean;
}

function checkProgram(of: Named, install: SoftwareInstall, place: SoftwarePlace): Checked<SoftwareEntry> {
  const { facts, inf, span } = place;
  const refuse = refuserAt(install.type!.span, PAGE);
  const className = readVersion(inf).class?.value ?? '';
  if (!isSoftwareComponent(inf)) {
    return refuse(
      `a program (SoftwareType 1) is run only for an INF of class SoftwareComponent, and this one is of class ${className || 'none'}`,
    );
  }
  if (facts.sMode) {
    return refuse(
      'Windows in S mode runs no program of a driver package; a link to the Store (SoftwareType 2) it does',
      install.type!.span,
      COMPONENTS,
    );
  }
  const { binary, version } = install;
  if (!binary?.value) return refuse('SoftwareType 1 needs SoftwareBinary', span);
  if (!version?.value) return refuse('SoftwareType 1 needs SoftwareVersion', span);
  const parsed = parseSoftwareVersion(version.value);
  if (!parsed)
    return refuse(
      `"${version.value}" is no version: up to four numbers w.x.y.z, none above 65535`,
      version.span,
    );
  const path = pathInPackage(binary.value, place.folder);
  if (path === undefined) return refuse(outside(binary), binary.span);
  if (!isStartable(path)) return refuse(`${binary.value} is neither an MSI nor an EXE file`, binary.span);
  const program = { binary: path, arguments: install.arguments.map(({ value }) => value) };
  return { value: { ...of, kind: 'program', program, version: parsed } };
}

function outside({ value }: Located<string>): string {
  return `${value} is not in the package: SoftwareBinary is a name in the package's folder, alone or behind %13%\\`;
}

function checkStoreLink(
  of: Named,
  { type, id }: SoftwareInstall,
  { facts, span }: SoftwarePlace,
): Checked<SoftwareEntry> {
  const refuse = refuserAt(type!.span, PAGE);
  const since = flagSet('SoftwareType').values.find(({ value }) => value === STORE_LINK)?.since;
  if (since && compareVersions(facts.version, since) < 0) {
    return refuse('links to the Store (SoftwareType 2) are known since Windows 10 1709');
  }
  if (!id?.value) return refuse('SoftwareType 2 needs SoftwareID', span);
  if (!/^pfn:\/\/\S/i.test(id.value)) {
    return refuse(
      `"${id.value}" is no SoftwareID: pfn:// and the family name of a package of the Store`,
      id.span,
    );
  }
  return { value: { ...of, kind: 'store', link: id.value } };
}

/** Whether an INF is that of a software component. */
function isSoftwareComponent(inf: Inf): boolean {
  const { classGuid, class: name } = readVersion(inf);
  return classGuid
    ? sameName(classGuid.value, SOFTWARE_COMPONENT)
    : sameName(name?.value ?? '', 'SoftwareComponent');
}

/**
 * The path of a program in the package's folder; undefined where it would lie elsewhere.
 * Observed: `%13%\` in front of the name works (Device Setup Manager, event 165).
 */
function pathInPackage(binary: string, folder: string): string | undefined {
  const top = foldCase(`${folder}\\`);
  const below = foldCase(binary).startsWith(top) ? binary.slice(top.length) : binary;
  const parts = below.split(/[\\/]/);
  const climbs = parts.some(part => part === '' || part === '.' || part === '..' || /[:*?"<>|]/.test(part));
  return climbs ? undefined : `${folder}\\${parts.join('\\')}`;
}
