import { describe, expect, it } from 'vitest';
import { type Architecture, parseWindowsVersion, type Target } from '../../src/base/index.ts';
import { parseDecoration, readManufacturers, selectModels } from '../../src/inf/index.ts';
import { opened, VERSION } from './reading.ts';

const target = (os: string, architecture: Architecture, suiteMask = 0): Target => ({
  version: parseWindowsVersion(os)!,
  architecture,
  productType: 'workstation',
  suiteMask,
});

/** An INF with [Manufacturer] lines and Models sections; one whose name ends in `-` is empty. */
function inf(manufacturers: readonly string[], ...sections: string[]): string {
  const models = sections.map(name =>
    name.endsWith('-') ? `[${name.slice(0, -1)}]` : `[${name}]\r\nSome device = Install, ID\\1`,
  );
  const lines = manufacturers.map((line, i) => `Maker${i} = ${line}`);
  return [VERSION, '[Manufacturer]', ...lines, ...models].join('\r\n');
}

/** The Models sections that have models for a Windows. */
function selected(text: string, of: Target): string[] {
  return selectModels(opened(text), of).flatMap(({ section, models }) =>
    models.length > 0 ? [section!] : [],
  );
}

const DATACENTER = 0x80;
const FOO = inf(
  ['FooMfg, NT, NT.5, NT.5.5, NT....0x80'],
  'FooMfg',
  'FooMfg.NT',
  'FooMfg.NT.5',
  'FooMfg.NT.5.5',
  'FooMfg.NT....0x80',
);
const NEWER = inf(['FooMfg, NT.7.8'], 'FooMfg', 'FooMfg.NT', 'FooMfg.NT.7.8');
const PLATFORMS = inf(
  ['FooMfg, NTx86....0x80, NTamd64'],
  'FooMfg',
  'FooMfg.NTx86',
  'FooMfg.NTx86....0x80',
  'FooMfg.NTamd64',
);
const EXCLUDING = inf(['MyName, NTx86.6.0, NTx86.5.1'], 'MyName-', 'MyName.NTx86.6.0-', 'MyName.NTx86.5.1');
const BUILDS = inf(
  ['M, NTamd64.6.1, NTamd64.10.0, NTamd64.10.0...14393'],
  'M.NTamd64.6.1',
  'M.NTamd64.10.0',
  'M.NTamd64.10.0...14393',
);
const UP_TO = inf(
  ['S, NTamd64.10.0...17134, NTamd64.10.0...17763'],
  'S.NTamd64.10.0...17134',
  'S.NTamd64.10.0...17763-',
);
const TWO_LINES = inf(
  ['S1, NTamd64.10.0...17134', 'S2, NTamd64.10.0...22000'],
  'S1.NTamd64.10.0...17134',
  'S2.NTamd64.10.0...22000',
);
const ONE_LINE = inf(
  ['S, NTamd64.10.0...17134, NTamd64.10.0...22000'],
  'S.NTamd64.10.0...17134',
  'S.NTamd64.10.0...22000',
);

