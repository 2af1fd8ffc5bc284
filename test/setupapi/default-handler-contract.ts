import { describe, expect, it } from 'vitest';
import { win32 } from '../../src/base/index.ts';
import {
  type ClassInstallParams,
  type DeviceInfo,
  type DeviceInstallParams,
  type DeviceSetHandle,
  DI_CLASSINSTALLPARAMS,
  DI_ENUMSINGLEINF,
  DI_FLAGSEX_SETFAILEDINSTALL,
  DI_NOFILECOPY,
  DI_NOVCP,
  DICS_DISABLE,
  DICS_FLAG_CONFIGSPECIFIC,
  DICS_FLAG_GLOBAL,
  DICS_START,
  DIF_DETECT,
  DIF_INSTALLDEVICE,
  DIF_NEWDEVICEWIZARD_SELECT,
  DIF_PROPERTYCHANGE,
  DIF_REMOVE,
  DIF_SELECTDEVICE,
  DIF_UNREMOVE,
  FILEOP_COPY,
  GUID_NULL,
  type SetupApi,
  SPDIT_COMPATDRIVER,
  SPDRP_CONFIGFLAGS,
  SPDRP_HARDWAREID,
} from '../../src/setupapi/index.ts';
import type { StartProgram } from './contract.ts';

const CLASS = '{12345678-0000-4000-8000-000000000001}';
const INF = `[Version]
Signature="$Windows NT$"
Class=Toaster
ClassGuid=${CLASS}
Provider=%P%
DriverVer=02/03/2020,1.2.3.4
[Manufacturer]
%P%=M,NTamd64
[M.NTamd64]
Toaster=I,ROOT\\Toaster
[I.NT]
CopyFiles=Files
[I.NT.CoInstallers]
CopyFiles=CoFiles
[Files]
toaster.sys
[CoFiles]
tostrco.dll
[DestinationDirs]
DefaultDestDir=12
[SourceDisksNames]
1=Disk
[SourceDisksFiles]
toaster.sys=1
tostrco.dll=1
[Strings]
P="A maker"
`;

type At = { api: SetupApi; set: DeviceSetHandle; device: DeviceInfo };

const change = (stateChange: number, scope: number): ClassInstallParams => ({
  installFunction: DIF_PROPERTYCHANGE,
  stateChange,
  scope,
  hwProfile: 0,
});
const DISABLE = change(DICS_DISABLE, DICS_FLAG_GLOBAL);

