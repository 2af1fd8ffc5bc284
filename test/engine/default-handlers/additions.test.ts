import { describe, expect, it } from 'vitest';
import {
  readComponents,
  readExtensions,
  readSoftwareQueue,
  runSoftwareQueue,
} from '../../../src/engine/software/index.ts';
import { SPOST_PATH } from '../../../src/setupapi/index.ts';
import { everyEvent } from '../../../src/story/index.ts';
import { Bench } from '../store/machine.ts';
import { KEY, prepared, TOASTER, World } from './world.ts';

const ID = '{7d0b8a44-5a0c-4f3e-9f61-3d9a4be52b17}';

const extension = (version: string, ...lines: readonly string[]): string => `[Version]
Signature = "$Windows NT$"
Class = Extension
ClassGuid = {e2f84ce7-8efa-411c-aa69-97454ca4cb57}
ExtensionId = ${ID}
Provider = Fabrikam
DriverVer = 10/05/2026, ${version}
CatalogFile = ext.cat
[Manufacturer]
Fabrikam = Models, NTamd64
[Models.NTamd64]
Extension = Ext, USB\\VID_1209&PID_7057
${lines.join('\n')}
[SourceDisksNames]
1 = Disk
[SourceDisksFiles]
extflt.sys = 1
[DestinationDirs]
DefaultDestDir = 12
`;
const HEAT = (heat: number): readonly string[] => [
  '[Ext.NT]',
  '[Ext.NT.HW]',
  'AddReg = R',
  '[R]',
  `HKR,,Heat,0x10001,${heat}`,
];

/** A toaster whose INF is staged, and extensions too. */
function kitchen(extensions: readonly string[], options: Parameters<typeof prepared>[0] = {}): World {
  const machine = prepared(options);
  const bench = new Bench(machine);
  extensions.forEach((text, i) => {
    bench.write(`D:\\ext${i}\\ext.inf`, text);
    bench.write(`D:\\ext${i}\\ext.cat`, String(i));
    bench.write(`D:\\ext${i}\\extflt.sys`, 'extflt');
  });
  bench.transaction.commit();
  const world = new World(machine, options);
  extensions.forEach((_, i) => {
    const source = `D:\\ext${i}\\ext.inf`;
    const { ret, err } = world.api.SetupCopyOEMInf({
      source,
      mediaLocation: null,
      mediaType: SPOST_PATH,
      style: 0,
    });
    expect([ret, err]).toEqual([true, 0]);
  });
  return world.stage().select();
}

function installed(world: World): World {
  expect(world.api.SetupDiInstallDevice(world.of).err).toBe(0);
  return world;
}

const heat = (world: World): unknown => world.value(`${KEY}\\Device Parameters`, 'Heat');

describe('the extensions of a device', () => {
  it('are applied over the driver, before it starts', () => {
    const world = installed(kitchen([extension('1.0.0.0', ...HEAT(9))]));
    expect([heat(world), world.isStarted]).toEqual([9, true]);
    expect(readExtensions(world.transaction, world.id)).toMatchObject([
      { extensionId: ID, section: 'Ext.NT' },
    ]);
    const told = world.told();
    expect(told.indexOf('{Extension}')).toBeGreaterThan(told.indexOf('{Install DEVICE}'));
  });
  it('of one ExtensionId are one: the newest', () => {
    const older = extension('1.9.0.0', ...HEAT(1));
    const newest = extension('1.10.0.0', ...HEAT(2));
    expect(heat(installed(kitchen([older, newest])))).toBe(2);
  });
  it('come over the driver again when that is installed again', () => {
    const world = installed(kitchen([extension('1.0.0.0', ...HEAT(9))]));
    installed(world.select());
    expect(heat(world)).toBe(9);
  });
  it('bring files', () => {
    const world = installed(kitchen([extension('1.0.0.0', '[Ext.NT]', 'CopyFiles = @extflt.sys')]));
    expect(world.hasFile('C:\\Windows\\System32\\drivers\\extflt.sys')).toBe(true);
  });
  it('that are refused leave the driver as it is', () => {
    const bad = ['[Ext.NT.Services]', 'AddService = x,0,S', '[S]', 'ServiceType = 1'];
    const world = installed(kitchen([extension('1.0.0.0', ...HEAT(9), ...bad)]));
    expect([heat(world), world.isStarted, readExtensions(world.transaction, world.id)]).toEqual([
      3,
      true,
      [],
    ]);
    const phase = [...everyEvent(world.events)].find(
      event => event.kind === 'phase' && event.name === 'Extension',
    );
    expect(phase).toMatchObject({ code: 0xe0000217, about: 'oem0.inf [Ext.NT]' });
  });
  it('are none before Windows 10', () => {
    const world = installed(kitchen([extension('1.0.0.0', ...HEAT(9))], { windows: '6.1.7601' }));
    expect(readExtensions(world.transaction, world.id)).toEqual([]);
  });
  it('declare components, which are told', () => {
    const lines = ['[Ext.NT.Components]', 'AddComponent = Panel,,P', '[P]', 'ComponentIDs = PANEL'];
    const world = installed(kitchen([extension('1.0.0.0', ...HEAT(9), ...lines)]));
    expect(readComponents(world.transaction, world.id, '2&0&0').map(one => one.hardwareIds)).toEqual([
      ['SWC\\PANEL'],
    ]);
    const notes = [...everyEvent(world.events)].filter(event => event.kind === 'note');
    expect(notes.map(({ text }) => text).join()).toContain('SWC\\PANEL');
    const [component] = world.transaction.running.list('devnode').map(({ name }) => name);
    expect(component).toContain('SWD\\DRIVERENUM');
  });
  it('are forgotten when the device is removed', () => {
    const world = installed(kitchen([extension('1.0.0.0', ...HEAT(9))]));
    expect(world.api.SetupDiRemoveDevice(world.of).err).toBe(0);
    expect(readExtensions(world.transaction, world.id)).toEqual([]);
  });
});

describe('the software of a package', () => {
  const link = [
    '[Toaster.NT.Software]',
    'AddSoftware = App,,App',
    '[App]',
    'SoftwareType = 2',
    'SoftwareID = pfn://Contoso.App_1',
    '',
  ];
  const withSoftware = TOASTER.replace('[Files]\n', `${link.join('\n')}[Files]\n`);

  it('is queued when the device is installed, and told', () => {
    const world = installed(kitchen([], { inf: withSoftware }));
    expect(readSoftwareQueue(world.transaction).map(({ entry, device }) => [entry.name, device])).toEqual([
      ['App', world.id],
    ]);
    const told = [...everyEvent(world.events)].filter(event => event.kind === 'software');
    expect(told).toMatchObject([{ did: 'queued', name: 'App' }]);
  });
  it('runs later', () => {
    const world = installed(kitchen([], { inf: withSoftware }));
    const lines: string[] = [];
    runSoftwareQueue(world.transaction, ({ line }) => {
      lines.push(line);
      return { kind: 'ended', exitCode: 0, took: 1 };
    });
    expect(lines).toEqual(['pfn://Contoso.App_1']);
  });
  it('is not queued where the installation fails', () => {
    const bad = withSoftware.replace('ServiceBinary = %12%\\toaster.sys', '');
    const world = kitchen([], { inf: bad });
    expect(world.api.SetupDiInstallDevice(world.of).ret).toBe(false);
    expect(readSoftwareQueue(world.transaction)).toEqual([]);
  });
});
