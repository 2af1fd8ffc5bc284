import { sameName, type Win32Error, win32 } from '../base/index.ts';
import { SP_COPY_NOOVERWRITE, SP_COPY_REPLACEONLY, SPOST_NONE } from '../setupapi/index.ts';
import { installedBy, removeCommand, runFor } from './applications.ts';
import { presentDrivers } from './devices.ts';
import { changeRemembered } from './entry.ts';
import { joinPath } from './paths.ts';
import type { Run } from './run.ts';

const REMOVE = 'remove';

/**
 * Removes every application that it installed, and nothing else: IA21. Where an associated device is present it warns
 * before. Driver packages and the files of drivers stay, the hardware may come again: N2.
 * @returns the exit code or error of the first that failed, ERROR_CANCELLED where the user thought better of it
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/guidelines-for-writing-device-installation-applications
 */
export function uninstallApplications(run: Run): number | undefined {
  if (!mayRemove(run)) return win32('ERROR_CANCELLED');
  const entry = run.desk.readEntry(run.application.product.name);
  const left: string[] = [];
  let failure: number | undefined;
  for (const name of entry?.remembers ?? []) {
    const application = run.application.applications.find(one => sameName(one.name, name));
    if (!application || !installedBy(run, application.detect)) continue;
    const because = 'it was installed by this application';
    const failed = runFor(run, application, 'remove', removeCommand(application), because);
    if (failed !== undefined) left.push(name);
    failure ??= failed;
  }
  if (entry) changeRemembered(run, left);
  return failure;
}

/** Warns where an associated device is present. */
function mayRemove(run: Run): boolean {
  const ids = run.application.packages.flatMap(({ hardwareIds }) => hardwareIds);
  const present = [...presentDrivers(run.api, ids).keys()];
  if (present.length === 0) return true;
  run.note({ kind: 'warned', text: `still present: ${present.join(', ')}` });
  const answer = run.ask('question', run.texts.stillPresent, [REMOVE, 'cancel'], { device: present[0]! });
  return answer === undefined || answer === REMOVE;
}

/**
 * Removes the driver package of an INF, as DPInst's `/u`: never a device, never by force, so Windows refuses while a
 * device uses it. The name under which it was published is asked of SetupCopyOEMInf, which copies nothing so.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/using-setupapi-to-uninstall-devices-and-driver-packages
 */
export function uninstallPackage(run: Run, inf: string): Win32Error {
  const path = joinPath(run.folder, inf);
  const style = SP_COPY_REPLACEONLY | SP_COPY_NOOVERWRITE;
  const found = run.api.SetupCopyOEMInf({ source: path, mediaType: SPOST_NONE, style });
  const published = found.component;
  if (published === undefined) return refuse(run, path, found.err, 'it is not installed');
  const { ret, err } = run.api.SetupUninstallOEMInf({ inf: published, flags: 0 });
  if (!ret) return refuse(run, path, err, `Windows does not let ${published} go`);
  run.fates.set(path, 'removed');
  run.note({ kind: 'package-removed', inf: path, published });
  return win32('ERROR_SUCCESS');
}

function refuse(run: Run, inf: string, error: Win32Error, because: string): Win32Error {
  run.fates.set(inf, 'failed');
  run.note({ kind: 'package-failed', inf, error, because });
  return error;
}
