import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshMachine } from '../../../src/machine/fresh/index.ts';
import { difference, dword, multiSz, sz, Transaction } from '../../../src/machine/index.ts';
import { MemoryMachine } from '../../../src/machine/memory/index.ts';
import { printSnapshot, readSnapshot } from '../../../src/machine/snapshot/index.ts';
import { digest, emptyMachine, facts, holds, origin } from '../machines.ts';
import { carryOut, flat, Model, steps } from '../model.ts';

const KEPT = { personal: 'kept' } as const;
const NAMES = { personal: { hosts: ['KITCHEN-PC'], users: ['jane'] } };

describe('a snapshot', () => {
  it('is the machine, whatever is on it, and the same text again', () => {
    holds(
      'snapshot',
      fc.property(steps, all => {
        const transaction = new Transaction(emptyMachine());
        carryOut(transaction, new Model(), all);
        const text = printSnapshot(transaction, KEPT);
        const { value, problems } = readSnapshot(text, digest);
        expect(problems).toEqual([]);
        expect(flat(value!)).toEqual(flat(transaction));
        expect(printSnapshot(value!, KEPT)).toBe(text);
      }),
      200,
    );
  });

  it('has a fresh Windows with all its files', () => {
    const machine = freshMachine({ windows: '11', architecture: 'arm64', digest })!;
    const { value } = readSnapshot(printSnapshot(machine, KEPT), digest);
    expect(value?.facts).toEqual(machine.facts);
    expect(difference(machine, value!)).toEqual([]);
  });

  it('leaves the names of enumerators alone, whoever else is named so', () => {
    const transaction = new Transaction(freshMachine({ windows: '11', architecture: 'amd64', digest })!);
    const key = 'HKLM\\SYSTEM\\ControlSet001\\Enum\\ROOT\\KETTLE\\0000';
    transaction.change({ kind: 'key', key, after: true }, origin);
    const text = printSnapshot(transaction, { personal: { hosts: [], users: ['root', 'jane'] } });
    const { value } = readSnapshot(text, digest);
    expect(value?.registry.has(key)).toBe(true);
  });

  it('keeps what it covers', () => {
    const coverage = { known: ['HKLM\\SYSTEM'], except: ['HKLM\\SYSTEM\\Secret'] };
    const text = printSnapshot(new MemoryMachine({ facts: facts(), digest, coverage }), KEPT);
    expect(readSnapshot(text, digest).value?.coverage).toEqual(coverage);
  });
});

const GOOD = printSnapshot(emptyMachine(), KEPT);

describe('a file that is no snapshot', () => {
  it.each<[string, string, string, RegExp, string]>([
    ['no JSON', '{\n"format": nothing\n}', 'snapshot/json', /no JSON/, 'nothing'],
    ['cut off', GOOD.slice(0, -20), 'snapshot/json', /ends before/, ''],
    ['empty', '', 'snapshot/json', /ends before/, ''],
    ['something else', '{ "name": "firstplug" }', 'snapshot/form', /"format" is missing/, '{ "name"'],
    ['of another program', '{ "format": "x" }', 'snapshot/foreign', /no snapshot/, '{ "format"'],
    ['a list', '[1]', 'snapshot/form', /an object is wanted/, '[1]'],
    ['newer', GOOD.replace('"version": 1', '"version": 9'), 'snapshot/newer', /version 9/, '9'],
    [
      'a wrong Windows',
      GOOD.replace(/"windows":"[^"]+"/, '"windows":"DOS"'),
      'snapshot/form',
      /Windows version/,
      '"DOS"',
    ],
    [
      'a wrong value',
      GOOD.replace('"HKLM": {}', '"HKLM": {"a": 1, "b": {"hex": "0"}}'),
      'snapshot/form',
      /registry value/,
      '{"hex": "0"}',
    ],
    ['a wrong key', GOOD.replace('"HKLM": {}', '"HKCR": {}'), 'snapshot/form', /HKLM or HKU/, '{}'],
    [
      'a file of no content',
      GOOD.replace('"files": {}', '"files": {"C:": null, "C:\\\\a": {"sha256": "00"}}'),
      'snapshot/form',
      /"00" is missing/,
      '{}',
    ],
    [
      'hardware without a name',
      GOOD.replace('"hardware": []', '"hardware": [{"a": 1}]'),
      'snapshot/form',
      /"name" is missing/,
      '{"a": 1}',
    ],
  ])('%s', (_, text, code, message, place) => {
    const { value, problems } = readSnapshot(text, digest);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code, message: expect.stringMatching(message) }]);
    expect(text.slice(problems[0]!.span!.start).startsWith(place)).toBe(true);
  });

  it('a changed content is refused', () => {
    const machine = emptyMachine();
    machine.apply({
      kind: 'file',
      path: 'C:\\a.inf',
      after: machine.volume.content(new TextEncoder().encode('[Version]')),
    });
    const text = printSnapshot(machine, KEPT).replace('[Version]', '[version]');
    expect(readSnapshot(text, digest).problems).toMatchObject([{ code: 'snapshot/content' }]);
  });

  it('any damage is a problem and never an exception', () => {
    const text = printSnapshot(freshMachine({ windows: 'xp', architecture: 'x86', digest })!, KEPT);
    holds(
      'damaged snapshots',
      fc.property(
        fc.nat({ max: text.length - 1 }),
        fc.string({ maxLength: 3 }),
        fc.nat({ max: 40 }),
        (at, put, cut) => {
          const damaged = text.slice(0, at) + put + text.slice(at + cut);
          const { value, problems } = readSnapshot(damaged, digest);
          expect(value === undefined).toBe(problems.length > 0);
        },
      ),
      60,
    );
  });
});

