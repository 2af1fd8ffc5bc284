import { basename } from 'node:path';
import type { Command } from 'commander';
import { errorName, type Facts, LineIndex, printWindowsVersion, type Target } from '../base/index.ts';
import {
  catalogFor,
  decodeInf,
  describeInf,
  findPlaceholders,
  type Inf,
  type InfDescription,
  type InstallDescription,
  type InstallItem,
  openInf,
  printItem,
  SYMBOLIC_DIRECTORIES,
  stampTemplate,
} from '../inf/index.ts';
import { Failure } from './failure.ts';
import { readInput } from './files.ts';
import { readArchitecture, readOs, readWindows, workstation } from './options.ts';

interface ShowOptions {
  readonly os?: string;
  readonly arch?: string;
  readonly json?: boolean;
}

/** `firstplug inf show <file>` */
export function infShowCommand(inf: Command): void {
  inf
    .command('show')
    .description('say what an INF is and does: identity, models, and what installing each of them asks for')
    .argument('<file>', 'an INF or an INX template, or - for standard input')
    .option('--os <version>', 'only what this Windows sees, such as 10.0.22631 or 11')
    .option('--arch <architecture>', 'the architecture of that Windows: x86, amd64, arm, arm64 or ia64')
    .option('--json', 'the same as data')
    .addHelpText(
      'after',
      `
Examples:
  firstplug inf show toastpkg.inf
  firstplug inf show toastpkg.inf --os 10.0.22631 --arch arm64

Exit codes: 0 shown, 1 the file is no INF, 2 it cannot be read`,
    )
    .action((path: string, options: ShowOptions) => show(path, options));
}

async function show(path: string, options: ShowOptions): Promise<void> {
  const target = targetOf(options);
  const { text, problems } = decodeInf(readInput(path));
  const architecture = target?.architecture ?? 'amd64';
  const placeholders = findPlaceholders(text);
  const opened = openInf(stampTemplate(text, { architecture }), {
    directories: SYMBOLIC_DIRECTORIES,
    ...(target && { version: target.version }),
  });
  if (!opened.ok)
    throw new Failure(
      `${path}${opened.errorLine > 0 ? `:${opened.errorLine}` : ''}: no INF to Windows: ${printError(opened.error)}`,
      1,
    );
  const description = describeInf({ name: basename(path), inf: opened.inf }, target);
  const template = placeholders.length > 0 ? architecture : undefined;
  const { whyNothing } = await import('../engine/software/index.ts');
  const facts: Facts = { ...readWindows('11', 'amd64'), ...target };
  const view = viewOf(description, opened.inf, target, item =>
    whyNothing(item, opened.inf, facts, SYMBOLIC_DIRECTORIES),
  );
  const notes = [
    ...problems.map(problem => problem.message),
    ...(template ? [`This is a template; shown as it is stamped for ${template}.`] : []),
  ];
  const printed = options.json
    ? JSON.stringify({ version: 1, path, notes, ...view })
    : printView(path, view, notes, target).join('\n');
  process.stdout.write(`${printed}\n`);
}

const CAUSES: Readonly<Record<string, string>> = {
  ERROR_WRONG_INF_STYLE: 'there is no Signature = "$Windows NT$" in [Version]',
  ERROR_EXPECTED_SECTION_NAME: 'text stands before the first section',
  ERROR_BAD_SECTION_NAME_LINE: 'the name of a section has no ] behind it',
  ERROR_SECTION_NAME_TOO_LONG: 'the name of a section has more than 255 characters',
  ERROR_FILE_INVALID: 'the file is empty',
};

function printError(error: number): string {
  const name = errorName(error);
  return CAUSES[name] ? `${CAUSES[name]} (${name})` : name;
}

function targetOf({ os, arch }: ShowOptions): Target | undefined {
  if (os === undefined && arch === undefined) return undefined;
  return workstation(readOs(os ?? '11'), readArchitecture(arch ?? 'amd64'));
}

