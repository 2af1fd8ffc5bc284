import { describe, expect, it } from 'vitest';
import { readLog, writeLog } from '../../../src/log/index.ts';
import {
  DI_DONOTCALLCONFIGMG,
  DI_FLAGSEX_ALWAYSWRITEIDS,
  DI_FLAGSEX_NO_DRVREG_MODIFY,
  DI_FLAGSEX_SETFAILEDINSTALL,
  DI_INSTALLDISABLED,
  DI_NEEDREBOOT,
  DI_NEEDRESTART,
  DI_NOFILECOPY,
  DI_NOVCP,
  DI_NOWRITE_IDS,
  propertyKey,
} from '../../../src/setupapi/index.ts';
import { everyEvent, type StoryEvent } from '../../../src/story/index.ts';
import { CLASS, CLASS_KEY, dword, KEY, multiSz, prepared, TOASTER, World, win32 } from './world.ts';

const SYS = 'C:\\Windows\\System32\\drivers\\toaster.sys';
const DLL = 'C:\\Windows\\System32\\tostrco.dll';
const ORIGIN = { call: 'test', because: { grade: 'documented', page: 'test' } } as const;
const SERVICE = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\toaster';

const world = (options: Parameters<typeof prepared>[0] = {}): World =>
  new World(prepared(options), options).stage().select();

