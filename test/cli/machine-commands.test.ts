import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstplug } from './firstplug.ts';

const folder = mkdtempSync(join(tmpdir(), 'machine-'));
const LAB = join(folder, 'lab');
const SNAPSHOT = join(folder, 'machine.json');
const INF = 'examples/breakfast/toaster/brkfast.inf';
const CD = join(folder, 'cd');
const SETUP = join(CD, 'setup.application.yaml');

const on = (machine: string, ...words: string[]): ReturnType<typeof firstplug> =>
  firstplug([words[0]!, '--machine', machine, ...words.slice(1)]);

describe('the same commands on a lab and on a snapshot', () => {
  beforeAll(() => {
    mkdirSync(CD);
    copyFileSync('examples/kettle/cd/setup.application.yaml', SETUP);
    copyFileSync('examples/kettle/package/kettle.inf', join(CD, 'kettle.inf'));
    for (const name of ['kettle.cat', 'kettled.exe', 'kettleco.dll', 'panel.exe'])
      writeFileSync(join(CD, name), name);
    firstplug(['lab', 'new', '--lab', LAB, '--from', 'examples/toaster/toaster.yaml']);
    firstplug(['lab', 'stage', '--lab', LAB, 'kitchen']);
    firstplug(['lab', 'plug', '--lab', LAB, 'first']);
    expect(on(LAB, 'snapshot', '-o', SNAPSHOT).status).toBe(0);
  });

  it.each([LAB, SNAPSHOT])('devices and drivers are listed', machine => {
    const listed = JSON.parse(on(machine, 'devices', '--json', '--connected', '--class', 'usb').stdout);
    expect(listed.devices).toMatchObject([{ inf: 'oem0.inf', problem: 0, isPresent: true }]);
    expect(on(machine, 'devices', '--problem').stdout).toContain('No devices were found');
    expect(on(machine, 'devices').stdout).toMatch(/Driver Name: +oem0\.inf/);
    expect(JSON.parse(on(machine, 'drivers', '--json').stdout).drivers).toMatchObject([
      { published: 'oem0.inf', original: 'kitchen.inf', provider: 'Fabrikam' },
    ]);
    expect(on(machine, 'drivers').stdout).toMatch(/Original Name: +kitchen\.inf/);
  });

  it('a plan changes nothing, an act does', () => {
    expect(on(LAB, 'stage', INF, '--plan')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('oem1.inf'),
    });
    expect(on(LAB, 'drivers').stdout).not.toContain('brkfast.inf');
    expect(on(LAB, 'stage', INF)).toMatchObject({ status: 0, stderr: '' });
    expect(on(LAB, 'drivers').stdout).toContain('brkfast.inf');
    expect(on(LAB, 'uninstall', 'oem1.inf', '--plan').status).toBe(0);
    expect(on(LAB, 'drivers').stdout).toContain('brkfast.inf');
    expect(on(LAB, 'uninstall', 'oem1.inf').status).toBe(0);
    expect(on(LAB, 'drivers').stdout).not.toContain('brkfast.inf');
    expect(on(LAB, 'scan').stdout).toContain('scan');
  });

  it('a snapshot stays what it is', () => {
    const before = readFileSync(SNAPSHOT, 'utf8');
    const { status, stderr, stdout } = on(SNAPSHOT, 'uninstall', 'oem0.inf');
    expect([status, stderr, stdout]).toEqual([
      0,
      expect.stringContaining('stays as it is'),
      expect.stringContaining('deleted'),
    ]);
    expect(readFileSync(SNAPSHOT, 'utf8')).toBe(before);
  });

  it('an INF and a configuration file are installed', () => {
    expect(on(SNAPSHOT, 'install', INF)).toMatchObject({
      status: 259 & 0xff,
      stdout: expect.stringContaining('→  259'),
    });
    expect(on(SNAPSHOT, 'install', '--plan', SETUP).stdout).toMatch(/list +Contoso Kettle/);
    expect(on(SNAPSHOT, 'install', SETUP, '--plan').stdout).toMatch(/list +Contoso Kettle/);
  });

  it('what cannot be done is told', () => {
    expect(on(LAB, 'uninstall', 'toaster.inf')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('oem12.inf'),
    });
    expect(on(LAB, 'stage', 'toaster.cat')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('name INF files'),
    });
    expect(on(LAB, 'uninstall', 'oem9.inf').status).not.toBe(0);
    expect(on(folder, 'devices')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('keeps no machine'),
    });
  });

  it.skipIf(process.platform === 'win32')('without a machine, on no Windows, it is said what to do', () => {
    for (const words of [
      ['devices'],
      ['drivers'],
      ['scan'],
      ['snapshot'],
      ['stage', INF],
      ['install', INF],
      ['uninstall', 'oem0.inf'],
    ]) {
      expect(firstplug(words)).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/not Windows.*--machine.*firstplug lab new/s),
      });
    }
  });
});
