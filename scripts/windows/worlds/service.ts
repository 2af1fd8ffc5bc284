import { type Bound, place, type Windows } from '../../../src/windows/index.ts';

const EXPORTS = {
  OpenSCManagerW: 'HANDLE (PCWSTR, PCWSTR, DWORD)',
  OpenServiceW: 'HANDLE (HANDLE, PCWSTR, DWORD)',
  StartServiceW: 'BOOL (HANDLE, DWORD, PVOID)',
  QueryServiceStatus: 'BOOL (HANDLE, PVOID)',
  ControlService: 'BOOL (HANDLE, DWORD, PVOID)',
} as const;

const ALL_ACCESS = 0xf01ff;
const STOP = 1;
const STOPPED = 1;
const RUNNING = 4;

/** Starts a service and stops it again. @returns what of that did not happen */
export function startAndStop(windows: Windows, name: string): string[] {
  const advapi = windows.bind('advapi32.dll', EXPORTS);
  const manager = advapi.OpenSCManagerW(null, null, ALL_ACCESS).value;
  const service = advapi.OpenServiceW(manager, name, ALL_ACCESS).value;
  if (service === 0) return ['the service control manager does not know it'];
  const started = advapi.StartServiceW(service, 0, null);
  if (started.value === 0) return [`it does not start: ${started.err}`];
  if (!comesTo(advapi, service, RUNNING)) return ['it does not run'];
  advapi.ControlService(service, STOP, place(28));
  return comesTo(advapi, service, STOPPED) ? [] : ['it does not stop'];
}

const LOOKS = 100;
const PAUSE = 50;

function comesTo(advapi: Bound<keyof typeof EXPORTS>, service: number, state: number): boolean {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let look = 0; look < LOOKS; look++) {
    const status = place(28);
    advapi.QueryServiceStatus(service, status);
    if (status.readUInt32LE(4) === state) return true;
    Atomics.wait(pause, 0, 0, PAUSE);
  }
  return false;
}
