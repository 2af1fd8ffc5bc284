import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shared } from '../shared.ts';
import { firstplug } from './firstplug.ts';

const samples = shared('corpus', 'microsoft__Windows-driver-samples', 'general');

function rehearsal(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'rehearsal-')), 'rehearsal.yaml');
  writeFileSync(path, text);
  return path;
}

describe('rehearse', () => {
  it('takes a version as it is written: 5.0 is Windows 2000', () => {
    const path = rehearsal('machine: { windows: 5.0 }\ndevices: { d: {} }\nsteps: [{ plug: d }]');
    expect(firstplug(['rehearse', path]).stdout).toMatch(/Windows 5\.0\.2195 amd64/);
  });

  it('shows the first of many errors', () => {
    const path = rehearsal(`machine: { windows: 11 }\nsteps:\n${'  - { plug: d }\n'.repeat(3000)}`);
    const { status, stderr } = firstplug(['rehearse', path]);
    expect([status, stderr.match(/no device "d"/g)?.length]).toEqual([2, 20]);
    expect(stderr).toMatch(/^and 2980 more$/m);
  });

  it('goes on after a file that cannot be told', () => {
    const { status, stdout, stderr } = firstplug(['rehearse', rehearsal('steps: ['), 'examples/toaster']);
    expect([status, stderr.includes('rehearsal.yaml:1:'), stdout.includes('toastpkg.inf')]).toEqual([
      2,
      true,
      true,
    ]);
  });

  it('tells our own example', () => {
    const { status, stdout } = firstplug(['rehearse', 'examples']);
    expect(status).toBe(0);
    expect(stdout).toContain(
      '▸ toastpkg.inf [Toaster_Install.NT]  USB\\VID_1209&PID_7057&REV_0100  00 FF 0000',
    );
    expect(stdout).toContain("lost on rank: the device's compatible ID 2, a hardware ID of the INF");
    expect(stdout).toContain(
      'service  toaster  function driver, on demand, %13%\\toaster.sys  toastpkg.inf:34',
    );
  });

  it('gives the same story as data, the same every time', () => {
    const told = firstplug(['rehearse', 'examples/toaster/toaster.yaml', '--json']).stdout;
    expect(firstplug(['rehearse', 'examples/toaster/toaster.yaml', '--json']).stdout).toBe(told);
    expect(JSON.parse(told).events.map((event: { title: string }) => event.title)).toEqual([
      'kitchen staged',
      'toaster plugged in',
      'toaster staged',
      'toaster plugged in',
    ]);
  });

  it.skipIf(!samples)('tells the toaster package and the DCHU base package of the corpus', () => {
    const path = rehearsal(`
machine: { windows: 11 }
packages:
  toaster: ${JSON.stringify(join(samples!, 'toaster/toastpkg/toastcd'))}
  base: ${JSON.stringify(join(samples!, 'DCHU/osrfx2_DCHU_base/osrfx2_DCHU_base'))}
  extension: ${JSON.stringify(join(samples!, 'DCHU/osrfx2_DCHU_extension/osrfx2_DCHU_extension'))}
devices:
  toaster: { hardwareIds: ['{b85b7c50-6a01-11d2-b841-00c04fad5171}\\MsToaster'] }
  board: { hardwareIds: ['USB\\VID_0547&PID_1002'] }
steps: [{ stage: toaster }, { plug: toaster }, { stage: base }, { stage: extension }, { plug: board }]
`);
    const { status, stdout } = firstplug(['rehearse', path]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/▸ toastpkg\.inf \[Toaster_Device\.NT\]/);
    expect(stdout).toMatch(/CoInstallers32 = tostrco2\.dll,ToasterCoInstaller/);
    expect(stdout).toMatch(/▸ osrfx2_DCHU_base\.inx/);
    expect(stdout).toMatch(/▸ osrfx2_DCHU_extension\.inx/);
    expect(stdout).toMatch(/AddComponent = /);
  });

  it.each([
    ['steps: [', /rehearsal\.yaml:1:\d+ {2}error/],
    [
      'machine: { windows: 11 }\nsteps: [{ plug: nothing }]',
      /rehearsal\.yaml:2:17 .*there is no device "nothing"/,
    ],
    [
      'machine: { windows: eleven }\nsteps: [{ plug: x }]',
      /rehearsal\.yaml:1:21 .*"eleven" is no Windows version/,
    ],
    ['machine: { windows: 11 }\nstep: []\nsteps: [{ plug: x }]', /rehearsal\.yaml:2:1 .*"step"/],
    ['machine: { windows: 11 }\nsteps: [{ stag: a }]', /rehearsal\.yaml:2:11 .*"stag"/],
    ['machine: { windows: 11 }', /rehearsal\.yaml:1:1 .*steps/],
    [
      'machine: { windows: 4.0 }\nsteps: [{ plug: x }]',
      /rehearsal\.yaml:1:21 .*"4\.0" is no Windows version/,
    ],
    ['machine: *m\nsteps: []', /rehearsal\.yaml {2}error .*alias .* cannot be followed/],
    [
      `a: &a [1,1,1,1]\n${['b', 'c', 'd', 'e', 'f', 'g'].map((name, i) => `${name}: &${name} [${`*${'abcdef'[i]},`.repeat(9)}]`).join('\n')}`,
      /rehearsal\.yaml {2}error .*alias .* cannot be followed/,
    ],
    [
      'machine: { windows: 11 }\npackages: { a: ./nowhere }\nsteps: [{ stage: a }]',
      /rehearsal\.yaml:2:16 {2}error {2}.*nowhere cannot be read: there is no such file or folder/,
    ],
  ])('%j: place, reason, exit code 2', (text, message) => {
    const { status, stdout, stderr } = firstplug(['rehearse', rehearsal(text)]);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([2, '']);
  });
});