const ENUM = 'HKLM\\SYSTEM\\ControlSet001\\Enum';

/** A machine of somebody. */
function personalMachine(): Transaction {
  const transaction = new Transaction(emptyMachine());
  const put = (key: string, name: string, after = sz('')): void =>
    transaction.change({ kind: 'value', key, name, after }, origin);
  const toaster = `${ENUM}\\USB\\VID_1209&PID_7057\\A1B2C3D4`;
  put(toaster, 'HardwareID', multiSz(['USB\\VID_1209&PID_7057']));
  put(`${toaster}\\Device Parameters`, 'PortName', sz('COM3'));
  put(`${ENUM}\\USB\\VID_1209&PID_7058\\X1`, 'Mfg', sz('Contoso'));
  put(`${ENUM}\\PCI\\VEN_1234&DEV_0001\\3&11583659&0&10`, 'FriendlyName', sz("jane's printer on KITCHEN-PC"));
  put(
    `${ENUM}\\BTHENUM\\Dev_001A7DDA7113\\7&1a2b3c4d&0&BluetoothDevice_001A7DDA7113`,
    'Capabilities',
    dword(4),
  );
  put(`${ENUM}\\SWD\\Toaster\\7&1`, 'LocationInformation', sz('behind A1B2C3D4'));
  put(
    'HKLM\\SYSTEM\\ControlSet001\\Control\\DeviceClasses\\{1}\\##?#USB#VID_1209&PID_7057#A1B2C3D4#{1}',
    'DeviceInstance',
    sz('USB\\VID_1209&PID_7057\\A1B2C3D4'),
  );
  put(
    'HKLM\\SYSTEM\\ControlSet001\\Control\\Class\\{4d36e972-e325-11ce-bfc1-08002be10318}\\0000',
    'NetworkAddress',
    sz('0211AABBCCDD'),
  );
  put(
    'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Panel',
    'InstallLocation',
    sz('C:\\Users\\Bob\\Panel'),
  );
  transaction.change(
    {
      kind: 'running',
      what: 'devnode',
      name: 'USB\\VID_1209&PID_7057\\A1B2C3D4',
      after: { status: 8, problem: 0, hardware: 'USB\\VID_1209&PID_7057\\A1B2C3D4' },
    },
    origin,
  );
  transaction.change(
    {
      kind: 'running',
      what: 'session',
      name: '1',
      after: { user: 'Alice', administrator: true, interactive: true },
    },
    origin,
  );
  const hardware = {
    name: 'USB\\VID_1209&PID_7057\\A1B2C3D4',
    deviceId: 'USB\\VID_1209&PID_7057',
    instanceId: 'A1B2C3D4',
    uniqueId: true,
    hardwareIds: [],
    compatibleIds: [],
    capabilities: 0,
  };
  transaction.change({ kind: 'presence', name: hardware.name, after: hardware }, origin);
  return transaction;
}

describe('personal data', () => {
  it('is nowhere in a snapshot, and what belongs together still does', () => {
    const text = printSnapshot(personalMachine(), NAMES);
    expect(text).not.toMatch(/A1B2C3D4|KITCHEN|jane|Alice|Bob|001A7DDA7113|0211AABBCCDD|\\X1"/i);
    const machine = readSnapshot(text, digest).value!;
    const id = 'USB\\VID_1209&PID_7057\\serial-1';
    expect(machine.registry.has(`${ENUM}\\${id}\\Device Parameters`)).toBe(true);
    expect(machine.running.state('devnode', id)?.hardware).toBe(id);
    expect(machine.buses.hardware(id)).toMatchObject({ instanceId: 'serial-1' });
    expect(
      machine.registry.value(
        'HKLM\\SYSTEM\\ControlSet001\\Control\\DeviceClasses\\{1}\\##?#USB#VID_1209&PID_7057#serial-1#{1}',
        'DeviceInstance',
      ),
    ).toEqual(sz(id));
    expect(text).toContain('behind serial-1');
  });

  it('stays where it is wanted', () => {
    const machine = personalMachine();
    expect(difference(machine, readSnapshot(printSnapshot(machine, KEPT), digest).value!)).toEqual([]);
  });
});

describe('the place where a text stops to be JSON', () => {
  it.each([
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ['[1, 2', 5],
    ['{"a": "\\x"}', 6],
    ['[1] 2', 4],
    ['', 0],
    ['{]', 1],
    ['[01]', 2],
    ['{"a": tru}', 6],
    ['{"a": "b', 8],
    ['{"a": "b\\', 9],
  ])('%s', (text, place) => {
    const { problems } = readSnapshot(text, digest);
    expect(problems[0]).toMatchObject({ code: 'snapshot/json', span: { start: place } });
  });
});