describe('SetupDiInstallDevice', () => {
  it('writes what Windows writes: software key, instance key, service, class, files; and starts the device', () => {
    const w = world();
    expect(w.api.SetupDiInstallDevice(w.of)).toMatchObject({
      ret: true,
      err: 0,
      device: { classGuid: CLASS },
    });
    const values = (key: string): Record<string, unknown> =>
      Object.fromEntries(w.transaction.registry.values(key).map(({ name, value }) => [name, value.data]));
    expect(values(w.driverKey)).toEqual({
      InfPath: 'oem0.inf',
      InfSection: 'Toaster',
      InfSectionExt: '.NT',
      ProviderName: 'Contoso',
      DriverDate: '9-21-2026',
      DriverDateData: Uint8Array.of(0x00, 0x40, 0x25, 0x25, 0x5c, 0x49, 0xdd, 0x01),
      DriverVersion: '6.0.1.0',
      MatchingDeviceId: 'usb\\vid_1209&pid_7057',
      DriverDesc: 'Contoso Toaster',
      Crunch: 7,
    });
    expect(values(KEY)).toEqual({
      HardwareID: ['USB\\VID_1209&PID_7057'],
      ClassGUID: CLASS,
      Driver: `${CLASS}\\0000`,
      DeviceDesc: '@oem0.inf,%Toaster.Desc%;Contoso Toaster',
      Mfg: '@oem0.inf,%Contoso%;Contoso',
      ConfigFlags: 0,
      Service: 'toaster',
      UpperFilters: ['toastflt'],
    });
    expect(w.value(`${KEY}\\Device Parameters`, 'Heat')).toBe(3);
    expect(w.value(CLASS_KEY, 'Class')).toBe('Toaster');
    expect(w.value(SERVICE, 'ImagePath')).toBe('\\SystemRoot\\System32\\drivers\\toaster.sys');
    expect([w.hasFile(SYS), w.hasFile(DLL)]).toEqual([true, false]);
    expect([w.isStarted, w.state?.problem]).toEqual([true, 0]);
  });

  it('does nothing of other requests: co-installers and interfaces are not registered', () => {
    const w = world();
    w.api.SetupDiInstallDevice(w.of);
    expect(w.value(w.driverKey, 'CoInstallers32')).toBeUndefined();
    expect(w.transaction.registry.keys('HKLM\\SYSTEM\\CurrentControlSet\\Control\\DeviceClasses')).toEqual(
      [],
    );
  });

  it('installing again changes nothing', () => {
    const w = world();
    w.api.SetupDiInstallDevice(w.of);
    const before = w.transaction.effects.length;
    w.params({ flags: DI_DONOTCALLCONFIGMG });
    w.api.SetupDiInstallDevice(w.of);
    expect(w.transaction.effects.slice(before)).toEqual([]);
  });

  it.each([
    ['Windows Vista has none', '6.0.6002', false],
    ['Windows 7 has both', '6.1.7601', true],
  ])('dates of the installation: %s', (_, windows, hasDates) => {
    const w = world({ windows });
    const dates = (): unknown[] =>
      ['InstallDate', 'FirstInstallDate'].map(
        name =>
          w.api.SetupDiGetDeviceProperty({ ...w.of, key: propertyKey(`DEVPKEY_Device_${name}`)!, flags: 0 })
            .value,
      );
    w.api.SetupDiInstallDevice(w.of);
    const [first] = dates();
    expect(dates()).toEqual(hasDates ? [first, first] : [undefined, undefined]);
    w.transaction.change({ kind: 'clock', after: w.transaction.clock + 60_000 }, ORIGIN);
    w.api.SetupDiInstallDevice(w.of);
    expect(dates()).toEqual(hasDates ? [(first as bigint) + 600_000_000n, first] : [undefined, undefined]);
  });

  it('what is installed is a property of the device too', () => {
    const w = world();
    w.api.SetupDiInstallDevice(w.of);
    const property = (name: string): unknown =>
      w.api.SetupDiGetDeviceProperty({ ...w.of, key: propertyKey(`DEVPKEY_Device_${name}`)!, flags: 0 })
        .value;
    const names = [
      'DriverVersion',
      'DriverProvider',
      'DriverInfPath',
      'DriverInfSection',
      'MatchingDeviceId',
    ];
    expect(names.map(property)).toEqual([
      '6.0.1.0',
      'Contoso',
      'oem0.inf',
      'Toaster',
      'usb\\vid_1209&pid_7057',
    ]);
    expect(property('DeviceDesc')).toBe('Contoso Toaster');
  });

  it('an INF that is nowhere yet goes to the driver store first', () => {
    const w = new World(prepared());
    w.params({ driverPath: 'D:\\toaster' });
    w.select();
    expect(w.api.SetupDiInstallDevice(w.of).ret).toBe(true);
    expect([
      w.value(w.driverKey, 'InfPath'),
      w.hasFile('C:\\Windows\\INF\\oem0.inf'),
      w.hasFile(SYS),
    ]).toEqual(['oem0.inf', true, true]);
  });

  it('one that may not is not installed', () => {
    const w = new World(prepared(), { program: { verifier: () => ({ kind: 'unsigned' }) } });
    w.params({ driverPath: 'D:\\toaster' });
    w.select();
    const { ret, err } = w.api.SetupDiInstallDevice(w.of);
    expect([ret, err !== 0, w.value(KEY, 'Driver')]).toEqual([false, true, undefined]);
  });

  it('Windows XP copies from where the INF came from, and names are plain', () => {
    const w = new World(prepared({ windows: '5.1.2600' }), {
      program: {
        verifier: () => ({ kind: 'system', score: 0x0d000005, signer: 'Microsoft Windows' }) as never,
      },
    })
      .stage()
      .select();
    expect(w.api.SetupDiInstallDevice(w.of).err).toBe(0);
    expect([w.hasFile(SYS), w.value(KEY, 'DeviceDesc'), w.value(w.driverKey, 'InfPath')]).toEqual([
      true,
      'Contoso Toaster',
      'oem0.inf',
    ]);
    expect(w.told().filter(line => line.startsWith('Strong Name'))).toEqual([]);
  });
});

