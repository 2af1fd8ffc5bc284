import { foldCase, win32 } from '../base/index.ts';
import { ROLLBACK_FLAG_NO_UI } from '../setupapi/index.ts';
import type { Run } from './run.ts';

/**
 * All or none: what was preinstalled is removed again, and devices get the driver back that they had. What Windows does
 * not take back stays, and the report says so; nothing is forced.
 * @see https://learn.microsoft.com/previous-versions/windows/drivers/install/installallornone-xml-element
 */
export function takeBack(run: Run): void {
  removeAgain(run);
  const staying = rollBack(run);
  for (const [inf, fate] of run.fates) {
    if (fate === 'preinstalled') run.fates.set(inf, 'failed');
    if (fate !== 'installed') continue;
    if (!staying.has(foldCase(inf))) run.fates.set(inf, 'failed');
    else
      run.note({
        kind: 'warned',
        text: `${inf} stays on its devices, although others could not be installed`,
      });
  }
}

function removeAgain(run: Run): void {
  for (const step of [...run.steps]) {
    if (step.kind !== 'preinstalled') continue;
    const { inf, published } = step;
    const { ret, err } = run.api.SetupUninstallOEMInf({ inf: published, flags: 0 });
    if (ret) run.note({ kind: 'package-removed', inf, published });
    else run.note({ kind: 'package-failed', inf, error: err, because: 'it could not be taken back' });
  }
}

/** The INFs that some device keeps. */
function rollBack(run: Run): ReadonlySet<string> {
  const staying = new Set<string>();
  for (const step of [...run.steps]) {
    if (step.kind !== 'updated' || step.error !== win32('ERROR_SUCCESS')) continue;
    if (step.devices.length === 0) staying.add(foldCase(step.inf));
    for (const { instance, before } of step.devices) {
      if (before.inf === undefined || !rollBackDevice(run, instance)) staying.add(foldCase(step.inf));
    }
  }
  return staying;
}

/** @see https://learn.microsoft.com/windows/win32/api/newdev/nf-newdev-dirollbackdriver */
function rollBackDevice(run: Run, instance: string): boolean {
  const { api } = run;
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const { device } = api.SetupDiOpenDeviceInfo({ set, id: instance, flags: 0 });
  const answer = device && api.DiRollbackDriver({ set, device, flags: ROLLBACK_FLAG_NO_UI });
  api.SetupDiDestroyDeviceInfoList({ set });
  if (answer?.reboot && run.restart === 'none') run.restart = 'needed';
  if (!answer?.ret) return false;
  run.note({ kind: 'rolled-back', instance });
  return true;
}