/** What is shown, as data. Lines count from 1. */
interface InfView {
  readonly identity: Readonly<Record<string, string>>;
  readonly installs: readonly {
    readonly models?: string;
    readonly systems: string;
    readonly architecture: string;
    readonly section: string;
    readonly devices: readonly {
      readonly name: string;
      readonly ids: readonly string[];
      readonly line: number;
    }[];
    readonly items: readonly {
      readonly kind: InstallItem['kind'];
      readonly text: string;
      readonly line: number;
    }[];
  }[];
}

/** Why what an INF asks for would come to nothing, where it would. */
type Doubt = (item: InstallItem) => string | undefined;

function viewOf(
  { version, installs }: InfDescription,
  inf: Inf,
  target: Target | undefined,
  doubt: Doubt,
): InfView {
  const lines = new LineIndex(inf.text);
  const { driverVer } = version;
  const identity = {
    class: version.class?.value,
    classGuid: version.classGuid?.value,
    provider: version.provider?.value,
    driverVer: driverVer && [driverVer.value.date, driverVer.value.version].filter(Boolean).join(', '),
    catalog: catalogFor(version, target?.architecture ?? 'amd64')?.value,
    extensionId: version.extensionId?.value,
  };
  return {
    identity: Object.fromEntries(
      Object.entries(identity).filter(([, value]) => value !== undefined),
    ) as Record<string, string>,
    installs: installs.map(install => installView(install, doubt, offset => lines.position(offset).line)),
  };
}

function installView(
  install: InstallDescription,
  doubt: Doubt,
  lineOf: (offset: number) => number,
): InfView['installs'][number] {
  return {
    ...(install.modelsSection !== undefined && { models: install.modelsSection }),
    systems: install.systems,
    architecture: install.architecture,
    section: install.section,
    devices: install.models.map(({ description, hardwareId, compatibleIds, span }) => ({
      name: description.value,
      ids: [hardwareId, ...compatibleIds].flatMap(id => (id ? [id.value] : [])),
      line: lineOf(span.start),
    })),
    items: install.items.map(item => ({
      kind: item.kind,
      text: itemText(item, doubt),
      line: lineOf(item.span.start),
    })),
  };
}

function itemText(item: InstallItem, doubt: Doubt): string {
  const why = doubt(item);
  return why === undefined ? printItem(item) : `${printItem(item)}  but nothing comes of it: ${why}`;
}

const HEADINGS: readonly (readonly [InstallItem['kind'], string])[] = [
  ['file', 'copies'],
  ['registry', 'writes'],
  ['service', 'starts'],
  ['component', 'adds'],
  ['software', 'queues'],
  ['directive', 'and says'],
  ['needs', ''],
  ['missing-section', 'lacks'],
  ['missing-include', 'lacks'],
];

function printView(
  path: string,
  view: InfView,
  notes: readonly string[],
  target: Target | undefined,
): string[] {
  const on = target ? `  on Windows ${printWindowsVersion(target.version)} ${target.architecture}` : '';
  const identity = Object.entries(view.identity).map(([key, value]) => `  ${key.padEnd(12)}${value}`);
  const installs = view.installs.flatMap(install => [
    '',
    install.models === undefined
      ? `[${install.section}]  ${install.systems}`
      : `[${install.models}]  ${install.systems}  installs [${install.section}]`,
    ...install.devices.flatMap(device => [`  ${device.name}`, ...device.ids.map(id => `    ${id}`)]),
    ...HEADINGS.flatMap(([kind, heading]) =>
      printItems(
        install.items.filter(item => item.kind === kind),
        heading,
      ),
    ),
  ]);
  const models = view.installs.some(install => install.models !== undefined);
  const none = models ? [] : ['', `No models${target ? ' for this Windows' : ''}.`];
  return [`${path}${on}`, ...identity, ...notes.map(note => `  ! ${note}`), ...installs, ...none];
}

function printItems(items: InfView['installs'][number]['items'], heading: string): string[] {
  return items.map(({ text, line }, i) => `  ${(i === 0 ? heading : '').padEnd(9)} ${text}  :${line}`);
}
