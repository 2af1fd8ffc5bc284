import { win32 } from '../../src/base/index.ts';
import {
  type DeviceInfo,
  type DeviceSetHandle,
  DICS_FLAG_GLOBAL,
  DIREG_DEV,
  FILEOP_ABORT,
  FILEOP_DOIT,
  type FileNotification,
  INF_STYLE_WIN4,
  KEY_READ,
  type SetupApi,
  SPDRP_HARDWAREID,
  SPFILENOTIFY_DELETEERROR,
  SPFILENOTIFY_FILEINCABINET,
  SPINST_REGISTRY,
} from '../../src/setupapi/index.ts';
import {
  type Lack,
  lackingExports,
  place,
  type Windows,
  windowsSetupApi,
  writtenDword,
} from '../../src/windows/index.ts';
import { makeCabinet } from '../../test/cabinet/make-cabinet.ts';
import { describe, expect, it, takeTrials } from './suite.ts';
import type { Trial } from './trial.ts';
import { WindowsPrograms } from './windows-program.ts';

/** States of exports as a census of Wine tells them: `setupapi!SetupOpenLog` is `implemented`. */
export type Census = Readonly<Record<string, string>>;

/** Trials of the implementation itself: that what Windows lacks is known, and that nothing is lost on the way. */
export function ownTrials(windows: Windows | undefined, data: unknown): Trial[] {
  if (!windows) return [];
  describe('what Windows lacks', () => describeLacks(windows, data as Census));
  const api = windowsSetupApi(windows);
  const programs = new WindowsPrograms(api, () => undefined);
  describe('callbacks', () => describeCallbacks(api, programs));
  describe('on the way', () => describeWay(windows, api, programs));
  return takeTrials();
}

function describeLacks(windows: Windows, census: Census): void {
  it.each(['setupapi', 'newdev', 'cfgmgr32'])('of %s.dll is what the census says', module => {
    const known = Object.entries(census).filter(([name]) => name.startsWith(`${module}!`));
    const names: string[] = known.map(([name]) => name.slice(module.length + 1));
    const found = new Map<string, Lack['why']>(
      windows.lacks(`${module}.dll`, names).map(({ name, why }) => [name, why]),
    );
    const strange = known.filter(([name, state]) => {
      const expected = state === 'spec-stub' ? 'stub' : state === 'missing' ? 'missing' : undefined;
      return found.get(name.slice(module.length + 1)) !== expected;
    });
    expect(strange).toEqual([]);
    expect(names.length).toBeGreaterThanOrEqual(1);
  });

  it('is refused and not called, whatever the function answers with', () => {
    const api = windowsSetupApi(windows);
    const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
    expect(api.SetupDiChangeState({ set, device: null })).toEqual({
      ret: false,
      err: win32('ERROR_CALL_NOT_IMPLEMENTED'),
    });
    expect(api.SetupDiRestartDevices({ set, device: null })).toEqual({
      ret: false,
      err: win32('ERROR_PROC_NOT_FOUND'),
    });
    expect(api.CM_Disable_DevNode({ devInst: 0, flags: 0 }).cr).toBe(0x34);
    expect(lackingExports(windows).map(({ name }) => name)).toContain('SetupDiChangeState');
  });
}

function describeCallbacks(api: SetupApi, programs: WindowsPrograms): void {
  it('a callback is told what failed, and what it sets as the last error is kept', () => {
    programs.start({}, 'amd64');
    const { queue } = api.SetupOpenFileQueue({});
    api.SetupQueueDelete({ queue, path1: 'C:\\Test', path2: 'none.txt' });
    const told: FileNotification[] = [];
    const callback = (one: FileNotification): { ret: number } => {
      told.push(one);
      if (one.notification !== SPFILENOTIFY_DELETEERROR) return { ret: FILEOP_DOIT };
      expect(api.lastError).toBe(win32('ERROR_FILE_NOT_FOUND'));
      api.lastError = win32('ERROR_CANCELLED');
      return { ret: FILEOP_ABORT };
    };
    expect(api.SetupCommitFileQueue({ queue, callback })).toEqual({
      ret: false,
      err: win32('ERROR_CANCELLED'),
    });
    const failed = told.find(({ notification }) => notification === SPFILENOTIFY_DELETEERROR);
    expect(failed?.paths).toMatchObject({
      target: 'C:\\Test\\none.txt',
      error: win32('ERROR_FILE_NOT_FOUND'),
    });
    api.SetupCloseFileQueue({ queue });
  });

  it('what a callback throws comes out of the call, after Windows has ended it', () => {
    programs.start({}, 'amd64');
    const { queue } = api.SetupOpenFileQueue({});
    api.SetupQueueDelete({ queue, path1: 'C:\\Test', path2: 'none.txt' });
    const callback = (): never => {
      throw new Error('thrown within');
    };
    let thrown: unknown;
    try {
      api.SetupCommitFileQueue({ queue, callback });
    } catch (error) {
      thrown = (error as Error).message;
    }
    expect(thrown).toBe('thrown within');
    expect(api.SetupCloseFileQueue({ queue }).ret).toBe(true);
  });

  it('the path that a callback answers is where a file of a cabinet goes', () => {
    const bytes = Buffer.from('in the cabinet');
    programs.start({ 'a.cab': makeCabinet([{ name: 'a.txt', bytes }]) }, 'amd64');
    const callback = ({ notification }: FileNotification): { ret: number; path?: string } =>
      notification === SPFILENOTIFY_FILEINCABINET
        ? { ret: FILEOP_DOIT, path: 'C:\\Test\\b c.txt' }
        : { ret: 0 };
    expect(api.SetupIterateCabinet({ cabinet: 'C:\\Test\\a.cab', callback })).toEqual({ ret: true, err: 0 });
    expect(programs.read('C:\\Test\\b c.txt')).toBe('in the cabinet');
  });
}

