import { describe, expect, it } from 'vitest';
import { win32 } from '../../../src/base/index.ts';
import { bytesOf, dword, multiSz, sz, Transaction, type Value } from '../../../src/machine/index.ts';
import { printSnapshot, readSnapshot } from '../../../src/machine/snapshot/index.ts';
import { DN_STARTED } from '../../../src/setupapi/index.ts';
import { type RawDevnode, readRunningMachine, type StateSources } from '../../../src/windows/state/index.ts';
import { digest, facts } from '../../machine/machines.ts';

const SET = 'HKLM\\SYSTEM\\CurrentControlSet';
const TAKEN = 'HKLM\\SYSTEM\\ControlSet003';
const TOASTER = 'USB\\VID_1209&PID_7057\\SECRET77';
const KEYBOARD = 'HID\\VID_1209&PID_7058\\7&1b2c3d4e&0&0000';

type Keys = Readonly<Record<string, Readonly<Record<string, Value>> | 'denied'>>;
type Files = Readonly<Record<string, string>>;

const KEYS: Keys = {
  'HKLM\\SYSTEM\\Select': { Current: dword(3) },
  'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion': {
    EditionID: sz('Enterprise'),
    RegisteredOwner: sz('Jane Doe'),
  },
  [`${SET}\\Enum\\HTREE\\ROOT\\0`]: {},
  [`${SET}\\Enum\\${TOASTER}`]: {
    HardwareID: multiSz(['USB\\VID_1209&PID_7057']),
    Capabilities: dword(0x14),
  },
  [`${SET}\\Enum\\${TOASTER}\\Properties`]: 'denied',
  [`${SET}\\Enum\\${TOASTER}\\Device Parameters`]: {
    Port: dword(1),
    Key: { type: 3, data: Uint8Array.of(1, 2) },
  },
  [`${SET}\\Enum\\${KEYBOARD}`]: { CompatibleIDs: multiSz(['HID_DEVICE']), Capabilities: dword(0xa0) },
  [`${SET}\\Enum\\SWD\\MMDEVAPI\\{1}`]: { FriendlyName: sz("Jane's headphones"), Mfg: sz('Contoso') },
  [`${SET}\\Enum\\PCI\\VEN_1234\\3&1`]: 'denied',
  [`${SET}\\Services\\toaster`]: { Start: dword(3) },
  [`${SET}\\Services\\toaster\\Parameters`]: { Secret: sz('Jane') },
  [`${SET}\\Control\\Class\\{1}\\0000`]: { InfPath: sz('oem0.inf') },
};

const FILES: Files = {
  'C:\\Windows\\INF\\oem0.inf': '[Version]',
  'C:\\Windows\\INF\\oem0.PNF': 'x',
  'C:\\Windows\\System32\\drivers\\toaster.sys': 'MZ',
};

const TREE: readonly RawDevnode[] = [
  { id: 'HTREE\\ROOT\\0', parent: undefined, status: DN_STARTED, problem: 0 },
  { id: TOASTER, parent: 'HTREE\\ROOT\\0', status: DN_STARTED, problem: 0 },
  { id: KEYBOARD, parent: TOASTER, status: 0, problem: 28 },
];

function namesBelow(paths: readonly string[], path: string): string[] {
  const below = paths.filter(one => one.startsWith(`${path}\\`)).map(one => one.slice(path.length + 1));
  return [...new Set(below.map(one => one.split('\\')[0]!))];
}

/** A Windows that has some keys and files. */
function sources(more: Partial<StateSources> = {}): StateSources {
  return {
    key: path => {
      const values = KEYS[path];
      const keys = namesBelow(Object.keys(KEYS), path);
      if (values === 'denied') return win32('ERROR_ACCESS_DENIED');
      if (!values && keys.length === 0) return win32('ERROR_FILE_NOT_FOUND');
      const raw = Object.entries(values ?? {}).map(([name, value]) => ({
        name,
        type: value.type,
        bytes: bytesOf(value),
      }));
      return { keys, values: raw };
    },
    folder: path => {
      const names = namesBelow(Object.keys(FILES), path);
      if (names.length === 0) return 'absent';
      return names.map(name => ({ name, size: FILES[`${path}\\${name}`]?.length }));
    },
    file: path => new TextEncoder().encode(FILES[path]),
    tree: () => TREE,
    facts: () => facts('10.0.22631'),
    isAdministrator: () => false,
    user: 'jane',
    windows: 'C:\\Windows',
    clock: 1_790_000_000_000,
    ...more,
  };
}

const read = (personal = false, more: Partial<StateSources> = {}): ReturnType<typeof readRunningMachine> =>
  readRunningMachine(sources(more), { personal, digest });

