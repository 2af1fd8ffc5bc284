import { foldCase, type Win32Error, win32 } from '../base/index.ts';
import { INSTALLFLAG_FORCE, INSTALLFLAG_NONINTERACTIVE } from '../setupapi/index.ts';
import type { PackageEntry } from './application.ts';
import { presentDrivers, ranksFor } from './devices.ts';
import type { DeviceChange, DriverOf } from './report.ts';
import type { Run } from './run.ts';

/** Whether a device of a package is plugged in, and what asking has done. */
export type PluggedIn =
  /** It is, and the call has installed the driver. */
  | { readonly kind: 'installed' }
  /** It is, and its driver is as good. */
  | { readonly kind: 'as good' }
  | { readonly kind: 'absent' }
  /** The program for another architecture must be asked. */
  | { readonly kind: 'elsewhere'; readonly error: Win32Error }
  /** Not known. */
  | { readonly kind: 'stopped'; readonly error: Win32Error };

const REPLACE = 'replace';

/**
 * Finds out whether a device is plugged in, by installing the driver: SF3, IA5, IA8. Only ERROR_NO_SUCH_DEVINST says
 * that it is not: IA9. Whether Windows must start again is asked of the call, so that Windows itself never asks: N3.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/determining-whether-a-device-is-plugged-in
 */
export function updatePluggedIn(run: Run, entry: PackageEntry): PluggedIn {
  const inf = run.infOf(entry);
  let answer: PluggedIn = { kind: 'absent' };
  for (const hardwareId of entry.hardwareIds) {
    const one = updateDevices(run, inf, hardwareId);
    if (one.kind === 'stopped' || one.kind === 'elsewhere') return one;
    if (one.kind === 'installed' || answer.kind === 'absent') answer = one;
  }
  return answer;
}

function updateDevices(run: Run, inf: string, hardwareId: string): PluggedIn {
  const { options, texts } = run;
  let error = update(run, inf, hardwareId, options.forceIfDriverIsNotBetter);
  if (error === win32('ERROR_NO_MORE_ITEMS') && options.promptIfDriverIsNotBetter) {
    const answer = run.ask('question', texts.notBetter, ['keep', REPLACE], { hardwareId });
    if (answer === REPLACE) error = update(run, inf, hardwareId, true);
  }
  if (error === win32('ERROR_SUCCESS')) return { kind: 'installed' };
  if (error === win32('ERROR_NO_MORE_ITEMS')) return { kind: 'as good' };
  if (error === win32('ERROR_IN_WOW64')) return { kind: 'elsewhere', error };
  return error === win32('ERROR_NO_SUCH_DEVINST') ? { kind: 'absent' } : { kind: 'stopped', error };
}

function update(run: Run, inf: string, hardwareId: string, force: boolean): Win32Error {
  const { api, options } = run;
  const flags = (force ? INSTALLFLAG_FORCE : 0) | (options.quietInstall ? INSTALLFLAG_NONINTERACTIVE : 0);
  const before = presentDrivers(api, [hardwareId]);
  const { ret, err, reboot } = api.UpdateDriverForPlugAndPlayDevices({ hardwareId, inf, flags });
  const error = ret ? win32('ERROR_SUCCESS') : err;
  const devices = ret ? changesOf(run, before, presentDrivers(api, [hardwareId])) : [];
  run.note({ kind: 'updated', inf, hardwareId, error, devices });
  if (reboot && run.restart === 'none') run.restart = 'needed';
  return error;
}

type Drivers = ReadonlyMap<string, string | undefined>;

/** The devices that have another driver than before, with the ranks of both where Windows tells them. */
function changesOf({ api }: Run, before: Drivers, after: Drivers): DeviceChange[] {
  return [...after].flatMap(([instance, inf]) => {
    const old = before.get(instance);
    if (old === inf) return [];
    const ranks = ranksFor(api, instance);
    const driver = (name: string | undefined): DriverOf => {
      const rank = ranks.get(foldCase(name ?? ''));
      return { ...(name !== undefined && { inf: name }), ...(rank !== undefined && { rank }) };
    };
    return [{ instance, before: driver(old), after: driver(inf) }];
  });
}
