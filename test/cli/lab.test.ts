import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../../src/machine/folder/index.ts';
import { firstplug } from './firstplug.ts';

const TOASTER = 'USB\\VID_1209&PID_7057\\A1';
const FROM = ['--from', 'examples/toaster/toaster.yaml'];

/** A new lab, and how commands are given to it. */
function newLab(...options: string[]): {
  folder: string;
  lab: (...words: string[]) => ReturnType<typeof firstplug>;
} {
  const folder = join(mkdtempSync(join(tmpdir(), 'lab-')), 'lab');
  const lab = (verb: string, ...words: string[]): ReturnType<typeof firstplug> =>
    firstplug(['lab', verb, '--lab', folder, ...words]);
  expect(lab('new', ...options).status).toBe(0);
  return { folder, lab: lab as (...words: string[]) => ReturnType<typeof firstplug> };
}

type Lab = ReturnType<typeof newLab>['lab'];

/** One with a toaster that runs. */
function pluggedLab(): Lab {
  const { lab } = newLab(...FROM);
  lab('stage', 'kitchen');
  lab('plug', 'first');
  return lab;
}

describe('a lab', () => {
  let plugged: Lab | undefined;

  it('keeps its machine from command to command', () => {
    const { lab } = newLab(...FROM);
    expect(lab('stage', 'kitchen').stdout).toContain('kitchen.inf staged as oem0.inf');
    expect(lab('plug', 'first').stdout).toContain(`${TOASTER}  started`);
    expect(lab('pnputil', '/enum-devices', '/connected').stdout).toMatch(/Driver Name: +oem0\.inf/);
    expect(lab('restart').stdout).toContain(`${TOASTER}  started`);
    expect(lab('unplug', 'first').stdout).toContain(`${TOASTER} is gone`);
    expect(lab('pnputil', '/enum-devices', '/disconnected').stdout).toMatch(/Status: +Disconnected/);
  });

  /** @see https://learn.microsoft.com/windows-hardware/drivers/devtest/pnputil-return-values */
  it('pnputil ends as pnputil does', () => {
    const { lab } = newLab(...FROM);
    const inf = resolve('examples/breakfast/toaster/brkfast.inf');
    expect(lab('stage', 'kitchen').status).toBe(0);
    expect(lab('plug', 'first').status).toBe(0);
    const added = lab('pnputil', '/add-driver', inf, '/install');
    expect([added.status, added.stdout.includes('→  259')]).toEqual([3, true]);
    expect(lab('pnputil', '/add-driver', inf).stdout).toContain('→  0');
    expect(lab('pnputil', '/delete-driver', 'oem0.inf').stdout).toContain('ERROR_INF_IN_USE_BY_DEVICES');
    expect(lab('pnputil', '/delete-driver', 'oem1.inf').stdout).toContain('→  0');
    expect(lab('pnputil', '/delete-driver', 'oem0.inf', '/uninstall').stdout).toContain('→  0');
    expect(lab('pnputil', '/enum-drivers').stdout).not.toContain('oem');
    expect(lab('pnputil', '/enum-devices', '/problem', '28').stdout).toContain(TOASTER);
  });

  /** @see https://learn.microsoft.com/windows-hardware/drivers/devtest/devcon-general-commands */
  it.each<[string[], number, RegExp]>([
    [['disable', '*7057*'], 0, /: Disabled/],
    [['enable', `@${TOASTER}`], 0, /: Enabled/],
    [['status', '=USB'], 0, /Driver is running/],
    [['find', "'USB\\VID_1209&PID_7057"], 0, /1 matching/],
    [['find', "'*7057*"], 0, /No matching/],
    [['remove', '*0000*'], 2, /No matching/],
    [['dp_delete'], 3, /dp_delete <oemN\.inf>/],
    [['dance'], 3, /no command/],
  ])('devcon %j ends with %i', (words, status, said) => {
    plugged ??= pluggedLab();
    const answer = plugged('devcon', ...words);
    expect([answer.status, said.test(answer.stdout)]).toEqual([status, true]);
  });

  it('an installation application runs on it; a plan changes nothing', () => {
    const { folder, lab } = newLab(...FROM);
    const package_ = mkdtempSync(join(tmpdir(), 'package-'));
    for (const name of ['brkfast.inf', 'brkfast.cat', 'brkfast.sys']) {
      copyFileSync(`examples/breakfast/toaster/${name}`, join(package_, name));
    }
    const path = join(package_, 'setup.application.yaml');
    writeFileSync(
      path,
      `product: { name: Toaster, directory: '%ProgramFiles%\\Contoso' }
packages: [{ inf: brkfast.inf, hardwareIds: ['USB\\VID_1209&PID_7058'] }]
`,
    );
    const install = (...switches: string[]): ReturnType<typeof firstplug> =>
      firstplug(['install', '--machine', folder, path, ...switches]);
    expect(install('--plan')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('would become oem0.inf'),
    });
    expect(lab('pnputil', '/enum-drivers').stdout).not.toContain('brkfast.inf');
    expect(install('/q')).toMatchObject({ status: 0, stdout: expect.stringContaining('staged as oem0.inf') });
    expect(lab('pnputil', '/enum-drivers').stdout).toContain('brkfast.inf');
    writeFileSync(path, 'product: 1\n');
    expect(install()).toMatchObject({ status: 2, stderr: expect.stringContaining(`${path}:1:`) });
  });

  it('what is wrong is told, and nothing changes', () => {
    const { lab, folder } = newLab(...FROM);
    expect(lab('plug', 'nothing')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('there is no hardware "nothing"'),
    });
    expect(firstplug(['lab', 'scan', '--lab', `${folder}-2`])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is no lab'),
    });
    expect(lab('new')).toMatchObject({ status: 2, stderr: expect.stringContaining('is a lab already') });
    expect(lab('run', 'C:\\gone.exe').status).toBe(2);
  });
});

const KILLS = process.env.FIRSTPLUG_LONG ? 1000 : 50;

it(`killed ${KILLS} times, it is as before or as after, and needs no repair`, {
  timeout: 1_800_000,
}, async () => {
  const { folder, lab } = newLab(...FROM);
  lab('stage', 'kitchen');
  const present = { before: 0, after: 0 };
  let plugged = false;
  for (let i = 0; i < KILLS; i++) {
    const verb = plugged ? 'unplug' : 'plug';
    await killed(['lab', verb, '--lab', folder, 'first'], Math.random() * 400);
    const { value, problems } = openFolder(folder);
    expect(problems).toEqual([]);
    const isPlugged = value!.buses.hardware('first') !== undefined;
    const devnode = value!.running.state('devnode', TOASTER);
    expect([i, devnode !== undefined, ((devnode?.status ?? 0) & 8) !== 0]).toEqual([i, isPlugged, isPlugged]);
    present[isPlugged === plugged ? 'before' : 'after']++;
    plugged = isPlugged;
  }
  expect(present.before + present.after).toBe(KILLS);
  expect(lab('restart').status).toBe(0);
});

/** Runs a command and kills it after some milliseconds, unless it ended before. */
function killed(args: readonly string[], after: number): Promise<void> {
  return new Promise(done => {
    const child = spawn(process.execPath, ['dist/bin/firstplug.js', ...args], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    child.on('exit', () => {
      clearTimeout(timer);
      done();
    });
  });
}
