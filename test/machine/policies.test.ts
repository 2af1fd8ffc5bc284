import { describe, expect, it } from 'vitest';
import {
  binary,
  dword,
  lowerLogoVersion,
  readAllSigningEqual,
  readDriverSigning,
  readRestrictions,
  sz,
  Transaction,
} from '../../src/machine/index.ts';
import { emptyMachine, facts, origin } from './machines.ts';

const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DeviceInstall';

describe('policies', () => {
  it.each([
    ['7', true],
    ['vista', false],
  ])('of Windows %s are its defaults', (release, allSigningEqual) => {
    const machine = emptyMachine(facts(release));
    expect(readAllSigningEqual(machine)).toBe(allSigningEqual);
    expect(readDriverSigning(machine)).toBe('warn');
    expect(readRestrictions(machine)).toEqual({
      denyOthers: false,
      denyRemovable: false,
      allowAdministrators: false,
      layered: false,
    });
  });
  it('are what the registry says', () => {
    const transaction = new Transaction(emptyMachine());
    const set = (path: string, name: string, after: ReturnType<typeof sz>) =>
      transaction.change({ kind: 'value', key: path, name, after }, origin);
    set(`${key}\\Settings`, 'AllSigningEqual', dword(0));
    set(`${key}\\Restrictions`, 'DenyUnspecified', dword(1));
    set(`${key}\\Restrictions`, 'DenyDeviceIDs', dword(1));
    set(`${key}\\Restrictions\\DenyDeviceIDs`, '1', sz('USB\\VID_1209'));
    set(`${key}\\Restrictions\\AllowDeviceClasses`, '1', sz('{guid}'));
    expect(readAllSigningEqual(transaction)).toBe(false);
    expect(readDriverSigning(transaction)).toBe('warn');
    expect(readRestrictions(transaction)).toEqual({
      denyIds: ['USB\\VID_1209'],
      denyOthers: true,
      denyRemovable: false,
      allowAdministrators: false,
      layered: false,
    });
  });
  it.each([
    ['xp', 'block'],
    ['7', 'warn'],
  ])('about unsigned packages end with Windows Vista: %s', (release, driverSigning) => {
    const transaction = new Transaction(emptyMachine(facts(release)));
    const signing = {
      kind: 'value',
      key: 'HKLM\\SOFTWARE\\Microsoft\\Driver Signing',
      name: 'Policy',
    } as const;
    transaction.change({ ...signing, after: binary([2]) }, origin);
    expect(readDriverSigning(transaction)).toBe(driverSigning);
  });
  it('have a lower logo version of 5.1 where a class has none', () => {
    expect(lowerLogoVersion(emptyMachine().registry, '{guid}')).toBe('5.1');
  });
});
