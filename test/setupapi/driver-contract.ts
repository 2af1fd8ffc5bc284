import { describe, expect, it } from 'vitest';
import { win32 } from '../../src/base/index.ts';
import {
  type DeviceInfo,
  type DeviceInstallParams,
  type DeviceSetHandle,
  DI_ENUMSINGLEINF,
  DI_FLAGSEX_ALLOWEXCLUDEDDRVS,
  DNF_BAD_DRIVER,
  type DriverInfo,
  GUID_NULL,
  type SetupApi,
  SPDIT_CLASSDRIVER,
  SPDIT_COMPATDRIVER,
  SPDRP_HARDWAREID,
} from '../../src/setupapi/index.ts';
import type { StartProgram } from './contract.ts';

const CLASS = '{12345678-0000-4000-8000-000000000001}';
const HEAD = `[Version]\nSignature="$Windows NT$"\nClass=Toaster\nClassGuid=${CLASS}\nProvider=%P%\n`;
const MAKERS = '[Manufacturer]\n%P%=M,NTamd64\n';
const STRINGS = '[Strings]\nP="A maker"\n';
const COMPATIBLE = { type: SPDIT_COMPATDRIVER };

/** An INF with Models lines, a date and a version. */
function inf(models: string, driverVer = '02/03/2020,1.2.3.4', more = ''): string {
  return `${HEAD}DriverVer=${driverVer}\n${MAKERS}[M.NTamd64]\n${models}\n[I.NT]\n${more}${STRINGS}`;
}

type At = { api: SetupApi; set: DeviceSetHandle; device: DeviceInfo };

