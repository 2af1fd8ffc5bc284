import { describe, expect, it } from 'vitest';
import {
  type Architecture,
  foldCase,
  parseWindowsVersion,
  printWindowsVersion,
  type Target,
} from '../../src/base/index.ts';
import { type Installation, performDeviceSection } from '../../src/engine/sections/index.ts';
import {
  actualSection,
  DEFAULT_DIRECTORIES,
  decodeInf,
  type Inf,
  type NamedInf,
  openInf,
  readManufacturers,
  type SectionKindName,
  sections,
  selectModels,
  stampTemplate,
} from '../../src/inf/index.ts';
import { difference, type Effect, inverted, Transaction } from '../../src/machine/index.ts';
import { corpus } from '../inf/corpus.ts';
import { emptyMachine, facts } from '../machine/machines.ts';

const PARTS: readonly SectionKindName[] = sections
  .filter(
    ({ name, reached }) => name === 'DDInstall' || (reached.by === 'suffix' && reached.of === 'DDInstall'),
  )
  .map(({ name }) => name);

/** An install section on a Windows that the INF names, and the device that it is for. */
interface Install {
  readonly target: Target;
  readonly section: string;
  readonly device: string;
}

function open({ name, bytes }: (typeof corpus)[number], architecture: Architecture): NamedInf | undefined {
  const { text } = decodeInf(bytes);
  const stamped = stampTemplate(text, {
    architecture,
    kmdfVersion: '1.33',
    umdfVersion: '2.33.0',
    kmdfCoinstallerVersion: '01033',
    umdfCoinstallerVersion: '02033',
  });
  const opened = openInf(stamped);
  return opened.ok ? { name: `C:\\corpus\\${name.replaceAll('/', '\\')}`, inf: opened.inf } : undefined;
}

/** Every Windows that the [Manufacturer] lines name; without a version, Windows 7 and 11. */
function targetsOf(inf: Inf, architecture: Architecture): Target[] {
  const named = readManufacturers(inf).flatMap(({ decorations }) =>
    decorations.flatMap(({ value: { major, minor = 0, build = 0 } }) =>
      major === undefined ? [] : printWindowsVersion({ major, minor: minor ?? 0, build: build ?? 0 }),
    ),
  );
  const versions = new Set(['7', '11', ...named]);
  return [...versions].flatMap(text => {
    const version = parseWindowsVersion(text);
    return version && version.major >= 5
      ? [{ version, architecture, productType: 'workstation' as const, suiteMask: 0 }]
      : [];
  });
}

function installsOf(inf: Inf, target: Target): Install[] {
  const found = new Map<string, Install>();
  for (const { models } of selectModels(inf, target)) {
    for (const model of models) {
      const { section } = actualSection(model.installSection.value, target.architecture, inf);
      const device = `${model.hardwareId?.value ?? 'ROOT\\C'}\\1`;
      if (inf.section(section)) found.set(foldCase(section), { target, section, device });
    }
  }
  const { section } = actualSection('DefaultInstall', target.architecture, inf);
  if (inf.section(section)) found.set(foldCase(section), { target, section, device: 'ROOT\\C\\1' });
  return [...found.values()];
}

/** Carries all sections out in a transaction; tells what refused. */
function carryOut(
  transaction: Transaction,
  source: NamedInf,
  { section, device, target }: Install,
): string[] {
  const installation: Installation = {
    transaction,
    program: target.architecture,
    view: { bits: 64 },
    directories: DEFAULT_DIRECTORIES,
    files: { receive: () => undefined, commit: () => undefined },
    resolve: () => undefined,
    keys: {
      'software key': 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\{c}\\0000',
      'hardware key': `HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${device}\\Device Parameters`,
    },
    device: { instanceId: device },
  };
  return PARTS.flatMap(kind => {
    const { refusal } = performDeviceSection(installation, source, section, kind);
    return refusal === undefined
      ? []
      : `${source.name} [${section}] ${kind}: 0x${(refusal >>> 0).toString(16)}`;
  });
}

/** What runs unknown, and why that is so. */
const EXPLAINED = [
  /: (?:the|its) INF is not on the machine$/,
  /^Dll(?:Un)?Register(?:Server)? /,
  /^DllInstall/,
  /\.exe \S/,
];

function unexplained(effects: readonly Effect[]): string[] {
  return effects.flatMap(effect =>
    effect.kind === 'unknown' && !EXPLAINED.some(why => why.test(effect.by)) ? [effect.by] : [],
  );
}

describe.skipIf(corpus.length === 0)('the install sections of the corpus (FIRSTPLUG_SHARED)', () => {
  const architectures: readonly Architecture[] = ['amd64', 'x86', 'arm64'];
  const count = { packages: 0, sections: 0, effects: 0 };
  const refusals = new Set<string>();

  it.each(architectures)(
    'on %s: no unknown without a reason; twice is once; undone is before',
    architecture => {
      for (const file of corpus) {
        const source = open(file, architecture);
        if (!source) continue;
        count.packages++;
        for (const target of targetsOf(source.inf, architecture)) {
          for (const install of installsOf(source.inf, target)) {
            const machine = emptyMachine(facts('11', target));
            const before = machine.fork();
            const first = new Transaction(machine);
            for (const refusal of carryOut(first, source, install)) refusals.add(refusal);
            expect(unexplained(first.effects), file.name).toEqual([]);
            expect(first.commit()).toEqual({ kind: 'committed' });
            const once = machine.fork();
            const second = new Transaction(machine);
            carryOut(second, source, install);
            expect(second.commit()).toEqual({ kind: 'committed' });
            expect(difference(once, machine), `${file.name} ${install.section}`).toEqual([]);
            expect(machine.commit(inverted(second.effects))).toEqual({ kind: 'committed' });
            expect(machine.commit(inverted(first.effects))).toEqual({ kind: 'committed' });
            expect(difference(before, machine)).toEqual([]);
            count.sections++;
            count.effects += first.effects.length;
          }
        }
      }
    },
    300_000,
  );

  it('says how many there were', () => {
    console.info(
      `${count.packages} INFs opened, ${count.sections} sections carried out, ${count.effects} effects`,
    );
    console.info([...refusals].join('\n'));
    expect(count.sections).toBeGreaterThan(500);
  });
});
