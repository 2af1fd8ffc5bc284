import type { Fate, Restart } from './report.ts';

const most = (count: number): number => Math.min(count, 0xff);

/**
 * DPInst's exit code, 0xWWXXYYZZ: WW has 0x80 where a package could not be installed and 0x40 where Windows must
 * start again, XX counts packages that could not be installed, YY those copied only, ZZ those installed on a device.
 * Assumed: a package whose device has a driver as good, and one without a device under /sh, are counted nowhere, and one
 * that the run did not reach could not be installed; settled by what DPInst ends with in such runs.
 * @see https://learn.microsoft.com/previous-versions/windows/drivers/install/dpinst-return-code
 */
export function dpinstCode(fates: Iterable<Fate>, restart: Restart): number {
  const all = [...fates];
  const count = (...of: Fate[]): number => most(all.filter(fate => of.includes(fate)).length);
  const failed = count('failed', 'not reached');
  const flags = (failed > 0 ? 0x80 : 0) | (restart === 'none' ? 0 : 0x40);
  const bytes = [flags, failed, count('preinstalled'), count('installed')];
  return bytes.reduce((code, byte) => code * 0x100 + byte, 0);
}
