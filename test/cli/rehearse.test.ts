import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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
    const path = rehearsal('machine: { windows: 5.0 }\nsteps: [{ scan: true }]');
    expect(firstplug(['rehearse', path]).stdout).toMatch(/Windows 5\.0\.2195 amd64/);
  });

  it('shows the first of many errors', () => {
    const path = rehearsal(`machine: { windows: 11 }\nsteps:\n${'  - { plug: d }\n'.repeat(3000)}`);
    const { status, stderr } = firstplug(['rehearse', path]);
    expect([status, stderr.match(/no hardware "d"/g)?.length]).toEqual([2, 20]);
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

  it('tells our own examples, and all that they expect is so', () => {
    const { status, stdout } = firstplug(['rehearse', 'examples']);
    expect(stdout.match(/^ *✗.*$/gm) ?? []).toEqual([]);
    expect(status).toBe(0);
    expect(stdout).toContain("lost on rank: the device's compatible ID 2, a hardware ID of the INF");
  });

  it('--changes lists what changes, --why the pages it follows from', () => {
    const args = ['rehearse', 'examples/toaster/toaster.yaml'];
    expect(firstplug([...args, '--changes']).stdout).toMatch(
      /value +HKLM\\SYSTEM.* Browning {2}= 0x4 {2}toastpkg\.inf:\d+/,
    );
    expect(firstplug([...args, '--why', '4']).stdout).toMatch(/^ +USB\\VID_1209&PID_7057$/m);
  });

  it('an expectation that fails: which, what was found, exit code 1, and the report says it', () => {
    const path = rehearsal(`machine: { windows: 11 }
hardware: { toaster: { usb: { vendor: 0x1209, product: 0x7057 } } }
steps: [{ plug: toaster }, { expect: { devices: { toaster: { problem: 22, present: true } } } }]`);
    const report = `${path}.xml`;
    const { status, stdout } = firstplug(['rehearse', path, '--junit', report]);
    expect([status, stdout.match(/✗ toaster problem: expected 22, found 28/)?.length]).toEqual([1, 1]);
    expect(readFileSync(report, 'utf8')).toMatch(/tests="2" failures="1" errors="0"/);
    expect(readFileSync(report, 'utf8')).toContain('<failure message="expected 22, found 28"/>');
  });

  it('a story beside the rehearsal must be the one that is told; --update writes it', () => {
    const path = rehearsal('machine: { windows: 11 }\nsteps: [{ advance: 1d }]');
    const recorded = path.replace('.yaml', '.story');
    writeFileSync(recorded, 'something else\n');
    const { status, stderr } = firstplug(['rehearse', path]);
    expect([status, stderr]).toEqual([1, expect.stringContaining(`${recorded}:1 is no longer what is told`)]);
    expect(firstplug(['rehearse', path, '--update']).status).toBe(0);
    expect(readFileSync(recorded, 'utf8')).toContain('1d later');
    expect(firstplug(['rehearse', path]).status).toBe(0);
  });

  it('gives the same story as data, the same every time', () => {
    const told = firstplug(['rehearse', 'examples/toaster/toaster.yaml', '--json']).stdout;
    expect(firstplug(['rehearse', 'examples/toaster/toaster.yaml', '--json']).stdout).toBe(told);
    expect(JSON.parse(told).events.map((event: { title: string }) => event.title)).toEqual([
      'kitchen staged',
      'first plugged in',
      'toaster staged',
      'second plugged in',
      'expected',
    ]);
  });

  it.skipIf(!samples)('tells the toaster package and the DCHU base package of the corpus', () => {
    const path = rehearsal(`
machine: { windows: 11 }
packages:
  toaster: { folder: ${JSON.stringify(join(samples!, 'toaster/toastpkg/toastcd'))}, assumeFiles: true }
  base: { folder: ${JSON.stringify(join(samples!, 'DCHU/osrfx2_DCHU_base/osrfx2_DCHU_base'))}, assumeFiles: true }
hardware:
  toaster: { hardwareIds: ['{b85b7c50-6a01-11d2-b841-00c04fad5171}\\MsToaster'] }
  board: { hardwareIds: ['USB\\VID_0547&PID_1002'] }
steps:
  - stage: toaster
  - plug: toaster
  - stage: base
  - plug: board
  - expect: { devices: { toaster: { driver: toastpkg.inf }, board: { driver: osrfx2_DCHU_base.inf, service: WUDFRd } } }
`);
    const { status, stdout } = firstplug(['rehearse', path]);
    expect(status).toBe(0);
    expect(stdout.match(/^ *✗.*$/gm) ?? []).toEqual([]);
  });

  it.each([
    ['steps: [', /rehearsal\.yaml:1:\d+ {2}error/],
    [
      'machine: { windows: 11 }\nsteps: [{ plug: nothing }]',
      /rehearsal\.yaml:2:17 .*there is no hardware "nothing"/,
    ],
    [
      'machine: { windows: eleven }\nsteps: [{ plug: x }]',
      /rehearsal\.yaml:1:21 .*"eleven" is no Windows version/,
    ],
    ['machine: { windows: 11 }\nstep: []\nsteps: [{ plug: x }]', /rehearsal\.yaml:2:1 .*"step"/],
    ['machine: { windows: 11 }\nsteps: [{ stag: a }]', /rehearsal\.yaml:2:11 .*"stag"/],
    ['machine: { windows: 11 }\nsteps: [{ plug: 5 }]', /rehearsal\.yaml:2:17 .*steps\.0\.plug: .*string/],
    ['machine: { windows: 11 }', /rehearsal\.yaml:1:1 .*steps/],
    [
      'machine: { windows: 4.0 }\nsteps: [{ plug: x }]',
      /rehearsal\.yaml:1:21 .*"4\.0" is no Windows version/,
    ],
    ['machine: *m\nsteps: []', /rehearsal\.yaml {2}error .*\*m stands for nothing; set &m before it/],
    [
      `a: &a [1,1,1,1]\n${['b', 'c', 'd', 'e', 'f', 'g'].map((name, i) => `${name}: &${name} [${`*${'abcdef'[i]},`.repeat(9)}]`).join('\n')}`,
      /rehearsal\.yaml {2}error .*aliases repeat more than can be followed; write out/,
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

  it('tells the extension, and what became of each software', () => {
    const { stdout } = firstplug(['rehearse', 'examples/breakfast', '--why', '6']);
    const lines = stdout.split('\n').map(line => line.trim());
    expect(lines).toContain('Extension  oem1.inf [Extension_Install.NT]');
    expect(lines).toContain('FabrikamPanel 1.0.0.0  queued  fabpanel.inf:31');
    expect(lines).toContain('FabrikamPanel 1.0.0.0  ran  fabpanel.inf:31');
    expect(lines).toContain('FabrikamToastApp  pfn://Fabrikam.ToastApp_0123456789abc  ran  fabtoast.inf:42');
    expect(stdout).toContain('Microsoft-Windows-DeviceSetupManager/Admin 165  FabrikamPanel  msiexec /i');
  });
});