function describeWay(windows: Windows, api: SetupApi, programs: WindowsPrograms): void {
  it('the last error is the one of the call, and one that is set stays', () => {
    programs.start({}, 'amd64');
    api.lastError = win32('ERROR_NO_MORE_ITEMS');
    expect(api.lastError).toBe(win32('ERROR_NO_MORE_ITEMS'));
    expect(api.SetupOpenInfFile({ path: 'C:\\Test\\none.inf', style: INF_STYLE_WIN4 }).err).toBe(
      win32('ERROR_FILE_NOT_FOUND'),
    );
    expect(api.lastError).toBe(win32('ERROR_FILE_NOT_FOUND'));
  });

  it('texts and lists of texts come back as they were', () => {
    const { set, device } = ofDevice(api, programs);
    for (const value of [['USB\\Ä', 'ß𝄞', 'x'.repeat(300)], ['one'], ['']]) {
      api.SetupDiSetDeviceRegistryProperty({ set, device, property: SPDRP_HARDWAREID, value });
      const answer = api.SetupDiGetDeviceRegistryProperty({ set, device, property: SPDRP_HARDWAREID });
      expect(answer.value).toEqual(value.filter(text => text !== ''));
    }
    api.SetupDiRemoveDevice({ set, device });
    api.SetupDiDestroyDeviceInfoList({ set });
  });

  it('an answer that is longer than the room at first is asked for once more', () => {
    const text = 'a,'.repeat(40_000);
    programs.start({ 'a.inf': `[Version]\nSignature="$Windows NT$"\n[S]\nk=${text}\n` }, 'amd64');
    const { inf } = api.SetupOpenInfFile({ path: 'C:\\Test\\a.inf', style: INF_STYLE_WIN4 });
    const { context } = api.SetupFindFirstLine({ inf, section: 'S' });
    expect(context && api.SetupGetMultiSzField({ context, index: 1 }).value?.length).toBe(40_000);
    api.SetupCloseInfFile({ inf });
  });

  it('keys and other handles that were opened are closed', () => {
    const { set, device } = ofDevice(api, programs);
    const inf = api.SetupOpenInfFile({ path: 'C:\\Test\\r.inf', style: INF_STYLE_WIN4 }).inf;
    const round = (): void => {
      const of = { set, device, scope: DICS_FLAG_GLOBAL, hwProfile: 0, keyType: DIREG_DEV };
      api.SetupDiCreateDevRegKey(of);
      expect(api.SetupDiOpenDevRegKey({ ...of, access: KEY_READ }).key?.path).toMatch(/^HKLM\\SYSTEM\\Curr/);
      const install = { inf, section: 'I', flags: SPINST_REGISTRY, relativeKeyRoot: 'HKLM\\SOFTWARE' };
      expect(api.SetupInstallFromInfSection(install).ret).toBe(true);
      api.SetupDiDestroyDeviceInfoList(api.SetupDiCreateDeviceInfoList({ class: null }));
    };
    round();
    const before = openHandles(windows);
    for (let count = 0; count < 100; count++) round();
    expect(openHandles(windows)).toBe(before);
    api.SetupCloseInfFile({ inf });
    api.SetupDiRemoveDevice({ set, device });
    api.SetupDiDestroyDeviceInfoList({ set });
  });
}

/** A registered device, and an INF that writes to the registry. */
function ofDevice(api: SetupApi, programs: WindowsPrograms): { set: DeviceSetHandle; device: DeviceInfo } {
  programs.start(
    { 'r.inf': '[Version]\nSignature="$Windows NT$"\n[I]\nAddReg=A\n[A]\nHKR,Contoso,V,,x\n' },
    'amd64',
  );
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const guid = '{12345678-0000-4000-8000-000000000009}';
  const { device } = api.SetupDiCreateDeviceInfo({ set, name: 'ROOT\\OWN\\0000', class: guid, flags: 0 });
  if (!device) throw new Error('no device');
  api.SetupDiRegisterDeviceInfo({ set, device, flags: 0 });
  return { set, device };
}

/** Handles that this process has open. */
function openHandles(windows: Windows): number {
  const kernel = windows.bind('kernel32.dll', {
    GetCurrentProcess: 'HANDLE ()',
    GetProcessHandleCount: 'BOOL (HANDLE, PVOID)',
  });
  const count = place(4);
  expect(kernel.GetProcessHandleCount(kernel.GetCurrentProcess().value, count).value).toBe(1);
  return writtenDword(count) ?? -1;
}
