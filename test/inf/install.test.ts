import { describe, expect, it } from 'vitest';
import {
  actualSection,
  catalogFor,
  destinationOf,
  expandInstall,
  findPlaceholders,
  type InstallItem,
  type NamedInf,
  readAddReg,
  readAddService,
  readCopyFiles,
  readVersion,
  sourceDisk,
  sourceFile,
  stampTemplate,
} from '../../src/inf/index.ts';
import { opened, VERSION } from './reading.ts';

const named = (name: string, ...lines: string[]): NamedInf => ({
  name,
  inf: opened([VERSION, ...lines].join('\r\n')),
});

/** What the items say, one word each. */
function told(items: readonly InstallItem[]): string[] {
  return items.map(item => {
    if (item.kind === 'file') return `file ${item.file.target}`;
    if (item.kind === 'registry') return `${item.registry.name} in ${item.relativeTo}`;
    if (item.kind === 'component') return `component ${item.component.name.value}`;
    if (item.kind === 'software') return `software ${item.software.name.value}`;
    if (item.kind === 'service') return `service ${item.service.name.value}`;
    if (item.kind === 'directive') return `${item.directive.key} ${item.directive.field(1)}`;
    if (item.kind === 'needs') return `[${item.needed}] of ${item.from.name}`;
    return item.kind === 'missing-include' ? `no ${item.file}` : `no [${item.missing.name}]`;
  });
}

describe('the section that counts on an architecture', () => {
  const inf = opened('[A]\n[A.NT]\n[A.NTamd64]\n[B]\n[b.nt]\n[C]\n[D.NTx86]\n');
  it.each([
    ['A', 'amd64', 'A.NTamd64', '.NTamd64'],
    ['A', 'x86', 'A.NT', '.NT'],
    ['A', 'arm64', 'A.NT', '.NT'],
    ['B', 'amd64', 'B.NT', '.NT'],
    ['C', 'amd64', 'C', ''],
    ['D', 'x86', 'D.NTx86', '.NTx86'],
    ['D', 'amd64', 'D', ''],
  ] as const)('%s on %s is %s', (name, architecture, section, extension) => {
    expect(actualSection(name, architecture, inf)).toEqual({ section, extension });
  });
  it('is looked for in included INFs too', () => {
    const included = opened('[E.NTamd64]\n');
    expect(actualSection('E', 'amd64', inf, included).section).toBe('E.NTamd64');
  });
});

describe('an install section', () => {
  it('has subsections of its own extension only', () => {
    const inf = named(
      'own.inf',
      '[Install.NTamd64]',
      'CopyFiles = @own.sys',
      '[Install.NTamd64.Services]',
      'AddService = own, 2, Service',
      '[Install.Services]',
      'AddService = other, 2, Service',
      '[Install.NTamd64.HW]',
      'AddReg = Reg',
      '[Reg]',
      'HKR,,Value,,1',
      '[Service]',
      'AddReg = ServiceReg',
      '[ServiceReg]',
      'HKR,,Start',
    );
    const { actual, items } = expandInstall(inf, 'Install', 'amd64');
    expect(actual.section).toBe('Install.NTamd64');
    expect(told(items).toSorted()).toEqual(
      ['file own.sys', 'Value in hardware key', 'service own', 'Start in service key'].toSorted(),
    );
  });

  it('does what it Needs after its own directives, in the order named, each section once', () => {
    const base = named(
      'base.inf',
      '[First]',
      'A = 3',
      'Needs = Deeper',
      '[Second]',
      'A = 5',
      'Needs = First, Install',
      '[Deeper]',
      'A = 4',
      'Needs = First',
      '[Install]',
      'A = 6',
    );
    const own = named(
      'own.inf',
      '[Install]',
      'A = 1',
      'Include = base.inf, absent.inf',
      'Needs = First, Second, Absent',
      'A = 2',
    );
    const { items } = expandInstall(own, 'Install', 'amd64', name =>
      name === 'base.inf' ? base : undefined,
    );
    expect(told(items)).toEqual([
      'A 1',
      'A 2',
      'no absent.inf',
      '[First] of base.inf',
      'A 3',
      '[Deeper] of base.inf',
      'A 4',
      '[Second] of base.inf',
      'A 5',
      '[Install] of base.inf',
      'A 6',
      'no [Absent]',
    ]);
  });

  it('replaces tokens by the strings of the INF that has them', () => {
    const base = named('base.inf', '[Base]', 'A = %x%', '[Strings]', 'x = theirs');
    const own = named(
      'own.inf',
      '[I]',
      'Include = base.inf',
      'Needs = Base',
      'A = %x%',
      '[Strings]',
      'x = ours',
    );
    expect(told(expandInstall(own, 'I', 'x86', () => base).items)).toEqual([
      'A ours',
      '[Base] of base.inf',
      'A theirs',
    ]);
  });

  it('may Need a chain of a hundred thousand sections', () => {
    const chain = Array.from({ length: 100_000 }, (_, i) => `[S${i}]\nNeeds = S${i + 1}\nA = ${i}`);
    const { items } = expandInstall(named('own.inf', ...chain), 'S0', 'amd64');
    expect(items).toHaveLength(200_000);
    expect(told(items.slice(-3))).toEqual(['[S99999] of own.inf', 'A 99999', 'no [S100000]']);
  });

  it('tells which sections it does not have', () => {
    const inf = named('own.inf', '[I]', 'CopyFiles = Files, @one.sys', 'AddReg = Reg');
    expect(told(expandInstall(inf, 'I', 'amd64').items)).toEqual(['file one.sys', 'no [Files]', 'no [Reg]']);
  });
});