// The vectors of inf-manufacturer-section and combining-platform-extensions-with-operating-system-versions.
describe('which Models section a Windows takes', () => {
  it.each<[string, string, Target, string[]]>([
    ['the highest version', FOO, target('5.1', 'x86'), ['FooMfg.NT.5']],
    ['the version before the suite', FOO, target('5.1', 'x86', DATACENTER), ['FooMfg.NT.5']],
    ['a newer Windows', NEWER, target('10.0', 'x86'), ['FooMfg.NT.7.8']],
    ['an older Windows: no version fits', NEWER, target('5.1', 'x86'), ['FooMfg.NT']],
    ['a suite', PLATFORMS, target('5.2', 'x86', DATACENTER), ['FooMfg.NTx86....0x80']],
    ['a suite among others', PLATFORMS, target('5.2', 'x86', 0x92), ['FooMfg.NTx86....0x80']],
    ['no suite', PLATFORMS, target('5.2', 'x86', 0x10), ['FooMfg.NTx86']],
    ['another platform', PLATFORMS, target('5.2', 'amd64'), ['FooMfg.NTamd64']],
    ['an empty section excludes', EXCLUDING, target('6.0', 'x86'), []],
    ['XP', EXCLUDING, target('5.1', 'x86'), ['MyName.NTx86.5.1']],
    ['an empty undecorated section', EXCLUDING, target('5.0', 'x86'), []],
    ['7', BUILDS, target('6.1.7601', 'amd64'), ['M.NTamd64.6.1']],
    ['10 before builds were known', BUILDS, target('10.0.10240', 'amd64'), ['M.NTamd64.10.0']],
    ['the build itself', BUILDS, target('10.0.14393', 'amd64'), ['M.NTamd64.10.0...14393']],
    ['a build between', UP_TO, target('10.0.17134', 'amd64'), ['S.NTamd64.10.0...17134']],
    ['a build that is excluded', UP_TO, target('10.0.17763', 'amd64'), []],
    ['a later one too', UP_TO, target('10.0.22631', 'amd64'), []],
    [
      'each line by itself',
      TWO_LINES,
      target('10.0.22000', 'amd64'),
      ['S1.NTamd64.10.0...17134', 'S2.NTamd64.10.0...22000'],
    ],
    ['one line once', ONE_LINE, target('10.0.22000', 'amd64'), ['S.NTamd64.10.0...22000']],
    [
      'an older version whatever its build',
      ONE_LINE,
      target('11.0.30000', 'amd64'),
      ['S.NTamd64.10.0...22000'],
    ],
    ['no section for the platform', ONE_LINE, target('10.0.22000', 'arm64'), []],
  ])('%s', (_, text, of, sections) => {
    expect(selected(text, of)).toEqual(sections);
  });

  const PLAIN = inf(['M'], 'M');
  const NT = inf(['M, NT'], 'M', 'M.NT');
  it.each<[string, string, Architecture, boolean]>([
    ['10.0', PLAIN, 'x86', true],
    ['10.0', PLAIN, 'amd64', false],
    ['10.0', NT, 'amd64', false],
    ['10.0', NT, 'arm64', false],
    ['6.0', NT, 'x86', true],
    ['5.1', NT, 'amd64', true],
    ['5.1', PLAIN, 'ia64', true],
  ])('%s: undecorated Models mean x86 since Server 2003 SP1 (%#)', (os, text, architecture, found) => {
    expect(selected(text, target(os, architecture)).length > 0).toBe(found);
  });

  it.each([
    [0, true],
    [1, false],
  ])('Server 2003 with service pack %i takes undecorated Models for IA-64: %s', (servicePack, found) => {
    expect(selected(PLAIN, { ...target('2003', 'ia64'), servicePack }).length > 0).toBe(found);
  });

  it('finds a Models section of the manufacturer’s own name', () => {
    const text = `${VERSION}[Manufacturer]\r\nAcme\r\n[Acme]\r\nSome device = Install, ID\\1`;
    expect(selected(text, target('10.0', 'x86'))).toEqual(['Acme']);
  });

  it('asks for the product type', () => {
    const text = inf(['M, NTamd64.10.0, NTamd64.10.0.3'], 'M.NTamd64.10.0', 'M.NTamd64.10.0.3');
    const workstation = target('10.0.17763', 'amd64');
    expect(selected(text, workstation)).toEqual(['M.NTamd64.10.0']);
    expect(selected(text, { ...workstation, productType: 'server' })).toEqual(['M.NTamd64.10.0.3']);
    expect(selected(text, { ...workstation, productType: 'domain-controller' })).toEqual(['M.NTamd64.10.0']);
  });
});

describe('what is a decoration', () => {
  it.each([
    ['NT', {}],
    ['ntAMD64', { architecture: 'amd64' }],
    ['NTx86.5', { architecture: 'x86', major: 5 }],
    ['NT.6.1', { major: 6, minor: 1 }],
    ['NTarm64.10.0.1', { architecture: 'arm64', major: 10, minor: 0, productType: 'workstation' }],
    ['NT.5.2.2', { productType: 'domain-controller' }],
    ['NT.5.2.3.0x80', { productType: 'server', suiteMask: 0x80 }],
    ['NTamd64.10.0...22000', { major: 10, minor: 0, build: 22000 }],
  ])('%s', (text, parts) => {
    expect(parseDecoration(text)).toMatchObject({ text, ...parts });
  });
  it.each(['', 'x86', 'NTmips', 'NT$ARCH$', 'NT.x', 'NT.10.0.4', 'NT.10.0....1.2', 'NT 10.0', '.NT'])(
    '%j is none',
    text => {
      expect(parseDecoration(text)).toBeUndefined();
    },
  );
  it('tells those that nobody can read', () => {
    const text = inf(['M, NT$ARCH$.10.0, NTamd64'], 'M.NTamd64');
    const [maker] = readManufacturers(opened(text));
    expect(maker?.decorations.map(({ value }) => value.text)).toEqual(['NTamd64']);
    expect(maker?.unreadable.map(({ value }) => value)).toEqual(['NT$ARCH$.10.0']);
  });
});

describe('models', () => {
  it('have a description, an install section, a hardware ID and compatible IDs, each with its place', () => {
    const text = [
      VERSION,
      '[Manufacturer]',
      '%Acme% = Acme, NTamd64',
      '[Acme.NTamd64]',
      '%Widget% = Widget_Install, PCI\\VEN_1&DEV_2, PCI\\VEN_1, , "PCI\\CC_01" ; note',
      'Without = Install',
      'nothing',
      '[Strings]',
      'Acme = "Acme, Inc."',
      'Widget = "Widget"',
    ].join('\r\n');
    const [selection] = selectModels(opened(text), target('10.0', 'amd64'));
    const said = selection!.models.map(model => [
      model.description.value,
      model.rawDescription,
      model.installSection.value,
      model.hardwareId?.value,
      model.compatibleIds.map(({ value, span }) => [value, text.slice(span.start, span.end)]),
    ]);
    expect(said).toEqual([
      [
        'Widget',
        '%Widget%',
        'Widget_Install',
        'PCI\\VEN_1&DEV_2',
        [
          ['PCI\\VEN_1', 'PCI\\VEN_1'],
          ['PCI\\CC_01', '"PCI\\CC_01"'],
        ],
      ],
      ['Without', 'Without', 'Install', undefined, []],
    ]);
    expect(selection?.manufacturer).toMatchObject({ name: { value: 'Acme, Inc.' }, rawName: '%Acme%' });
    expect(selection?.section).toBe('Acme.NTamd64');
  });
});
