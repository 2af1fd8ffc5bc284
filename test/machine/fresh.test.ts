import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  type FreshOptions,
  freshFacts,
  freshMachine,
  inboxInfs,
  inboxLines,
  inboxSection,
  neededSections,
  setupClasses,
} from '../../src/machine/fresh/index.ts';
import { dword, numberOf, Transaction, textOf } from '../../src/machine/index.ts';
import { shared } from '../shared.ts';
import { digest, origin } from './machines.ts';

const VERSIONS: readonly Omit<FreshOptions, 'digest'>[] = [
  { windows: '2000', architecture: 'x86' },
  { windows: 'xp', architecture: 'x86' },
  { windows: '2003', architecture: 'amd64' },
  { windows: 'vista', architecture: 'amd64' },
  { windows: '7', architecture: 'amd64' },
  { windows: '8.1', architecture: 'amd64' },
  { windows: '10', architecture: 'amd64' },
  { windows: '11', architecture: 'arm64' },
];
const facts = (windows: string, architecture = 'amd64' as const) => freshFacts({ windows, architecture })!;

describe.each(VERSIONS)('a fresh Windows $windows $architecture', options => {
  const machine = freshMachine({ ...options, digest })!;
  const windows = options.windows === '2000' ? 'C:\\WINNT' : 'C:\\Windows';

  it('has the places that installation reads', () => {
    const { registry, volume } = machine;
    expect(textOf(registry.value('HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion', 'DevicePath'))).toBe(
      '%SystemRoot%\\inf',
    );
    expect(registry.resolve('HKLM\\SYSTEM\\CurrentControlSet\\Enum')).toBe(
      'HKLM\\SYSTEM\\ControlSet001\\Enum',
    );
    for (const key of [
      'Enum\\HTREE\\ROOT\\0',
      'Services',
      'Control\\CoDeviceInstallers',
      'Control\\DeviceClasses',
    ]) {
      expect(registry.has(`HKLM\\SYSTEM\\CurrentControlSet\\${key}`)).toBe(true);
    }
    expect(volume.directory(`${windows}\\inf`)).toBe(true);
    expect(volume.directory(`${windows}\\System32\\DriverStore\\FileRepository`)).toBe(
      machine.facts.version.major > 5,
    );
    expect(volume.directory(`${windows}\\SysWOW64`)).toBe(options.architecture !== 'x86');
  });

  it('has setup classes by GUID', () => {
    const usb = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\{36FC9E60-C465-11CF-8056-444553540000}';
    expect(textOf(machine.registry.value(usb, 'Class'))).toBe('USB');
    expect(textOf(machine.registry.value(usb, ''))).toMatch(/USB/);
    expect(machine.registry.keys('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class').length).toBe(
      setupClasses(machine.facts).length,
    );
  });

  it('has INFs that are whole', () => {
    for (const { name, text, services } of inboxInfs(machine.facts)) {
      const sections = new Set([...text.matchAll(/^\[(.+)\]/gm)].map(match => match[1]!.toUpperCase()));
      expect(text, name).toMatch(
        /^Provider = %Microsoft%\r\nDriverVer = \d\d\/\d\d\/\d{4},\d+(\.\d+){3}\r$/m,
      );
      for (const [, section] of text.matchAll(/^%Device\d+% = ([^,]+),/gm)) {
        const actual = ['', '.NT', `.NT${options.architecture}`].map(extension =>
          `${section}${extension}`.toUpperCase(),
        );
        expect(
          actual.some(each => sections.has(each)),
          `${name} ${section}`,
        ).toBe(true);
      }
      expect(new TextDecoder().decode(machine.volume.file(`${windows}\\INF\\${name}`)?.bytes())).toBe(text);
      for (const service of services)
        expect(machine.volume.file(`${windows}\\System32\\drivers\\${service}.sys`)).toBeDefined();
      if (text.includes('[Manufacturer]')) expect(text, name).toMatch(/^ClassGuid = \{[0-9a-f-]{36}\}\r$/m);
    }
  });

  it('can be forked, changed and left as it was', () => {
    const fork = machine.fork();
    const transaction = new Transaction(fork);
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\toaster';
    transaction.change({ kind: 'value', key, name: 'Start', after: dword(3) }, origin);
    expect(transaction.commit()).toEqual({ kind: 'committed' });
    expect(numberOf(fork.registry.value(key, 'start'))).toBe(3);
    expect(machine.registry.has(key)).toBe(false);
  });
});

describe('versions', () => {
  it.each([
    ['2000', 'SoftwareComponent', false],
    ['10.0.14393', 'SoftwareComponent', false],
    ['10.0.15063', 'SoftwareComponent', true],
    ['xp', 'WPD', false],
    ['vista', 'WPD', true],
    ['xp', 'Bluetooth', true],
    ['2000', 'Bluetooth', false],
  ])('%s has the class %s: %s', (windows, name, has) => {
    expect(setupClasses(facts(windows)).some(each => each.name === name)).toBe(has);
  });
  it('that do not exist are none', () => {
    expect(freshMachine({ windows: '98', architecture: 'x86', digest })).toBeUndefined();
    expect(freshMachine({ windows: '4.0.1381', architecture: 'x86', digest })).toBeUndefined();
  });
  it('keep what was said of them', () => {
    const told = freshFacts({
      windows: '10',
      architecture: 'amd64',
      edition: 'Home',
      sMode: true,
      suiteMask: 0x200,
    })!;
    expect([told.edition, told.sMode, told.suiteMask, told.servicePack]).toEqual(['Home', true, 0x200, 0]);
    expect(facts('xp').servicePack).toBe(2);
  });
});

