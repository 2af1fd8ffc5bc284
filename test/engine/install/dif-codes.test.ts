import { expect, test } from 'vitest';
import { eraOf, type Facts, parseWindowsVersion } from '../../../src/base/index.ts';
import { DIF_CODES, difCode, difName, difNamed, type Role } from '../../../src/engine/install/index.ts';
import * as setupapi from '../../../src/setupapi/index.ts';

const ROLES: readonly Role[] = ['class co-installer', 'device co-installer', 'class installer'];

test('the edge has a constant for each', () => {
  const constants = Object.entries(setupapi).filter(([name]) => /^DIF_/.test(name));
  expect(new Map(constants)).toEqual(new Map(DIF_CODES.map(({ name, code }) => [name, code])));
});

test('codes and names are there once, in order', () => {
  const codes = DIF_CODES.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b));
  expect(new Set(DIF_CODES.map(({ name }) => name)).size).toBe(DIF_CODES.length);
  expect([DIF_CODES.length, codes.at(-1)]).toEqual([43, 0x30]);
});

test.each(DIF_CODES.map(row => [row.name, row] as const))('%s is found by name and number', (name, row) => {
  expect([difCode(row.code), difNamed(name), difName(row.code)]).toEqual([row, row, name]);
});

test('what is in use says when it is sent and on which page', () => {
  const used = DIF_CODES.filter(({ status }) => status === 'in use');
  expect(used.filter(({ sent, page }) => !sent || !page)).toEqual([]);
  expect(used.length).toBe(23);
});

test('reserved and obsolete codes are for no installer', () => {
  const others = DIF_CODES.filter(({ status }) => status !== 'in use');
  expect(others.flatMap(row => ROLES.map(role => row.mayHandle[role]))).not.toContain('can');
});

/** The table of calling-the-default-dif-code-handlers. */
test('the default handlers', () => {
  const handlers = DIF_CODES.flatMap(({ name, defaultHandler }) =>
    defaultHandler ? [[name, defaultHandler.name]] : [],
  );
  expect(Object.fromEntries(handlers)).toEqual({
    DIF_PROPERTYCHANGE: 'SetupDiChangeState',
    DIF_FINISHINSTALL_ACTION: 'SetupDiFinishInstallAction',
    DIF_INSTALLDEVICE: 'SetupDiInstallDevice',
    DIF_INSTALLINTERFACES: 'SetupDiInstallDeviceInterfaces',
    DIF_INSTALLDEVICEFILES: 'SetupDiInstallDriverFiles',
    DIF_REGISTER_COINSTALLERS: 'SetupDiRegisterCoDeviceInstallers',
    DIF_REGISTERDEVICE: 'SetupDiRegisterDeviceInfo',
    DIF_REMOVE: 'SetupDiRemoveDevice',
    DIF_SELECTBESTCOMPATDRV: 'SetupDiSelectBestCompatDrv',
    DIF_SELECTDEVICE: 'SetupDiSelectDevice',
    DIF_UNREMOVE: 'SetupDiUnremoveDevice',
  });
});

/** The sentences of co-installer-operation about who takes no part. */
test('requests that device co-installers have no part in', () => {
  const none = DIF_CODES.filter(
    ({ status, mayHandle }) => status === 'in use' && mayHandle['device co-installer'] !== 'can',
  );
  expect(none.map(({ name }) => name.slice(4)).sort()).toEqual([
    'ALLOW_INSTALL',
    'DESTROYPRIVATEDATA',
    'DETECT',
    'FIRSTTIMESETUP',
    'INSTALLDEVICEFILES',
    'NEWDEVICEWIZARD_POSTANALYZE',
    'NEWDEVICEWIZARD_PREANALYZE',
    'NEWDEVICEWIZARD_PRESELECT',
    'NEWDEVICEWIZARD_SELECT',
    'REGISTERDEVICE',
    'REGISTER_COINSTALLERS',
    'SELECTBESTCOMPATDRV',
    'SELECTDEVICE',
  ]);
});

test.each(['5.0', '5.1', '5.2', '6.0', '6.1', '10.0.22631'])(
  'setup of Windows %s sends what the table says',
  text => {
    const facts = { version: parseWindowsVersion(text)!, servicePack: 0 } as Facts;
    const until = parseWindowsVersion(difNamed('DIF_FIRSTTIMESETUP')!.until!)!;
    expect(eraOf(facts).firstTimeSetup).toBe(facts.version.major < until.major);
  },
);
