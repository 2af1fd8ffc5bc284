import { describe, expect, it } from 'vitest';
import {
  binary,
  bytesOf,
  dword,
  expandSz,
  listOf,
  multiSz,
  numberOf,
  qword,
  sameValue,
  sz,
  Transaction,
  textOf,
  valueFromBytes,
} from '../../src/machine/index.ts';
import { emptyMachine, facts, origin } from './machines.ts';

const USER = 'S-1-5-21-1';

function machineWith(keys: readonly string[], of = facts()) {
  const machine = emptyMachine(of);
  const transaction = new Transaction(machine);
  for (const key of keys) transaction.change({ kind: 'key', key, after: true }, origin);
  transaction.commit();
  return machine;
}

describe('a path names', () => {
  const machine = machineWith([
    'HKLM\\SYSTEM\\Select',
    'HKLM\\SYSTEM\\ControlSet002\\Control',
    'HKLM\\Software\\Contoso',
  ]);
  machine.apply({ kind: 'value', key: 'HKLM\\SYSTEM\\Select', name: 'Current', after: dword(2) });

  it.each([
    ['HKLM\\SYSTEM\\CurrentControlSet\\Control', 'HKLM\\SYSTEM\\ControlSet002\\Control'],
    ['hkey_local_machine\\system\\currentcontrolset', 'HKLM\\SYSTEM\\ControlSet002'],
    ['HKLM\\SYSTEM\\ControlSet001', 'HKLM\\SYSTEM\\ControlSet001'],
    ['HKCC', 'HKLM\\SYSTEM\\ControlSet002\\Hardware Profiles\\0001'],
    ['HKLM\\SOFTWARE\\CONTOSO', 'HKLM\\Software\\Contoso'],
    ['HKLM\\software\\new\\Deep', 'HKLM\\Software\\new\\Deep'],
    ['HKCU\\Environment', 'HKU\\.DEFAULT\\Environment'],
    ['HKCU\\Software\\Classes\\.x', 'HKU\\.DEFAULT_Classes\\.x'],
    ['HKCR\\.x', 'HKLM\\Software\\Classes\\.x'],
    ['HKLM', 'HKLM'],
    ['HKLM\\SOFTWARE\\', 'HKLM\\Software'],
    ['HKXX\\a', undefined],
    ['', undefined],
  ])('%s: %s', (path, key) => {
    expect(machine.registry.resolve(path)).toBe(key);
    if (key) expect(machine.registry.resolve(key)).toBe(key);
  });

  it('of another user is below that user', () => {
    const seen = machine.registry.seen({ user: USER });
    expect(seen.resolve('HKCU\\Printers')).toBe(`HKU\\${USER}\\Printers`);
    expect(seen.seen({ bits: 32 }).resolve('HKCU\\Printers')).toBe(`HKU\\${USER}\\Printers`);
  });
});