/** What every implementation answers about class install params and the default handlers of requests. */
export function describeDefaultHandlers(name: string, start: StartProgram): void {
  const registered = (architecture: 'amd64' | 'x86' = 'amd64'): At => {
    const files = { 'a.inf': INF, 'toaster.sys': 'sys', 'tostrco.dll': 'dll' };
    const api = start(files, architecture);
    const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
    const of = { set, name: 'ROOT\\TOASTER\\0000', class: GUID_NULL, flags: 0 };
    const device = api.SetupDiCreateDeviceInfo(of).device!;
    api.SetupDiSetDeviceRegistryProperty({
      set,
      device,
      property: SPDRP_HARDWAREID,
      value: ['ROOT\\Toaster'],
    });
    expect(api.SetupDiRegisterDeviceInfo({ set, device, flags: 0 }).ret).toBe(true);
    return { api, set, device };
  };
  const of = ({ set, device }: At): { set: DeviceSetHandle; device: DeviceInfo } => ({ set, device });
  const params = (at: At, to: Partial<DeviceInstallParams>): void => {
    const { params: before } = at.api.SetupDiGetDeviceInstallParams(of(at));
    at.api.SetupDiSetDeviceInstallParams({ ...of(at), params: { ...before!, ...to } });
  };
  const flags = (at: At): number => at.api.SetupDiGetDeviceInstallParams(of(at)).params!.flags;
  const withDriver = (): At => {
    const at = registered();
    params(at, { flags: DI_ENUMSINGLEINF, driverPath: 'C:\\Test\\a.inf' });
    at.api.SetupDiBuildDriverInfoList({ ...of(at), type: SPDIT_COMPATDRIVER });
    expect(at.api.SetupDiSelectBestCompatDrv(of(at)).ret).toBe(true);
    return at;
  };

  describe(`${name}: class install params`, () => {
    it('are kept for the device or for the set, and given back', () => {
      const at = registered();
      const texts = { title: 'T', instructions: 'I', listLabel: 'L', subTitle: 'S' };
      const ofSet = { installFunction: DIF_SELECTDEVICE, ...texts } as const;
      expect(at.api.SetupDiSetClassInstallParams({ ...of(at), params: DISABLE }).ret).toBe(true);
      expect(at.api.SetupDiSetClassInstallParams({ set: at.set, params: ofSet }).ret).toBe(true);
      expect(at.api.SetupDiGetClassInstallParams(of(at))).toMatchObject({
        ret: true,
        params: DISABLE,
        required: 20,
      });
      expect(at.api.SetupDiGetClassInstallParams({ set: at.set })).toMatchObject({
        ret: true,
        params: ofSet,
      });
    });

    it('set DI_CLASSINSTALLPARAMS, and clear it when they go', () => {
      const at = registered();
      at.api.SetupDiSetClassInstallParams({ ...of(at), params: DISABLE });
      expect(flags(at) & DI_CLASSINSTALLPARAMS).toBe(DI_CLASSINSTALLPARAMS);
      at.api.SetupDiSetClassInstallParams({ ...of(at), params: null });
      expect(flags(at) & DI_CLASSINSTALLPARAMS).toBe(0);
      const { ret, err } = at.api.SetupDiGetClassInstallParams(of(at));
      expect([ret, err]).toEqual([false, win32('ERROR_NO_CLASSINSTALL_PARAMS')]);
    });

    it.each<[string, ClassInstallParams | null, number | undefined, boolean]>([
      ['whole', DISABLE, 20, true],
      ['of another size', DISABLE, 16, false],
      ['with a header of another size', { ...DISABLE, cbSize: 20 }, undefined, false],
      ['with its own header', { ...DISABLE, cbSize: 8 }, undefined, true],
      ['none with a size', null, 8, false],
      ['a change that is none', change(9, DICS_FLAG_GLOBAL), undefined, false],
      ['a scope that is none', change(DICS_DISABLE, 9), undefined, false],
      ['a start in all profiles', change(DICS_START, DICS_FLAG_GLOBAL), undefined, false],
      ['a start in one', change(DICS_START, DICS_FLAG_CONFIGSPECIFIC), undefined, true],
      ['a removal', { installFunction: DIF_REMOVE, scope: 1, hwProfile: 0 }, 16, true],
      ['a removal nowhere', { installFunction: DIF_REMOVE, scope: 0, hwProfile: 0 }, undefined, false],
      ['coming back everywhere', { installFunction: DIF_UNREMOVE, scope: 1, hwProfile: 0 }, undefined, false],
      [
        'more pages than a wizard has',
        { installFunction: DIF_NEWDEVICEWIZARD_SELECT, flags: 0, pages: Array(21).fill(0), hwndWizard: null },
        undefined,
        false,
      ],
      [
        'for a request without',
        { ...DISABLE, installFunction: DIF_INSTALLDEVICE } as never,
        undefined,
        false,
      ],
    ])('%s: %#', (_, given, size, ret) => {
      const at = registered();
      const answer = at.api.SetupDiSetClassInstallParams({
        ...of(at),
        params: given,
        ...(size !== undefined && { size }),
      });
      expect(answer).toMatchObject({ ret, err: win32(ret ? 'ERROR_SUCCESS' : 'ERROR_INVALID_PARAMETER') });
    });

    it.each([
      [{ buffer: null }, 'ERROR_INSUFFICIENT_BUFFER'],
      [{ buffer: null, size: 20 }, 'ERROR_INVALID_USER_BUFFER'],
      [{ size: 7 }, 'ERROR_INVALID_USER_BUFFER'],
      [{ size: 8 }, 'ERROR_INSUFFICIENT_BUFFER'],
      [{ cbSize: 20 }, 'ERROR_INVALID_USER_BUFFER'],
    ] as const)('%j: %s', (to, error) => {
      const at = registered();
      at.api.SetupDiSetClassInstallParams({ ...of(at), params: DISABLE });
      expect(at.api.SetupDiGetClassInstallParams({ ...of(at), ...to }).err).toBe(win32(error));
    });

    it('a detection has two pointers more on 64 bits than its header', () => {
      const detect = { installFunction: DIF_DETECT, progress: () => false, progressContext: null } as const;
      for (const [architecture, required] of [
        ['amd64', 24],
        ['x86', 16],
      ] as const) {
        const api = start({}, architecture);
        const { set } = api.SetupDiCreateDeviceInfoList({ class: CLASS });
        api.SetupDiSetClassInstallParams({ set, params: detect });
        expect(api.SetupDiGetClassInstallParams({ set }).required).toBe(required);
      }
    });
  });

  describe(`${name}: default handlers`, () => {
    it('of a state need its parameters, those for this request and in use', () => {
      const at = registered();
      const err = (): number => at.api.SetupDiChangeState(of(at)).err;
      expect(err()).toBe(win32('ERROR_NO_CLASSINSTALL_PARAMS'));
      at.api.SetupDiSetClassInstallParams({
        ...of(at),
        params: { installFunction: DIF_REMOVE, scope: 1, hwProfile: 0 },
      });
      expect(err()).toBe(win32('ERROR_NO_CLASSINSTALL_PARAMS'));
      at.api.SetupDiSetClassInstallParams({ ...of(at), params: DISABLE });
      params(at, { flags: flags(at) & ~DI_CLASSINSTALLPARAMS });
      expect(err()).toBe(win32('ERROR_NO_CLASSINSTALL_PARAMS'));
      params(at, { flags: flags(at) | DI_CLASSINSTALLPARAMS });
      expect(err()).toBe(win32('ERROR_SUCCESS'));
      const { value } = at.api.SetupDiGetDeviceRegistryProperty({ ...of(at), property: SPDRP_CONFIGFLAGS });
      expect(value).toBe(1);
    });

    it('of files need a driver', () => {
      const at = registered();
      expect(at.api.SetupDiInstallDriverFiles(of(at)).err).toBe(win32('ERROR_NO_DRIVER_SELECTED'));
    });

    it('of files list those of driver and co-installers in the queue of the caller', () => {
      const at = withDriver();
      const { queue } = at.api.SetupOpenFileQueue({});
      params(at, { flags: flags(at) | DI_NOVCP, fileQueue: queue });
      expect(at.api.SetupDiInstallDriverFiles(of(at)).ret).toBe(true);
      expect(at.api.SetupGetFileQueueCount({ queue, operation: FILEOP_COPY }).count).toBe(2);
      params(at, { flags: flags(at) | DI_NOFILECOPY });
      const second = at.api.SetupOpenFileQueue({}).queue;
      params(at, { fileQueue: second });
      expect(at.api.SetupDiInstallDriverFiles(of(at)).ret).toBe(true);
      expect(at.api.SetupGetFileQueueCount({ queue: second, operation: FILEOP_COPY }).count).toBe(0);
    });

    it('of an installation say that it failed, and nothing else, when they are told so', () => {
      const at = registered();
      params(at, { flagsEx: DI_FLAGSEX_SETFAILEDINSTALL });
      expect(at.api.SetupDiInstallDevice(of(at)).ret).toBe(true);
      const { value } = at.api.SetupDiGetDeviceRegistryProperty({ ...of(at), property: SPDRP_CONFIGFLAGS });
      expect(value).toBe(0x40);
    });

    it('install the null driver for a device below Root without a driver', () => {
      const at = registered();
      expect(at.api.SetupDiInstallDevice(of(at)).ret).toBe(true);
      const { value } = at.api.SetupDiGetDeviceRegistryProperty({ ...of(at), property: SPDRP_CONFIGFLAGS });
      expect(value).toBe(0);
    });

    it.each([
      'SetupDiInstallDevice',
      'SetupDiInstallDriverFiles',
      'SetupDiRegisterCoDeviceInstallers',
      'SetupDiInstallDeviceInterfaces',
      'SetupDiChangeState',
      'SetupDiUnremoveDevice',
      'SetupDiRestartDevices',
    ] as const)('%s needs a set and a device of it', called => {
      const at = registered();
      expect(at.api[called]({ set: null, device: at.device }).err).toBe(win32('ERROR_INVALID_HANDLE'));
      expect(at.api[called]({ set: at.set, device: null }).err).toBe(win32('ERROR_INVALID_PARAMETER'));
      const wrong = { ...at.device, cbSize: 1 };
      expect(at.api[called]({ set: at.set, device: wrong }).err).toBe(win32('ERROR_INVALID_PARAMETER'));
    });
  });
}