describe('CopyFiles and DestinationDirs', () => {
  const inf = opened(
    [
      '[I]',
      'CopyFiles = Files, @alone.sys, Others',
      '[Files]',
      'a.sys',
      'b.sys, b_source.sys, , 0x00000010',
      '"c d.sys",,,2',
      '[Others]',
      'e.dll',
      '[DestinationDirs]',
      'DefaultDestDir = 12',
      'files = 11, Sub',
    ].join('\n'),
  );
  it('name targets, sources, flags and places', () => {
    const { files, missing } = readCopyFiles(inf, inf.section('I')!.line('CopyFiles')!);
    expect(missing).toEqual([]);
    expect(
      files.map(({ target, source, flags, destination: { dirId, subdirectory } }) => [
        target,
        source,
        flags,
        dirId,
        subdirectory,
      ]),
    ).toEqual([
      ['a.sys', 'a.sys', 0, 11, 'Sub'],
      ['b.sys', 'b_source.sys', 16, 11, 'Sub'],
      ['c d.sys', 'c d.sys', 2, 11, 'Sub'],
      ['alone.sys', 'alone.sys', 0, 12, undefined],
      ['e.dll', 'e.dll', 0, 12, undefined],
    ]);
  });
  it('go to the system directory where nothing else is said', () => {
    expect(destinationOf(opened('[I]\n'), 'Files').dirId).toBe(11);
  });
});

describe('SourceDisksNames and SourceDisksFiles', () => {
  const inf = opened(
    [
      '[SourceDisksNames]',
      '1 = "Disk", tag.cab, , \\any',
      '2 = "Other"',
      '[SourceDisksNames.amd64]',
      '0x1 = "Disk x64", , , \\x64, 0x10, tag',
      '[SourceDisksFiles]',
      'a.sys = 1, sub',
      'b.sys = 2',
      '[SourceDisksFiles.amd64]',
      'A.SYS = 1, sub64',
    ].join('\n'),
  );
  it('of the architecture come first, entry by entry', () => {
    expect(sourceDisk(inf, 1, 'amd64')).toMatchObject({ path: '\\x64', flags: 16, tagFile: 'tag' });
    expect(sourceDisk(inf, 1, 'x86')).toMatchObject({ path: '\\any', tagOrCabinet: 'tag.cab', flags: 0 });
    expect(sourceDisk(inf, 2, 'amd64')?.description?.value).toBe('Other');
    expect(sourceDisk(inf, 3, 'amd64')).toBeUndefined();
    expect(sourceFile(inf, 'a.sys', 'amd64')).toMatchObject({ diskId: 1, subdirectory: 'sub64' });
    expect(sourceFile(inf, 'a.sys', 'arm64')).toMatchObject({ diskId: 1, subdirectory: 'sub' });
    expect(sourceFile(inf, 'B.sys', 'amd64')).toMatchObject({ diskId: 2, subdirectory: undefined });
    expect(sourceFile(inf, 'c.sys', 'amd64')).toBeUndefined();
  });
});