describe('the 32-bit view (shared-registry-keys)', () => {
  const since7 = machineWith([]).registry.seen({ bits: 32 });
  const vista = machineWith([], facts('vista')).registry.seen({ bits: 32 });
  const onX86 = machineWith([], facts('10', { architecture: 'x86' })).registry.seen({ bits: 32 });

  it.each([
    [
      'HKLM\\SOFTWARE\\Contoso',
      'HKLM\\SOFTWARE\\Wow6432Node\\Contoso',
      'HKLM\\SOFTWARE\\Wow6432Node\\Contoso',
    ],
    [
      'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup',
      'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup',
      'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup',
    ],
    [
      'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run',
      'HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Run',
      'HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Run',
    ],
    [
      'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\a',
      'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\a',
      'HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\App Paths\\a',
    ],
    [
      'HKLM\\SOFTWARE\\Classes\\.x',
      'HKLM\\SOFTWARE\\Classes\\.x',
      'HKLM\\SOFTWARE\\Classes\\Wow6432Node\\.x',
    ],
    [
      'HKCR\\CLSID\\{1}',
      'HKLM\\SOFTWARE\\Classes\\Wow6432Node\\CLSID\\{1}',
      'HKLM\\SOFTWARE\\Classes\\Wow6432Node\\CLSID\\{1}',
    ],
    [
      'HKCU\\Software\\Classes\\CLSID\\{1}',
      'HKU\\.DEFAULT_Classes\\Wow6432Node\\CLSID\\{1}',
      'HKU\\.DEFAULT_Classes\\Wow6432Node\\CLSID\\{1}',
    ],
    [
      'HKLM\\SOFTWARE\\Policies\\Contoso',
      'HKLM\\SOFTWARE\\Policies\\Contoso',
      'HKLM\\SOFTWARE\\Policies\\Contoso',
    ],
    ['HKLM\\SYSTEM\\Setup', 'HKLM\\SYSTEM\\Setup', 'HKLM\\SYSTEM\\Setup'],
    ['HKCU\\Software\\Contoso', 'HKU\\.DEFAULT\\Software\\Contoso', 'HKU\\.DEFAULT\\Software\\Contoso'],
    [
      'HKLM\\SOFTWARE\\Wow6432Node\\Classes\\AppID\\a',
      'HKLM\\SOFTWARE\\Classes\\AppID\\a',
      'HKLM\\SOFTWARE\\Classes\\Wow6432Node\\AppID\\a',
    ],
  ])('%s', (path, newer, older) => {
    expect(since7.resolve(path)).toBe(newer);
    expect(vista.resolve(path)).toBe(older);
    expect(since7.resolve(newer)).toBe(newer);
    const plain = path.includes('Wow6432Node') ? newer : machineWith([]).registry.resolve(path);
    expect(onX86.resolve(path)).toBe(plain);
  });
});

describe('HKCR is merged (merged-view-of-hkey-classes-root)', () => {
  const machine = machineWith([
    'HKLM\\SOFTWARE\\Classes\\CLSID\\2',
    'HKLM\\SOFTWARE\\Classes\\CLSID\\4\\inprocserver32',
    'HKLM\\SOFTWARE\\Classes\\CLSID\\4\\localserver32',
    'HKLM\\SOFTWARE\\Classes\\CLSID\\7',
    `HKU\\${USER}_Classes\\CLSID\\1`,
    `HKU\\${USER}_Classes\\CLSID\\4\\localserver`,
    `HKU\\${USER}_Classes\\CLSID\\6`,
    `HKU\\${USER}_Classes\\CLSID\\10\\localserver`,
  ]);
  const seen = machine.registry.seen({ user: USER });

  it('at the keys that the page lists', () => {
    expect(seen.keys('HKCR\\CLSID')).toEqual(['1', '10', '2', '4', '6', '7']);
    expect(seen.keys('HKCR')).toEqual(['CLSID']);
  });
  it('with the user hiding what the machine has', () => {
    expect(seen.keys('HKCR\\CLSID\\4')).toEqual(['localserver']);
    expect(seen.has('HKCR\\CLSID\\4\\inprocserver32')).toBe(false);
    expect(seen.has('HKCR\\CLSID\\7')).toBe(true);
  });
  it('and new keys go to the machine, values to the key that exists', () => {
    expect(seen.resolve('HKCR\\CLSID\\4\\new')).toBe('HKLM\\SOFTWARE\\Classes\\CLSID\\4\\new');
    expect(seen.resolve('HKCR\\CLSID\\4')).toBe(`HKU\\${USER}_Classes\\CLSID\\4`);
    expect(seen.resolve('HKCR\\CLSID\\2')).toBe('HKLM\\SOFTWARE\\Classes\\CLSID\\2');
  });
  it('and the system sees its own half', () => {
    expect(machine.registry.keys('HKCR\\CLSID')).toEqual(['2', '4', '7']);
  });
});