describe('flags of the install params', () => {
  it('DI_NOFILECOPY: no file is copied', () => {
    const w = world();
    w.params({ flags: DI_NOFILECOPY });
    expect(w.api.SetupDiInstallDevice(w.of).ret).toBe(true);
    expect([w.hasFile(SYS), w.value(KEY, 'Service')]).toEqual([false, 'toaster']);
  });

  it('DI_NOVCP: files go to the queue of the caller, who commits it', () => {
    const w = world();
    const { queue } = w.api.SetupOpenFileQueue({});
    w.params({ flags: DI_NOVCP, fileQueue: queue });
    expect(w.api.SetupDiInstallDevice(w.of).ret).toBe(true);
    expect([w.hasFile(SYS), w.value(KEY, 'Service')]).toEqual([false, 'toaster']);
    w.api.SetupCommitFileQueue({ queue, callback: null });
    expect([w.hasFile(SYS), w.hasFile(DLL)]).toEqual([true, false]);
  });

  it.each([
    ['DI_NEEDREBOOT', DI_NEEDREBOOT, 14],
    ['DI_NEEDRESTART', DI_NEEDRESTART, 14],
    ['DI_DONOTCALLCONFIGMG', DI_DONOTCALLCONFIGMG, 1],
    ['DI_INSTALLDISABLED', DI_INSTALLDISABLED, 22],
  ])('%s: installed and not started', (_, flags, problem) => {
    const w = world();
    w.params({ flags });
    expect(w.api.SetupDiInstallDevice(w.of).ret).toBe(true);
    expect([w.value(KEY, 'Service'), w.isStarted, w.state?.problem]).toEqual(['toaster', false, problem]);
  });

  it('DI_FLAGSEX_NO_DRVREG_MODIFY: AddReg and DelReg of the two sections are passed over', () => {
    const w = world();
    w.params({ flagsEx: DI_FLAGSEX_NO_DRVREG_MODIFY });
    w.api.SetupDiInstallDevice(w.of);
    expect([w.value(w.driverKey, 'Crunch'), w.value(KEY, 'UpperFilters'), w.value(KEY, 'Service')]).toEqual([
      undefined,
      undefined,
      'toaster',
    ]);
    expect(w.value(w.driverKey, 'DriverDesc')).toBe('Contoso Toaster');
  });

  it('DI_FLAGSEX_SETFAILEDINSTALL: ConfigFlags say that it failed, and nothing else happens', () => {
    const w = world({ values: { ConfigFlags: dword(0x20) } });
    w.params({ flagsEx: DI_FLAGSEX_SETFAILEDINSTALL });
    const before = w.transaction.effects.length;
    expect(w.api.SetupDiInstallDevice(w.of).ret).toBe(true);
    expect(w.transaction.effects.slice(before)).toMatchObject([
      { name: 'ConfigFlags', after: { data: 0x60 } },
    ]);
  });

  it('a successful installation takes the marks back, and leaves a disabled device disabled', () => {
    const w = world({ values: { ConfigFlags: dword(0x61) } });
    w.api.SetupDiInstallDevice(w.of);
    expect([w.value(KEY, 'ConfigFlags'), w.isStarted, w.state?.problem]).toEqual([1, false, 22]);
  });

  const ROOT = 'ROOT\\TOASTER\\0000';
  const OTHER = ['Other', 'USB\\VID_1209&PID_7057'];
  it.each<[string, number, number, readonly string[]]>([
    ['one that has identifiers keeps them', 0, 0, OTHER],
    ['DI_FLAGSEX_ALWAYSWRITEIDS', 0, DI_FLAGSEX_ALWAYSWRITEIDS, ['USB\\VID_1209&PID_7057']],
    ['DI_NOWRITE_IDS overrides it', DI_NOWRITE_IDS, DI_FLAGSEX_ALWAYSWRITEIDS, OTHER],
  ])('identifiers of a device below Root: %s', (_, flags, flagsEx, expected) => {
    const w = world({ id: ROOT, values: { HardwareID: multiSz(OTHER) } });
    w.params({ flags, flagsEx });
    w.api.SetupDiInstallDevice(w.of);
    expect(w.value(`HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${ROOT}`, 'HardwareID')).toEqual(expected);
  });
});