describe('AddReg and AddService', () => {
  it('read registry lines', () => {
    const inf = opened(
      '[I]\nAddReg = Reg\n[Reg]\nHKR,Sub\\Key,Name,0x00010000,one,"two, three"\nHKLM,%x%\nHKR,,,,plain\n[Strings]\nx = Software',
    );
    const { adds } = readAddReg(inf, inf.section('I')!.line('AddReg')!);
    expect(
      adds.map(({ root, subkey, name, flags, values }) => ({ root, subkey, name, flags, values })),
    ).toEqual([
      { root: 'HKR', subkey: 'Sub\\Key', name: 'Name', flags: 0x10000, values: ['one', 'two, three'] },
      { root: 'HKLM', subkey: 'Software', name: '', flags: 0, values: [] },
      { root: 'HKR', subkey: '', name: '', flags: 0, values: ['plain'] },
    ]);
  });

  const inf = opened(
    [
      '[I]',
      'AddService = acme, 0x802, Service, Event',
      'AddService = , 2',
      'AddService = lost, , Absent',
      '[Service]',
      'DisplayName = "Acme"',
      'ServiceType = 1',
      'StartType = 0x3',
      'ErrorControl = 1',
      'ServiceBinary = %12%\\acme.sys',
      'LoadOrderGroup = Extended Base',
      'Dependencies = one, +two',
      'AddReg = R1',
      'AddReg = R2',
    ].join('\n'),
  );
  const services = inf
    .section('I')!
    .linesNamed('AddService')
    .map(line => readAddService(inf, line));

  it('read a service', () => {
    expect(services[0]).toMatchObject({
      name: { value: 'acme' },
      flags: 0x802,
      installSection: 'Service',
      eventLogSection: 'Event',
      install: {
        displayName: 'Acme',
        description: undefined,
        serviceType: 1,
        startType: 3,
        errorControl: 1,
        binary: { value: 'C:\\windows\\system32\\drivers\\acme.sys' },
        loadOrderGroup: 'Extended Base',
        dependencies: ['one', '+two'],
      },
    });
    expect(services[0]?.install?.addReg.map(line => line.field(1))).toEqual(['R1', 'R2']);
  });
  it('read the null driver, and a service whose section is not there', () => {
    expect(services[1]).toMatchObject({ name: { value: '' }, flags: 2, installSection: undefined });
    expect(services[2]).toMatchObject({ flags: 0, installSection: 'Absent', install: undefined });
  });
});

describe('[Version]', () => {
  const version = readVersion(
    opened(
      [
        VERSION,
        'Class = Net',
        'Provider = %P%',
        'DriverVer = 06/21/2006, 10.0.0.1',
        'PnpLockdown = 1',
        'CatalogFile = plain.cat',
        'CatalogFile.NTamd64 = amd64.cat',
        'CatalogFile.nt = nt.cat',
        '[Strings]',
        'P = Acme',
      ].join('\r\n'),
    ),
  );
  it('says class, provider, version', () => {
    expect(version).toMatchObject({
      signature: { value: '$Windows NT$' },
      class: { value: 'Net' },
      provider: { value: 'Acme' },
      driverVer: { value: { date: '06/21/2006', version: '10.0.0.1' } },
      pnpLockdown: { value: true },
      extensionId: undefined,
    });
  });
  it('names the catalog of an architecture', () => {
    expect(catalogFor(version, 'amd64')?.value).toBe('amd64.cat');
    expect(catalogFor(version, 'arm64')?.value).toBe('nt.cat');
    const plain = readVersion(opened(`${VERSION}CatalogFile = plain.cat\nCatalogFile.NTx86 = x86.cat`));
    expect(catalogFor(plain, 'amd64')?.value).toBe('plain.cat');
    expect(catalogFor(readVersion(opened(VERSION)), 'amd64')).toBeUndefined();
  });
});

describe('templates', () => {
  const text =
    '%Acme% = Acme,NT$ARCH$.10.0 ; $Arch$, $KMDFVERSION$\nSignature = "$WINDOWS NT$", $CHICAGO$, $UMDFVERSION$';
  it('have placeholders', () => {
    expect(findPlaceholders(text).map(({ stands }) => stands)).toEqual([
      'architecture',
      'architecture',
      'kmdfVersion',
      'umdfVersion',
    ]);
    expect(findPlaceholders('$ARCH $ARCH$ARCH$')).toHaveLength(1);
    expect(findPlaceholders('$FOO$ARCH$')).toHaveLength(1);
  });
  it('are stamped with what is given', () => {
    expect(stampTemplate(text, { architecture: 'arm64', kmdfVersion: '1.33' })).toBe(
      '%Acme% = Acme,NTarm64.10.0 ; arm64, 1.33\nSignature = "$WINDOWS NT$", $CHICAGO$, $UMDFVERSION$',
    );
  });
});