describe('a value', () => {
  it.each([
    [sz('a'), [0x61, 0, 0, 0]],
    [expandSz(''), [0, 0]],
    [multiSz(['a', 'b']), [0x61, 0, 0, 0, 0x62, 0, 0, 0, 0, 0]],
    [multiSz([]), [0, 0]],
    [dword(0xfedcba98), [0x98, 0xba, 0xdc, 0xfe]],
    [qword(0x1_0000_0002n), [2, 0, 0, 0, 1, 0, 0, 0]],
    [binary([1, 2]), [1, 2]],
    [sz('\ud800'), [0, 0xd8, 0, 0]],
  ])('%j has the bytes %j', (value, bytes) => {
    expect([...bytesOf(value)]).toEqual(bytes);
    expect(sameValue(valueFromBytes(value.type, Uint8Array.from(bytes)), value)).toBe(true);
  });
  it.each([
    [1, [0x61, 0]],
    [1, [0x61]],
    [1, [0x61, 0, 0, 0, 0x62, 0, 0, 0]],
    [7, [0x61, 0, 0, 0]],
    [7, [0, 0, 0, 0]],
    [4, [1, 2]],
    [0x380001, [1, 0, 2]],
  ])('of type %i with the odd bytes %j keeps them', (type, bytes) => {
    expect([...bytesOf(valueFromBytes(type, Uint8Array.from(bytes)))]).toEqual(bytes);
  });
  it('is read as what its type says', () => {
    expect(textOf(valueFromBytes(1, Uint8Array.of(0x61, 0, 0, 0, 0x62, 0)))).toBe('a');
    expect(textOf(valueFromBytes(1, Uint8Array.of(0x61, 0)))).toBe('a');
    expect(listOf(multiSz(['a', '', 'b']))).toEqual(['a']);
    expect(listOf(valueFromBytes(7, Uint8Array.of(0x61, 0)))).toEqual(['a']);
    expect(numberOf(valueFromBytes(4, Uint8Array.of(1)))).toBeUndefined();
    expect(textOf(dword(1))).toBeUndefined();
  });
});

describe('keys and values', () => {
  it('keep the case they were made with', () => {
    const transaction = new Transaction(emptyMachine());
    const key = 'HKLM\\SOFTWARE\\Contoso';
    transaction.change({ kind: 'value', key, name: 'First', after: dword(1) }, origin);
    transaction.change({ kind: 'value', key: key.toUpperCase(), name: 'FIRST', after: dword(2) }, origin);
    expect(transaction.registry.values(key)).toEqual([{ name: 'First', folded: 'FIRST', value: dword(2) }]);
    expect(transaction.effects.map(effect => ('key' in effect ? effect.key : ''))).toEqual([
      'HKLM\\SOFTWARE',
      key,
      key,
      key,
    ]);
  });
  it('are found among ten thousand, in order', () => {
    const machine = emptyMachine();
    const names = Array.from({ length: 10_000 }, (_, i) => `Key ${(i * 7919) % 10_000}`);
    for (const name of names)
      machine.apply({ kind: 'key', key: `HKLM\\Many\\${name}`, before: false, after: true });
    const fork = machine.fork();
    for (const name of names.filter((_, i) => i % 3)) {
      fork.apply({ kind: 'key', key: `HKLM\\many\\${name.toUpperCase()}`, before: true, after: false });
    }
    const left = names.filter((_, i) => i % 3 === 0);
    expect(machine.registry.keys('HKLM\\Many')).toEqual(
      [...names].sort((a, b) => (a.toUpperCase() < b.toUpperCase() ? -1 : 1)),
    );
    expect(fork.registry.keys('HKLM\\Many')).toEqual([...left].sort((a, b) => (a < b ? -1 : 1)));
    expect(left.every(name => fork.registry.has(`HKLM\\Many\\${name}`))).toBe(true);
  });
  it('are the same node until they change', () => {
    const machine = machineWith(['HKLM\\A\\B', 'HKLM\\C']);
    const [a, c] = [machine.registry.key('HKLM\\A'), machine.registry.key('HKLM\\C')];
    machine.apply({ kind: 'value', key: 'HKLM\\A\\B', name: '', after: dword(1) });
    expect(machine.registry.key('HKLM\\A')).not.toBe(a);
    expect(machine.registry.key('HKLM\\C')).toBe(c);
    expect(a?.key('B')?.value('')).toBeUndefined();
  });
});