describe('a section of an INF of Windows', () => {
  it.each([
    ['11', 'WUDFRD.inf', 'wudfrd.nt.services', 'known'],
    ['11', 'wudfrd.inf', 'WUDFRD.NT', 'named'],
    ['10', 'wudfrd.inf', 'WUDFRD.NT', 'absent'],
    ['11', 'ks.inf', 'KS.Registration', 'named'],
    ['11', 'input.inf', 'HID_Inst.NT', 'named'],
    ['11', 'input.inf', 'HID_Inst.NT.Services', 'known'],
    ['11', 'usbport.inf', 'OHCI.Dev.NT.Services', 'named'],
    ['11', 'ks.inf', 'No.Such', 'unknown'],
    ['11', 'nosuch.inf', 'KS.Registration', 'unknown'],
    ['7', 'mshidkmdf.inf', 'MsHidKmdf.NT', 'unknown'],
  ])('%s: %s [%s] is %s', (windows, inf, section, kind) => {
    expect(inboxSection(facts(windows), inf, section).kind).toBe(kind);
  });
});

interface DriverNode {
  readonly file: string;
  readonly line: number;
  readonly infPath?: string;
  readonly inf?: string;
  readonly matchedId?: string;
  readonly signerScore?: string;
  readonly provider?: string;
  readonly infIdKindFromRank?: string;
  readonly rankBits?: { readonly identifier: number };
}

const recordings = shared('recordings', 'facts');

describe.skipIf(!recordings)('records (shared folder)', () => {
  const read = <T>(name: string) => JSON.parse(readFileSync(`${recordings}/${name}.json`, 'utf8')) as T;
  const lines = ['xp', '2003', 'vista', '7', '8', '10', '11'].flatMap(windows => inboxLines(facts(windows)));

  it('of drivers that came with Windows each have their line', () => {
    const nodes = read<DriverNode[]>('driver-node').filter(
      ({ signerScore, provider, matchedId }) =>
        matchedId && (/^inbox$/i.test(signerScore ?? '') || provider === 'Microsoft'),
    );
    expect(nodes.length).toBeGreaterThan(80);
    for (const node of nodes) {
      const inf = (node.infPath ?? node.inf!).split('\\').at(-1)!.toLowerCase();
      const id = node.matchedId!.toUpperCase();
      const own = lines.filter(line => line.inf === inf).map(line => line.ids.toUpperCase().split(','));
      const found = own.filter(ids => ids.includes(id));
      expect(found.length, `${node.file}:${node.line} ${inf} ${id}`).toBeGreaterThan(0);
      const isHardware = node.infIdKindFromRank === 'hardware';
      expect(
        found.some(ids => (ids[0] === id) === isHardware),
        `${node.file}:${node.line} kind`,
      ).toBe(true);
    }
  });

  it('are named by every line', () => {
    const known = new Set(
      read<DriverNode[]>('driver-node').map(({ file, line }) => `${file.slice(0, 3)}:${line}`),
    );
    for (const { record } of lines) {
      const [first] = record.split(' and ');
      if (/^\d{3}:\d+$/.test(first!)) expect(known.has(first!), record).toBe(true);
      else expect(record).toMatch(/^(\d{3} (event 400|pnputil)|supported-usb-classes)$/);
    }
  });
});

const corpus = shared('corpus', 'wine-dump.jsonl.gz');

describe.skipIf(!corpus)('packages (shared corpus)', () => {
  interface Dump {
    readonly ok: boolean;
    readonly sections?: readonly {
      readonly lines: readonly { readonly k: string | null; readonly f: readonly string[] }[];
    }[];
  }
  /** Needs that no Include of their section explains: mistakes of those packages. */
  const STRAY = ['WUDFRD.INF.SERVICES', 'VWIFIBUS.PNPFILTERREGISTRATIO.HW'];

  it('need sections that are in the list', () => {
    const dumps = gunzipSync(readFileSync(corpus!))
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Dump);
    const windows = facts('11');
    let count = 0;
    for (const { lines } of dumps.flatMap(dump => dump.sections ?? [])) {
      const fields = (key: string) =>
        lines
          .filter(line => line.k?.toLowerCase() === key)
          .flatMap(line => line.f.filter(field => field !== ''));
      const included = fields('include');
      for (const section of included.length ? fields('needs') : []) {
        count++;
        if (STRAY.includes(section.toUpperCase())) continue;
        const found = included.map(inf => inboxSection(windows, inf, section).kind);
        expect(
          found.some(kind => kind === 'known' || kind === 'named'),
          `${included.join()} ${section}`,
        ).toBe(true);
      }
    }
    expect(count).toBeGreaterThan(600);
    expect(neededSections(windows).length).toBeGreaterThan(60);
  });
});