describe('without a driver', () => {
  const bare = (options: Parameters<typeof prepared>[0]): World => new World(prepared(options), options);

  it.each<[string, Parameters<typeof prepared>[0], number, boolean, number]>([
    ['a device below Root has the null driver', { id: 'ROOT\\LEGACY_X\\0000' }, 0, false, 28],
    ['one that supports raw mode runs without', { values: { Capabilities: dword(0x40) } }, 0, true, 0],
    ['another fails', {}, win32('ERROR_NO_ASSOCIATED_SERVICE'), false, 1],
  ])('%s', (_, options, err, isStarted, problem) => {
    const w = bare(options);
    expect(w.api.SetupDiInstallDevice(w.of).err).toBe(err);
    expect([w.isStarted, w.state?.problem]).toEqual([isStarted, problem]);
    const flags = w.value(`HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${w.id}`, 'ConfigFlags');
    expect(flags).toBe(err === 0 ? 0 : undefined);
  });

  it('a driver that was there is gone, and the second request says that it failed', () => {
    const w = world();
    w.api.SetupDiInstallDevice(w.of);
    w.api.SetupDiSetSelectedDriver({ ...w.of, driver: null });
    const { driverKey } = w;
    expect(w.send('INSTALLDEVICE')).toBe(win32('ERROR_NO_ASSOCIATED_SERVICE'));
    expect([w.value(KEY, 'Driver'), w.value(KEY, 'Service'), w.transaction.registry.has(driverKey)]).toEqual([
      undefined,
      undefined,
      false,
    ]);
    w.params({ flagsEx: DI_FLAGSEX_SETFAILEDINSTALL });
    expect(w.send('INSTALLDEVICE')).toBe(0);
    expect(w.value(KEY, 'ConfigFlags')).toBe(0x40);
  });
});

describe('restarts', () => {
  const reboot = TOASTER.replace('[Toaster.NT]\n', '[Toaster.NT]\nReboot\n');

  it.each([
    ['Windows 7 always', '6.1.7601', false, true],
    ['Windows 10 where the device does not run: no', '10.0.19045', false, false],
    ['Windows 10 where it runs: yes', '10.0.19045', true, true],
  ])('the directive Reboot, %s', (_, windows, runs, asks) => {
    const w = world({ windows, inf: reboot });
    if (runs) w.api.SetupDiInstallDevice(w.of);
    expect(w.isStarted).toBe(runs);
    w.api.SetupDiInstallDevice(w.of);
    expect((w.params().flags & DI_NEEDREBOOT) !== 0).toBe(asks);
    expect(w.isStarted).toBe(runs || !asks);
  });

  it('a file in use is replaced when Windows starts: the device waits for that', () => {
    const w = world();
    w.api.SetupDiInstallDevice(w.of);
    const after = w.transaction.volume.content(Uint8Array.of(1));
    w.transaction.change({ kind: 'file', path: SYS, after }, ORIGIN);
    w.transaction.change({ kind: 'running', what: 'loaded', name: SYS, after: { by: 'toaster' } }, ORIGIN);
    w.api.SetupDiInstallDevice(w.of);
    expect(w.params().flags & DI_NEEDREBOOT).toBe(DI_NEEDREBOOT);
    expect(w.told()).toContain(`restart-skipped ${w.id}`);
  });
});

describe('what is wrong ends it', () => {
  it.each([
    [
      'a service section that lacks what is required',
      ['ServiceBinary = %12%\\toaster.sys\n', ''],
      'ERROR_BAD_SERVICE_INSTALLSECT',
    ],
    ['an install section that is not there', ['[Toaster.NT]\n', '[Other]\n'], 'ERROR_SECTION_NOT_FOUND'],
    ['a file that is nowhere', ['[Files]\n', '[Files]\nmissing.sys\n'], 'ERROR_FILE_NOT_FOUND'],
  ])('%s', (_, [from, to], error) => {
    const w = new World(prepared({ inf: TOASTER.replace(from!, to!) }));
    w.params({ driverPath: 'D:\\toaster' });
    w.select();
    const { err } = w.api.SetupDiInstallDevice(w.of);
    expect([err, w.isStarted]).toEqual([win32(error), false]);
  });

  it('nobody but an administrator', () => {
    const w = new World(prepared(), { program: { administrator: false } });
    expect(w.api.SetupDiInstallDevice(w.of).err).toBe(win32('ERROR_ACCESS_DENIED'));
  });

  it('a device that is not registered', () => {
    const w = new World(prepared());
    const { device } = w.api.SetupDiCreateDeviceInfo({
      set: w.set,
      name: 'ROOT\\X\\0000',
      class: CLASS,
      flags: 0,
    });
    const { err } = w.api.SetupDiInstallDevice({ set: w.set, device: device! });
    expect(err).toBe(win32('ERROR_DEVINFO_NOT_REGISTERED'));
  });
});

