import { expect, test } from 'vitest';
import { type InstalledBy, readInstallers } from '../../../src/engine/install/index.ts';
import { multiSz, sz, Transaction, type Value } from '../../../src/machine/index.ts';
import { emptyMachine, origin } from '../../machine/machines.ts';

const CLASS = '{1b2d8f3a-0c4e-4f70-9b61-5d2e7a8c9f10}';
const CONTROL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';
const DRIVER = `${CONTROL}\\Class\\${CLASS}\\0003`;
const OF = { classGuid: CLASS, driverKey: DRIVER };

interface Registry {
  readonly classCo?: Value;
  readonly deviceCo?: Value;
  readonly installer?: Value;
}

function read({ classCo, deviceCo, installer }: Registry, of: InstalledBy = OF): string[] {
  const transaction = new Transaction(emptyMachine());
  const write = (key: string, name: string, after: Value | undefined): void => {
    if (after) transaction.change({ kind: 'value', key, name, after }, origin);
  };
  write(`${CONTROL}\\CoDeviceInstallers`, CLASS.toUpperCase(), classCo);
  write(DRIVER, 'CoInstallers32', deviceCo);
  write(`${CONTROL}\\Class\\${CLASS}`, 'Installer32', installer);
  return readInstallers(transaction, of).map(({ role, dll, entry }) => `${role}: ${dll},${entry}`);
}

test.each<[string, Registry, readonly string[]]>([
  ['nobody', {}, []],
  [
    'those of a class, in the order of the list',
    { classCo: multiSz(['b.dll,B', 'a.dll,A']) },
    ['class co-installer: b.dll,B', 'class co-installer: a.dll,A'],
  ],
  [
    'those of a device, in the order of the list',
    { deviceCo: multiSz(['d.dll,D', 'c.dll,C']) },
    ['device co-installer: d.dll,D', 'device co-installer: c.dll,C'],
  ],
  ['the class installer', { installer: sz('ci.dll,Main') }, ['class installer: ci.dll,Main']],
  [
    'class, device, class installer',
    { classCo: multiSz(['a.dll,A']), deviceCo: multiSz(['c.dll,C']), installer: sz('ci.dll,Main') },
    ['class co-installer: a.dll,A', 'device co-installer: c.dll,C', 'class installer: ci.dll,Main'],
  ],
  [
    'the entry point of a co-installer is CoDeviceInstall unless given',
    { classCo: multiSz(['a.dll']), deviceCo: multiSz(['c.dll,']) },
    ['class co-installer: a.dll,CoDeviceInstall', 'device co-installer: c.dll,CoDeviceInstall'],
  ],
  [
    'that of a class installer ClassInstall',
    { installer: sz('ci.dll') },
    ['class installer: ci.dll,ClassInstall'],
  ],
  [
    'a blank after the comma, as the page has it',
    { deviceCo: multiSz(['c.dll, C']) },
    ['device co-installer: c.dll,C'],
  ],
  ['a name without a DLL is nobody', { classCo: multiSz([',A']), installer: sz('') }, []],
])('%s', (_, registry, found) => {
  expect(read(registry)).toEqual(found);
});

test('a device without a software key has none of its own, a set of no class none at all', () => {
  const all = { classCo: multiSz(['a.dll,A']), deviceCo: multiSz(['c.dll,C']), installer: sz('ci.dll,Main') };
  expect(read(all, { classGuid: CLASS })).toEqual([
    'class co-installer: a.dll,A',
    'class installer: ci.dll,Main',
  ]);
  expect(read(all, {})).toEqual([]);
});
