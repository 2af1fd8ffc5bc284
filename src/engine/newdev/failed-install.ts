import { documented, win32 } from '../../base/index.ts';
import { bytesOf, dword, numberOf } from '../../machine/index.ts';
import { CM_PROB_FAILED_INSTALL, CONFIGFLAG_FAILEDINSTALL, SPDRP_CONFIGFLAGS } from '../../setupapi/index.ts';
import { changeProperty, readProperty } from '../devices/index.ts';
import { type InstallOutcome, installNullDriver, type SelectedDevice } from '../install/index.ts';
import { changeProblem, isStarted, needRestart, removeSubtree } from '../pnp/index.ts';
import { readInstalledDriver } from './installed-driver.ts';
import type { OpenedDevice } from './opened-device.ts';

const SUCCESS = win32('ERROR_SUCCESS');
/** STATUS_PNP_NO_COMPAT_DRIVERS. @see cm-prob-failed-install */
const NO_COMPATIBLE_DRIVERS = 0xc0000490;
const ORIGIN = { call: 'Plug and Play service', because: documented('cm-prob-failed-install') };

/**
 * What follows when a device that has no driver did not get one: after an error of its installation it goes without one
 * as far as it can, and otherwise its installation has failed.
 * Observed: an installation that fails is followed by that of the null driver (templates of recordings 115); one that a
 * policy forbids is not (recordings 104).
 * Assumed: that one counts as failed all the same; settled by the ConfigFlags of such a device.
 */
export function endInstallation(
  device: OpenedDevice,
  asked: SelectedDevice,
  outcome: InstallOutcome,
): InstallOutcome {
  const { session, id } = device;
  if (outcome.code === SUCCESS || readInstalledDriver(session, id)) return outcome;
  if (outcome.path === 'refused') markFailed(device);
  else if (outcome.path !== 'failed installation') {
    session.telling.tell({ kind: 'entry', category: 'ndv', entry: 'null-driver-failed', values: {} });
    const without = installNullDriver(asked);
    if (without.code === SUCCESS) return outcome;
  }
  const status = device.nodes.length === 0 ? { status: NO_COMPATIBLE_DRIVERS } : {};
  const work = session.pnpWork('Plug and Play service');
  const problem = { code: CM_PROB_FAILED_INSTALL, ...status };
  if (!isStarted(work.devnode(id))) changeProblem(work, id, problem);
  else if (removeSubtree(work, id, problem).kind === 'vetoed') needRestart(work, id);
  return outcome;
}

function markFailed({ session: { transaction }, id }: OpenedDevice): void {
  const flags = numberOf(readProperty(transaction, id, SPDRP_CONFIGFLAGS)) ?? 0;
  const bytes = bytesOf(dword(flags | CONFIGFLAG_FAILEDINSTALL));
  changeProperty(transaction, id, SPDRP_CONFIGFLAGS, bytes, ORIGIN);
}