describe('the running Windows as a machine', () => {
  it('has its keys in the control set that is in use, its files and its facts', () => {
    const { registry, volume, facts: of, running } = read();
    expect(of).toMatchObject({ edition: 'Enterprise', version: { build: 22631 } });
    expect(registry.value(`${TAKEN}\\Services\\toaster`, 'Start')).toEqual(dword(3));
    expect(registry.value(`${SET}\\Control\\Class\\{1}\\0000`, 'InfPath')).toEqual(sz('oem0.inf'));
    expect(new TextDecoder().decode(volume.file('C:\\Windows\\INF\\oem0.inf')?.bytes())).toBe('[Version]');
    expect(volume.file('C:\\Windows\\System32\\drivers\\toaster.sys')).toMatchObject({ size: 2 });
    expect(running.list('session')).toMatchObject([{ state: { user: 'jane', administrator: false } }]);
  });

  it('has the device tree with hardware and status', () => {
    const { running, buses } = read();
    expect(running.state('devnode', KEYBOARD)).toMatchObject({
      problem: 28,
      parent: TOASTER,
      hardware: KEYBOARD,
    });
    expect(buses.on().map(({ name }) => name)).toEqual([TOASTER]);
    expect(buses.hardware(TOASTER)).toMatchObject({
      deviceId: 'USB\\VID_1209&PID_7057',
      instanceId: 'SECRET77',
      uniqueId: true,
      hardwareIds: ['USB\\VID_1209&PID_7057'],
      bus: { enumerator: 'USB' },
    });
    expect(buses.hardware(KEYBOARD)).toMatchObject({ instanceId: '0000', uniqueId: false, parent: TOASTER });
  });

  it.each<[string, (of: Transaction) => unknown, readonly string[]]>([
    ['no driver of that name', ({ volume }) => volume.file('C:\\Windows\\System32\\drivers\\a.sys'), []],
    ['no such device', ({ registry }) => registry.has(`${SET}\\Enum\\USB\\X`), []],
    [
      'a key that may not be read',
      ({ registry }) => registry.value(`${SET}\\Enum\\PCI\\VEN_1234\\3&1`, 'Service'),
      [`${TAKEN}\\Enum\\PCI\\VEN_1234\\3&1`],
    ],
    [
      'below a service',
      ({ registry }) => registry.has(`${SET}\\Services\\toaster\\Parameters`),
      [`${TAKEN}\\Services\\toaster\\Parameters`],
    ],
    ['what no service has', ({ registry }) => registry.has(`${SET}\\Services\\toaster\\Other`), []],
    [
      'a name of a person',
      ({ registry }) => registry.value(`${SET}\\Enum\\SWD\\MMDEVAPI\\{1}`, 'FriendlyName'),
      [`${TAKEN}\\Enum\\SWD\\MMDEVAPI\\{1}\\FriendlyName`],
    ],
    [
      'bytes of a device',
      ({ registry }) => registry.value(`${SET}\\Enum\\${TOASTER}\\Device Parameters`, 'Key'),
      [`${TAKEN}\\Enum\\${TOASTER}\\Device Parameters\\Key`],
    ],
    [
      'another value there',
      ({ registry }) => registry.value(`${SET}\\Enum\\${TOASTER}\\Device Parameters`, 'Other'),
      [],
    ],
    [
      'a precompiled INF',
      ({ volume }) => volume.file('C:\\Windows\\INF\\a.pnf'),
      ['C:\\Windows\\INF\\a.pnf'],
    ],
    ['files in use', ({ running }) => running.list('loaded'), ['which files are in use']],
    ['devices', ({ running }) => running.list('devnode'), []],
  ])('knows what it does not know: %s', (_, ask, expected) => {
    const transaction = new Transaction(read());
    ask(transaction);
    expect(transaction.unrecorded).toEqual(expected);
  });

  it('names no person unless it shall', () => {
    const text = (personal: boolean): string =>
      printSnapshot(read(personal), { personal: personal ? 'kept' : { hosts: [], users: ['jane'] } });
    expect(text(false)).not.toMatch(/jane|SECRET77/i);
    expect(text(true)).toMatch(/Jane's headphones/);
    expect(text(true)).toContain('SECRET77');
    expect(text(true)).not.toContain('Jane Doe');
    expect(readSnapshot(text(false), digest).problems).toEqual([]);
  });

  it('without a device tree says that there is none known', () => {
    const transaction = new Transaction(read(false, { tree: () => undefined }));
    transaction.running.state('devnode', TOASTER);
    expect(transaction.unrecorded).toEqual(['the device tree']);
  });

  it('a folder that may not be read is not known', () => {
    const transaction = new Transaction(read(false, { folder: () => 'denied' }));
    expect(transaction.volume.file('C:\\Windows\\INF\\oem0.inf')).toBeUndefined();
    expect(transaction.unrecorded).toEqual(['C:\\Windows\\INF\\oem0.inf']);
  });
});
