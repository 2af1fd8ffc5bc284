import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explained } from '../../src/cli/explained.ts';
import { createInFolder, sha256 } from '../../src/machine/folder/index.ts';
import { freshMachine } from '../../src/machine/fresh/index.ts';
import { shared } from '../shared.ts';
import { firstplug, type Ran } from './firstplug.ts';

const PACKAGES = ['examples/toaster/package', 'examples/toaster/generic'];
const TOASTER =
  'USB\\VID_1209&PID_7057&REV_0100,USB\\VID_1209&PID_7057;USB\\Class_ff&SubClass_4b&Prot_01,USB\\Class_ff&SubClass_4b';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstplug-explain-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function explained(...args: string[]): { status: Ran['status']; windows: Explained[] } {
  const { status, stdout, stderr } = firstplug(['explain', ...PACKAGES, '--json', ...args]);
  if (stderr) throw new Error(stderr);
  return { status, windows: (JSON.parse(stdout) as { windows: Explained[] }).windows };
}

describe('explain', () => {
  it('ranks, says why each loser lost, and what would turn it', () => {
    const { status, stdout } = firstplug(['explain', ...PACKAGES, '--device', TOASTER, '--windows', '10']);
    expect(status).toBe(0);
    for (const text of [
      'Windows 10.0.19045 amd64',
      '▸ toastpkg.inf:21  [Toasters.NTamd64.10.0...17763]  00 FF 0000',
      'kitchen.inf:17  [Appliances.NTamd64]  00 FF 2001',
      'lost on the identifier',
      'would win if it named USB\\VID_1209&PID_7057&REV_0100 as hardware ID, or had a FeatureScore of FE or less',
      'To lose: a signed package that names the same ID and has a FeatureScore of FE or less',
    ]) {
      expect(stdout).toContain(text);
    }
  });

  it('answers for several Windows, and names a decoration that stands in the way', () => {
    const { windows } = explained('--device', TOASTER, '--windows', '7', '--windows', '11');
    expect(windows.map(one => one.devices[0]!.chosen!.inf)).toEqual(['kitchen.inf', 'toastpkg.inf']);
    expect(windows[0]!.devices[0]!.otherWindows).toEqual([
      {
        kind: 'other-windows',
        inf: 'toastpkg.inf',
        line: 21,
        models: 'Toasters.NTamd64.10.0...17763',
        wouldWin: true,
      },
    ]);
  });

  it('before Vista ranks have 16 bits, and service packs count', () => {
    const { windows } = explained(
      '--device',
      TOASTER,
      '--windows',
      'xp sp2',
      '--arch',
      'x86',
      '--signature',
      'whql',
    );
    expect(windows[0]).toMatchObject({ windows: '5.1.2600', devices: [{ chosen: { rank: '2001' } }] });
  });

  it('names the closest miss of a device left without a driver, and exits with 1', () => {
    const { status, windows } = explained('--device', 'USB\\VID_1209&PID_7057&REV_0200');
    expect(status).toBe(1);
    expect(windows[0]!.devices[0]).toMatchObject({
      closest: { kind: 'other-id', inf: 'toastpkg.inf', id: 'USB\\VID_1209&PID_7057&REV_0100' },
    });
  });

  it('takes signatures and policies as it is told', () => {
    const on = (...more: string[]) =>
      explained('--device', TOASTER, ...more).windows[0]!.devices[0]!.chosen!.rank;
    expect(on('--signature', 'unsigned')).toBe('80 FF 0000');
    expect(on('--signature', 'authenticode', '--all-signing-equal', 'off')).toBe('0F FF 0000');
    expect(on('--windows', 'vista', '--signature', 'whql')).toBe('0D FF 2001');
  });

  it.each([
    [['examples'], /no device to explain/],
    [['examples', '--device', ' ; '], /no identifier; write one like/],
    [['examples', '--device', 'A', '--windows', 'ten'], /no Windows version; write one like/],
    [['examples', '--device', 'A', '--signature', 'gold'], /it is one of inbox/],
    [['examples', '--device', 'A', '--all-signing-equal', 'maybe'], /it is on or off/],
    [['schema', '--device', 'A'], /schema holds no INF/],
    [['examples', '--devices', 'no-such.txt'], /there is no such file/],
    [['examples', '--devices', 'package.json'], /names no devices that Firstplug can read/],
  ])('%j: a clear error and exit code 2', (args, message) => {
    const { status, stderr } = firstplug(['explain', ...args]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(2);
  });
});

describe('devices of', () => {
  const one = (path: string): Explained['devices'][number] =>
    explained('--devices', path).windows[0]!.devices[0]!;

  it('a rehearsal', () => {
    expect(one('examples/toaster/toaster.yaml')).toMatchObject({
      name: 'first',
      chosen: { inf: 'toastpkg.inf' },
    });
  });

  const node = [
    '     dvi:           Created Driver Node:',
    '     dvi:                HardwareID   - USB\\VID_1209&PID_7057&REV_0100',
    '     dvi:                InfName      - c:\\drivers\\own.inf',
    '     dvi:                DevDesc      - Own',
    '     dvi:                Section      - Own_Install',
    '     dvi:                Rank         - 0x80ff0001',
  ].join('\r\n');
  it.each([
    ['a piece of a log with driver nodes alone', node],
    [
      'an event without its device',
      'Driver Rank: 0xFF0000\nMatching Device ID: USB\\VID_1209&PID_7057&REV_0100\n',
    ],
  ])('%s: the identifier that matched', (_, text) => {
    expect(one(file('piece.log', text))).toMatchObject({
      hardwareIds: ['USB\\VID_1209&PID_7057&REV_0100'],
      lacks: 'only an identifier that a driver matched is known',
    });
  });

  it('a phase about a device', () => {
    const text =
      '     dvs: {Driver Setup Update Device: ROOT\\MEDIA\\0000} 10:53:32.013\r\n     dvs: {Exit}\r\n';
    expect(one(file('phase.log', text))).toMatchObject({ hardwareIds: ['ROOT\\MEDIA'] });
  });

  const ids = {
    hardwareIds: ['USB\\VID_1209&PID_7057&REV_0100', 'USB\\VID_1209&PID_7057'],
    compatibleIds: ['HID_DEVICE_UP:0001_U:0002', 'USB\\Class_ff'],
  };
  it.each(['utf8', 'utf16le'] as const)('pnputil as text in %s', encoding => {
    const text = [
      'Microsoft PnP Utility',
      '',
      'Instance ID:                USB\\VID_1209&PID_7057\\A1',
      'Device Description:         Contoso Toaster',
      'Status:                     Started',
      `Hardware IDs:               ${ids.hardwareIds[0]}`,
      `                            ${ids.hardwareIds[1]}`,
      `Compatible IDs:             ${ids.compatibleIds[0]}`,
      `                            ${ids.compatibleIds[1]}`,
      '',
    ].join('\r\n');
    const path = file(
      `${encoding}.txt`,
      Buffer.from(`${encoding === 'utf8' ? '' : '\ufeff'}${text}`, encoding),
    );
    expect(one(path)).toMatchObject({ name: 'Contoso Toaster', ...ids, chosen: { inf: 'toastpkg.inf' } });
  });

  it('pnputil as XML', () => {
    const list = (name: string, values: readonly string[]): string =>
      values.map(id => `<${name}>${id.replaceAll('&', '&amp;')}</${name}>`).join('');
    const path = file(
      'devices.xml',
      `<PnpUtil Version="10.0.26100"><Device InstanceId="USB\\VID_1209&amp;PID_7057\\A1">
      <HardwareIds>${list('HardwareId', ids.hardwareIds)}</HardwareIds>
      <CompatibleIds>${list('CompatibleId', ids.compatibleIds)}</CompatibleIds></Device></PnpUtil>`,
    );
    expect(one(path)).toMatchObject({ name: 'USB\\VID_1209&PID_7057\\A1', ...ids });
  });

  it('a DxDiag report, without the class', () => {
    const path = file(
      'DxDiag.txt',
      [
        '       Card name: Contoso Graphics',
        '     Device Key: Enum\\PCI\\VEN_1209&DEV_0001&SUBSYS_00011209&REV_02',
        ' Driver Strong Name: oem1.inf:0f066de3a7a02f92:Section1:1.2.3.4:pci\\ven_1209&dev_0001',
        '',
      ].join('\r\n'),
    );
    expect(one(path)).toMatchObject({
      name: 'Contoso Graphics',
      compatibleIds: ['PCI\\VEN_1209&DEV_0001&REV_02', 'PCI\\VEN_1209&DEV_0001', 'PCI\\VEN_1209'],
      lacks: expect.stringContaining('class'),
    });
  });

  it('a setupapi log: what was searched for', () => {
    const path = file(
      'setupapi.dev.log',
      [
        '>>>  [Device Install (Hardware initiated) - USB\\VID_1209&PID_7057\\A1]',
        '>>>  Section start 2026/09/21 10:00:00.000',
        '     dvi: {Build Driver List} 10:00:00.010',
        '     dvi:      Searching for hardware ID(s):',
        ...ids.hardwareIds.map(id => `     dvi:           ${id.toLowerCase()}`),
        '     dvi: {Build Driver List - exit(0x00000000)} 10:00:00.020',
        '<<<  Section end 2026/09/21 10:00:00.100',
        '<<<  [Exit status: SUCCESS]',
        '',
      ].join('\r\n'),
    );
    expect(one(path)).toMatchObject({ name: 'USB\\VID_1209&PID_7057\\A1', chosen: { inf: 'toastpkg.inf' } });
  });

  const recordings = shared('recordings', 'raw');
  it
    .skipIf(!recordings)
    .each(['118', '122', '127', '128', '131', '132', '140', '144', '148', '001', '009', '106'])(
    'recordings %s',
    name => {
      const { windows } = explained('--devices', join(recordings!, `${name}.log`));
      expect(windows[0]!.devices.length).toBeGreaterThan(0);
    },
  );
});

it('a folder that keeps a machine: what Windows brings along takes part, on the Windows it is', () => {
  const kept = join(folder, 'kept');
  mkdirSync(kept);
  const machine = freshMachine({ windows: '7', architecture: 'x86', digest: sha256 })!;
  expect(createInFolder(kept, machine).problems).toEqual([]);
  const args = [
    '--device',
    'USB\\VID_1209&PID_7057;USB\\Class_03&SubClass_01&Prot_01,USB\\Class_03&SubClass_01,USB\\Class_03',
  ];
  const { stdout } = firstplug(['explain', kept, '--json', ...args]);
  const [answer] = (JSON.parse(stdout) as { windows: Explained[] }).windows;
  expect(answer).toMatchObject({ windows: '6.1.7601', architecture: 'x86' });
  expect(answer!.devices[0]!.chosen).toMatchObject({ inf: 'input.inf', signature: 'inbox' });
});

describe.skipIf(process.platform !== 'linux')('this computer', () => {
  it('is read as the kernel shows it', () => {
    const { status } = firstplug(['explain', ...PACKAGES, '--this-computer']);
    expect([0, 1]).toContain(status);
  });
});
