import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../scripts/windows/place.ts';
import { freshWine } from '../../scripts/windows/wine.ts';
import { sha256 } from '../../src/machine/folder/index.ts';
import { readSnapshot } from '../../src/machine/snapshot/index.ts';
import { firstplug } from '../cli/firstplug.ts';

const hasWine = spawnSync('wine', ['--version']).status === 0;
const MINUTES = 10 * 60_000;

/** The command line in Wine, where what it says goes to files. */
describe.skipIf(!hasWine)('on Wine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'live-'));
  const medium = join(folder, 'medium');
  let wine: Place;
  const at = (...names: string[]): string => wine.path(join(folder, ...names));
  const setup = (): string => at('medium', 'setup.application.yaml');

  const run = (...words: string[]): { status: number | null; text: string } => {
    const out = join(folder, 'out.txt');
    const to = openSync(out, 'w');
    const [command, ...node] = wine.node;
    const program = at('app', 'dist', 'bin', 'firstplug.js');
    const { status } = spawnSync(command, [...node, program, ...words], {
      env: wine.environment,
      stdio: ['ignore', to, to],
    });
    return { status, text: readFileSync(out, 'utf8') };
  };

  beforeAll(() => {
    const app = join(folder, 'app');
    mkdirSync(app);
    wine = freshWine(app)!;
    cpSync('dist/bin', join(app, 'dist', 'bin'), { recursive: true });
    copyFileSync('package.json', join(app, 'package.json'));
    mkdirSync(medium);
    copyFileSync('examples/kettle/package/kettle.inf', join(medium, 'kettle.inf'));
    const application = readFileSync('examples/kettle/cd/setup.application.yaml', 'utf8');
    writeFileSync(join(medium, 'setup.application.yaml'), application.replace(/applications:.*/s, ''));
    for (const name of ['kettle.cat', 'kettled.exe', 'kettleco.dll']) writeFileSync(join(medium, name), name);
  }, MINUTES);
  afterAll(() => {
    wine.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a snapshot is taken, and rehearsed elsewhere', { timeout: MINUTES }, () => {
    const path = join(folder, 'machine.json');
    expect(run('snapshot', '-o', at('machine.json'))).toEqual({ status: 0, text: '' });
    const { value, problems } = readSnapshot(readFileSync(path, 'utf8'), sha256);
    expect(problems).toEqual([]);
    expect(value?.facts.version.major).toBe(10);
    expect(value?.registry.has('HKLM\\SYSTEM\\CurrentControlSet\\Enum\\PCI')).toBe(true);
    expect(value?.volume.file('C:\\Windows\\INF\\winebus.inf')?.bytes()).toBeDefined();
    expect(value?.coverage?.running).toEqual(['session']);
    writeFileSync(join(folder, 'r.yaml'), 'machine: { snapshot: machine.json }\nsteps: [{ scan: true }]\n');
    expect(firstplug(['rehearse', join(folder, 'r.yaml')])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('the device tree'),
    });
  });

  it('devices are listed', { timeout: MINUTES }, () => {
    const { status, text } = run('devices', '--json');
    const { devices } = JSON.parse(text) as { devices: { id: string }[] };
    expect([status, devices.map(({ id }) => id)]).toEqual([
      0,
      expect.arrayContaining(['ROOT\\WINE\\WINEBUS']),
    ]);
  });

  it('a plan changes nothing; an installation is compared with it', {
    timeout: MINUTES,
  }, () => {
    const plan = run('install', setup(), '--plan');
    expect(plan).toMatchObject({
      status: 0,
      text: expect.stringMatching(/stage +kettle\.inf.*list +Contoso Kettle/s),
    });
    expect(run('uninstall', setup(), '--json').text).not.toContain('Contoso Kettle');
    const { status, text } = run('install', setup(), '/q');
    expect([status, text]).toEqual([
      0,
      expect.stringMatching(/UpdateDriverForPlugAndPlayDevices.*= ERROR_SUCCESS/),
    ]);
    expect(text).toContain('in the list of installed programs');
    expect(text).toMatch(/\d+ changes as planned; \d+ are not/);
  });

  it('programs that restart, hang or are not there have their outcomes', { timeout: MINUTES }, () => {
    const system = join(folder, 'app', 'prefix', 'drive_c', 'windows', 'system32');
    for (const name of ['cmd.exe', 'ping.exe']) copyFileSync(join(system, name), join(medium, name));
    writeFileSync(
      join(medium, 'hanging.application.yaml'),
      `product: { name: Hanger, directory: '%ProgramFiles%\\Hanger' }
applications:
  - { name: Restarting, exe: cmd.exe, arguments: /c exit 3010, detect: { name: R }, uninstall: r }
  - { name: Hanging, exe: ping.exe, arguments: -n 600 127.0.0.1, detect: { name: H }, uninstall: h }
  - { name: Missing, exe: none.exe, detect: { name: M }, uninstall: m }
`,
    );
    const { text } = run('install', '--timeout', '0.1', at('medium', 'hanging.application.yaml'), '/q');
    expect(text).toMatch(/Restarting: install, restart needed.*→ {2}3010/);
    expect(text).toMatch(/Hanging: install, failed.*→ {2}ERROR_TIMEOUT/);
    expect(text).toMatch(/Missing: install, failed.*→ {2}ERROR_FILE_NOT_FOUND/);
    expect(text).toContain('a restart is needed');
  });

  it('what Wine lacks has its name and exit code', { timeout: MINUTES }, () => {
    expect(run('stage', at('medium', 'kettle.inf'))).toMatchObject({ status: 0 });
    expect(run('uninstall', 'oem0.inf')).toMatchObject({
      status: 127,
      text: expect.stringContaining('ERROR_PROC_NOT_FOUND'),
    });
  });
});