describe('the story, in the words of the log', () => {
  const told = (windows: string): string[] => {
    const w = world({ windows });
    for (const file of ['toaster', 'toastflt']) {
      const path = `C:\\Windows\\System32\\drivers\\${file}.sys`;
      const after = w.transaction.volume.content(Uint8Array.of(1));
      w.transaction.change({ kind: 'file', path, after }, ORIGIN);
    }
    w.params({ flags: DI_NOFILECOPY });
    w.events.length = 0;
    w.api.SetupDiInstallDevice(w.of);
    return w.told();
  };

  it('Windows 10: as recording 001 (lines 358 to 372)', () => {
    const lines = told('10.0.10240').filter(
      line => !/^(Provider|driver-date|DriverV|Class|Manu|Match|reg|common|DriverD|DeviceD)/.test(line),
    );
    expect(lines).toEqual([
      '{Install DEVICE}',
      '{Writing Device Properties}',
      'Strong Name=oem0.inf:d776e7d1ccd0c435:Toaster:6.0.1.0:usb\\vid_1209&pid_7057',
      'DelService=oldtoast  (toaster.inf line 36)',
      "delete-services Service 'oldtoast' does not exist.",
      'AddService=toaster,2,Service  (toaster.inf line 34)',
      "add-service Created service 'toaster'.",
      'AddService=toastflt,,Filter  (toaster.inf line 35)',
      "add-service Created service 'toastflt'.",
      'install-device Configuring device class.',
      'install-device Configuring device class completed.',
      'install-device Starting device.',
      'install-device Starting device completed.',
    ]);
  });

  it('Windows 7: as recording 109 (lines 58 to 86)', () => {
    expect(told('6.1.7601')).toEqual([
      '{Install DEVICE}',
      'registry-directives',
      '{Writing Device Properties}',
      'Provider name=Contoso',
      'driver-date 09/21/2026',
      'DriverVersion=6.0.1.0',
      'Class name=Toaster',
      'Manufacturer=Contoso',
      'Matching DeviceID=usb\\vid_1209&pid_7057',
      'Strong Name=oem0.inf:Models.NTamd64:Toaster:6.0.1.0:usb\\vid_1209&pid_7057',
      'DelService=oldtoast  (toaster.inf line 36)',
      "delete-services Service 'oldtoast' does not exist.",
      'AddService=toaster,2,Service  (toaster.inf line 34)',
      "add-service Created service 'toaster'.",
      'AddService=toastflt,,Filter  (toaster.inf line 35)',
      "add-service Created service 'toastflt'.",
      'section-names-updated oem0.inf',
      'common-properties',
      'DriverDescription=Contoso Toaster',
      'DeviceDisplayName=Contoso Toaster',
      'install-device Removing device sub-tree.',
      'install-device Removing device sub-tree completed.',
      'install-device Restarting device.',
      'install-device Restarting device completed.',
    ]);
  });

  it('a log can be written from it, its lines as recordings 001 and 109 have them', () => {
    const w = world();
    w.params({ flags: DI_DONOTCALLCONFIGMG });
    w.events.length = 0;
    w.send('INSTALLDEVICE');
    const log = new TextDecoder().decode(writeLog({ title: '', events: w.events }));
    const lines = log.split('\r\n').map(line => line.replace(/^\s+(\w+):\s+/, '$1: '));
    for (const line of [
      'dvi: {DIF_INSTALLDEVICE}',
      'dvi: Default installer: Enter',
      'dvi: {Install DEVICE}',
      'dvi: {Writing Device Properties}',
      'dvi: Strong Name=oem0.inf:d776e7d1ccd0c435:Toaster:6.0.1.0:usb\\vid_1209&pid_7057',
      'dvi: {Writing Device Properties - Complete}',
      'inf: AddService=toaster,2,Service  (toaster.inf line 34)',
      "dvi: Add Service: Created service 'toaster'.",
      'dvi: {Install DEVICE exit (0x00000000)}',
      'dvi: DriverDescription=Contoso Toaster',
      'dvi: {DIF_INSTALLDEVICE - exit(0x00000000)}',
    ]) {
      expect(lines).toContain(line);
    }
    const told = (events: readonly StoryEvent[]): string[] =>
      [...everyEvent(events)].map(({ kind }) => kind).filter(kind => kind !== 'section');
    expect(told(readLog(new TextEncoder().encode(log)).events)).toEqual(told(w.events));
  });
});
