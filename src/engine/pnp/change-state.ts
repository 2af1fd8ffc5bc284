import { documented, foldCase } from '../../base/index.ts';
import { dword } from '../../machine/index.ts';
import { CM_PROB_DISABLED, CONFIGFLAG_DISABLED, DN_DISABLEABLE } from '../../setupapi/index.ts';
import { hasDevnode, instanceKey, removeDevnode } from '../devices/index.ts';
import { forgetExtensions } from '../software/index.ts';
import { configFlags } from './configuration.ts';
import { isStarted } from './devnode-status.ts';
import type { Problem } from './driver-stack.ts';
import { startDevice } from './enumerate.ts';
import { type Enumeration, Findings } from './enumeration.ts';
import { queryRemove, removeFromTree, takeDown, type Veto } from './take-down.ts';
import type { PnpWork } from './work.ts';

/** What became of a change of state: what was found on the way, or who did not want it. */
export type Outcome =
  | { readonly kind: 'done'; readonly found: Enumeration }
  | { readonly kind: 'vetoed'; readonly veto: Veto }
  /** The device cannot be disabled. */
  | { readonly kind: 'not-disableable' };

const DISABLING = documented('nf-cfgmgr32-cm_disable_devnode');
const REMOVING = documented('nf-cfgmgr32-cm_uninstall_devnode');

/**
 * Stops a device that runs and starts it again with the drivers that it has now. If something below it or its
 * own drivers object, it goes on as it was.
 */
export function restartDevice(work: PnpWork, id: string): Outcome {
  const veto = queryRemove(work, id);
  if (veto) return { kind: 'vetoed', veto };
  takeDown(work, id);
  return { kind: 'done', found: startDevice(work, id) };
}

/** Asks, and removes a device's drivers and what is below it; the device stays in the tree with a problem. */
export function removeSubtree(work: PnpWork, id: string, problem: Problem): Outcome {
  const veto = queryRemove(work, id);
  if (veto) return { kind: 'vetoed', veto };
  takeDown(work, id, problem);
  return { kind: 'done', found: new Findings() };
}

/** How a device is disabled. */
export interface DisableOptions {
  /** Without asking its drivers. */
  readonly absolute?: boolean;
  /** It is disabled after the next start of the computer too. */
  readonly persistent?: boolean;
}

/** @see nf-cfgmgr32-cm_disable_devnode */
export function disableDevice(work: PnpWork, id: string, options: DisableOptions = {}): Outcome {
  const state = work.devnode(id);
  if (isStarted(state) && !(state!.status & DN_DISABLEABLE)) return { kind: 'not-disableable' };
  const veto = options.absolute ? undefined : queryRemove(work, id);
  if (veto) return { kind: 'vetoed', veto };
  if (options.persistent) changeDisabled(work, id, true);
  takeDown(work, id, { code: CM_PROB_DISABLED });
  return { kind: 'done', found: new Findings() };
}

/**
 * Lets a device start again that was disabled.
 * Assumed: the ConfigFlags of a device that is enabled lose CONFIGFLAG_DISABLED; settled by CM_Enable_DevNode after CM_DISABLE_PERSIST.
 * @see nf-cfgmgr32-cm_enable_devnode
 */
export function enableDevice(work: PnpWork, id: string): Enumeration {
  changeDisabled(work, id, false);
  return startDevice(work, id);
}

function changeDisabled(work: PnpWork, id: string, isDisabled: boolean): void {
  const flags = configFlags(work.transaction, id);
  const after = isDisabled ? (flags ?? 0) | CONFIGFLAG_DISABLED : (flags ?? 0) & ~CONFIGFLAG_DISABLED;
  if ((flags ?? 0) === after) return;
  work.change({ kind: 'value', key: instanceKey(id), name: 'ConfigFlags', after: dword(after) }, DISABLING);
}

/** Removes a device from the machine with all its keys, and what is below it from the tree, if nobody objects. */
export function removeDevice(work: PnpWork, id: string): Outcome {
  const veto = queryRemove(work, id);
  if (veto) return { kind: 'vetoed', veto };
  uninstallDevice(work, id);
  return { kind: 'done', found: new Findings() };
}

/** The same without asking. Hardware that is still there is found again, as a new device. */
export function uninstallDevice(work: PnpWork, id: string): void {
  const folded = foldCase(id);
  if (work.devnode(folded)) removeFromTree(work, folded);
  if (!hasDevnode(work.transaction, folded)) return;
  forgetExtensions(work.transaction, folded);
  removeDevnode(work.transaction, folded, work.origin(REMOVING));
}
