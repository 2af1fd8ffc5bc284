import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference, inverted } from '../../../src/machine/index.ts';
import {
  DI_DONOTCALLCONFIGMG,
  DI_FLAGSEX_ALWAYSWRITEIDS,
  DI_FLAGSEX_NO_DRVREG_MODIFY,
  DI_INSTALLDISABLED,
  DI_NEEDREBOOT,
  DI_NOFILECOPY,
  DI_NOWRITE_IDS,
  DI_QUIETINSTALL,
} from '../../../src/setupapi/index.ts';
import { holds } from '../../machine/machines.ts';
import { prepared, TOASTER, World } from './world.ts';

/** Sections that a package may do without, and lines that it may have besides. */
const PARTS = [
  'CopyFiles = Files\n',
  'AddReg = Software\n',
  '[Toaster.NT.HW]\nAddReg = Hardware\n',
  '[Toaster.NT.CoInstallers]\nAddReg = CoInstallers\nCopyFiles = CoFiles\n',
  '[Toaster.NT.Interfaces]\nAddInterface = {0e5a1c9b-40f1-4a0e-8a35-2d2f6d4b7c02}\n',
  'DelService = oldtoast\n',
  'AddService = toastflt,, Filter\n',
  'DriverVer = 09/21/2026, 6.0.1.0\n',
];
const LINES = [
  'Reboot\n',
  'DelReg = Software\n',
  'LogConfig = Missing\n',
  'AddProperty = Missing\n',
  'Reboot = 1\n',
];
const FLAGS = [DI_NOFILECOPY, DI_INSTALLDISABLED, DI_NEEDREBOOT, DI_QUIETINSTALL, DI_NOWRITE_IDS];
const FLAGS_EX = [DI_FLAGSEX_ALWAYSWRITEIDS, DI_FLAGSEX_NO_DRVREG_MODIFY];
const REQUESTS = ['INSTALLDEVICEFILES', 'REGISTER_COINSTALLERS', 'INSTALLINTERFACES', 'INSTALLDEVICE'];

const sum = (bits: readonly number[]): number => bits.reduce((all, bit) => (all | bit) >>> 0, 0);
const installation = fc.record({
  windows: fc.constantFrom('6.0.6002', '6.1.7601', '10.0.10240', '10.0.26100'),
  without: fc.subarray(PARTS),
  besides: fc.subarray(LINES),
  id: fc.constantFrom('USB\\VID_1209&PID_7057\\A1', 'ROOT\\TOASTER\\0000'),
  present: fc.boolean(),
  flags: fc.subarray(FLAGS).map(sum),
  flagsEx: fc.subarray(FLAGS_EX).map(sum),
  requests: fc.subarray(REQUESTS.slice(0, 3)),
});

test('whatever package is installed: it undoes, applies again, and installing again changes nothing', () => {
  let installed = 0;
  const property = fc.property(installation, ({ without, besides, requests, flags, flagsEx, ...of }) => {
    const inf = [...without, ...besides].reduce(
      (text, part) =>
        TOASTER.includes(part)
          ? text.replace(part, '')
          : text.replace('[Toaster.NT]\n', `[Toaster.NT]\n${part}`),
      TOASTER,
    );
    const machine = prepared({ ...of, inf });
    const staged = new World(machine, of).stage().select();
    expect(staged.transaction.commit()).toEqual({ kind: 'committed' });
    const before = machine.fork();

    const world = new World(machine, of).select();
    world.params({ flags, flagsEx });
    const all = [...requests, 'INSTALLDEVICE'];
    const codes = all.map(request => world.send(request));
    const { effects } = world.transaction;
    expect(machine.commit(effects)).toEqual({ kind: 'committed' });
    expect(difference(world.transaction, machine)).toEqual([]);

    const again = new World(machine, of).select();
    again.params({ flags: (flags | DI_DONOTCALLCONFIGMG) >>> 0, flagsEx });
    expect(all.map(request => again.send(request))).toEqual(codes);
    if (codes.every(code => code === 0)) {
      installed++;
      expect(difference(machine, again.transaction)).toEqual([]);
    }
    expect(machine.commit(inverted(effects))).toEqual({ kind: 'committed' });
    expect(difference(before, machine)).toEqual([]);
  });
  holds('installations', property, 60);
  expect(installed).toBeGreaterThan(20);
});