/** What every implementation answers about driver lists. */
export function describeDrivers(name: string, start: StartProgram): void {
  const withDevice = (files: Readonly<Record<string, string>>, params: Partial<DeviceInstallParams>): At => {
    const api = start(files, 'amd64');
    const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
    const { device } = api.SetupDiCreateDeviceInfo({
      set,
      name: 'ROOT\\TOASTER\\0000',
      class: GUID_NULL,
      flags: 0,
    });
    const at = { set, device: device! };
    const value = ['ROOT\\Toaster', 'ROOT\\Appliance'];
    api.SetupDiSetDeviceRegistryProperty({ ...at, property: SPDRP_HARDWAREID, value });
    const { params: before } = api.SetupDiGetDeviceInstallParams(at);
    api.SetupDiSetDeviceInstallParams({ ...at, params: { ...before!, ...params } });
    return { api, ...at };
  };
  const single = (text: string): At =>
    withDevice({ 'a.inf': text }, { flags: DI_ENUMSINGLEINF, driverPath: 'C:\\Test\\a.inf' });
  const of = ({ set, device }: At): { set: DeviceSetHandle; device: DeviceInfo } => ({ set, device });
  const listed = (at: At, type: number = SPDIT_COMPATDRIVER): DriverInfo[] => {
    expect(at.api.SetupDiBuildDriverInfoList({ ...of(at), type }).ret).toBe(true);
    const drivers: DriverInfo[] = [];
    for (;;) {
      const { driver } = at.api.SetupDiEnumDriverInfo({ ...of(at), type, index: drivers.length });
      if (!driver) return drivers;
      drivers.push(driver);
    }
  };
  const selected = (at: At): string | undefined =>
    at.api.SetupDiGetSelectedDriver(of(at)).driver?.description;

  describe(`${name}: driver lists`, () => {
    it('tell of each driver who makes it, and when and what it is', () => {
      const at = single(inf('Toaster=I,ROOT\\Toaster\nOther=I,USB\\Other'));
      expect(listed(at)).toMatchObject([
        {
          ...COMPATIBLE,
          description: 'Toaster',
          manufacturer: 'A maker',
          provider: 'A maker',
          date: 132_251_616_000_000_000n,
          version: 0x0001_0002_0003_0004n,
        },
      ]);
    });

    it('the best is the one of the lowest rank, whatever its date; the device becomes one of its class', () => {
      const at = withDevice(
        {
          'd\\a.inf': inf('Appliance=I,ROOT\\Appliance', '01/01/2024,1.0'),
          'd\\b.inf': inf('Toaster=I,ROOT\\Toaster', '01/01/2001,1.0'),
        },
        { driverPath: 'C:\\Test\\d' },
      );
      expect(listed(at).map(({ description }) => description)).toEqual(['Appliance', 'Toaster']);
      expect(at.api.SetupDiSelectBestCompatDrv(of(at)).device?.classGuid).toBe(CLASS);
      expect(selected(at)).toBe('Toaster');
    });

    it('equal ranks are decided by date, then by version', () => {
      const files = {
        'd\\a.inf': inf('A=I,ROOT\\Toaster', '01/01/2023,9.0'),
        'd\\b.inf': inf('B=I,ROOT\\Toaster', '01/01/2024,1.0'),
        'd\\c.inf': inf('C=I,ROOT\\Toaster', '01/01/2024,1.1'),
      };
      const at = withDevice(files, { driverPath: 'C:\\Test\\d' });
      listed(at);
      at.api.SetupDiSelectBestCompatDrv(of(at));
      expect(selected(at)).toBe('C');
    });

    it('an installer marks a driver as bad, or gives it another rank', () => {
      const at = single(inf('A=I,ROOT\\Toaster\nB=I,ROOT\\Appliance\nC=I,X,ROOT\\Toaster'));
      const [a, b] = listed(at);
      const change = (driver: DriverInfo, to: object): void => {
        const { params } = at.api.SetupDiGetDriverInstallParams({ ...of(at), driver });
        at.api.SetupDiSetDriverInstallParams({ ...of(at), driver, params: { ...params!, ...to } });
      };
      change(a!, { flags: DNF_BAD_DRIVER });
      at.api.SetupDiSelectBestCompatDrv(of(at));
      expect(selected(at)).toBe('B');
      change(b!, { rank: 0xffffffff });
      at.api.SetupDiSelectBestCompatDrv(of(at));
      expect(selected(at)).toBe('C');
    });

    it('none that fits is told by the selection', () => {
      const at = single(inf('A=I,USB\\Other'));
      expect(listed(at)).toEqual([]);
      expect(at.api.SetupDiSelectBestCompatDrv(of(at)).err).toBe(win32('ERROR_NO_COMPAT_DRIVERS'));
      expect(at.api.SetupDiGetSelectedDriver(of(at)).err).toBe(win32('ERROR_NO_DRIVER_SELECTED'));
    });

    it('are looked for in the INF directory where no path says otherwise', () => {
      const at = withDevice({ '..\\Windows\\INF\\a.inf': inf('A=I,ROOT\\Toaster') }, {});
      expect(listed(at).map(({ description }) => description)).toEqual(['A']);
    });

    it('of a class leave out what nobody is to choose, unless that is asked for', () => {
      const text = `${inf('A=I,ROOT\\Toaster\nB=I,USB\\B')}[ControlFlags]\nExcludeFromSelect=USB\\B\n`;
      const names = (flagsEx: number): string[] => {
        const params = { flags: DI_ENUMSINGLEINF, flagsEx, driverPath: 'C:\\Test\\a.inf' };
        return listed(withDevice({ 'a.inf': text }, params), SPDIT_CLASSDRIVER).map(
          ({ description }) => description,
        );
      };
      expect(names(0)).toEqual(['A']);
      expect(names(DI_FLAGSEX_ALLOWEXCLUDEDDRVS)).toEqual(['A', 'B']);
    });

    it('a driver is selected by its name too, and the selection taken back', () => {
      const at = single(inf('A=I,ROOT\\Toaster\nB=I,ROOT\\Toaster'));
      const [, b] = listed(at);
      expect(at.api.SetupDiSetSelectedDriver({ ...of(at), driver: { ...b!, reserved: 0 } }).driver).toEqual(
        b,
      );
      expect(selected(at)).toBe('B');
      at.api.SetupDiSetSelectedDriver({ ...of(at), driver: null });
      expect(selected(at)).toBeUndefined();
    });

    it('a list that is destroyed has no drivers', () => {
      const at = single(inf('A=I,ROOT\\Toaster'));
      const [driver] = listed(at);
      expect(at.api.SetupDiDestroyDriverInfoList({ ...of(at), ...COMPATIBLE }).ret).toBe(true);
      const gone = at.api.SetupDiGetDriverInfoDetail({ ...of(at), driver: driver! });
      expect(gone.err).toBe(win32('ERROR_INVALID_PARAMETER'));
    });
  });
}
