import { documented, sameName } from '../../base/index.ts';
import { CONFIGFLAG_BOOT_DEVICE, PNP_VetoDevice } from '../../setupapi/index.ts';
import { interfacesOf, isActive, switchInterface } from '../devices/index.ts';
import { configFlags } from './configuration.ts';
import { isStarted, stillNode } from './devnode-status.ts';
import type { Problem } from './driver-stack.ts';
import { childrenOf, subtreeOf } from './tree.ts';
import type { PnpWork } from './work.ts';

const REMOVED = documented('state-transitions-for-pnp-devices');

/** Who does not let a device be removed. */
export interface Veto {
  /** PNP_VETO_TYPE. */
  readonly type: number;
  /** The instance ID of the device whose driver objects. */
  readonly name: string;
}

/**
 * Asks the drivers of a device and of all below it whether it may be removed; nothing changes, whoever objects.
 * Observed: the veto names the device that objects (recordings 006, 018, 106: veto type 6, PNP_VetoDevice).
 * Assumed: query-remove asks the devices below first, and a device with CONFIGFLAG_BOOT_DEVICE objects; settled by the
 * driver of the boot device updated on Windows.
 * @see irp-mn-query-remove-device, device-installations-and-system-restarts
 */
export function queryRemove(work: PnpWork, id: string): Veto | undefined {
  const { transaction } = work;
  for (const one of subtreeOf(transaction, id).reverse()) {
    const state = work.devnode(one);
    if (!isStarted(state)) continue;
    const isBoot = (configFlags(transaction, one) ?? 0) & CONFIGFLAG_BOOT_DEVICE;
    const objects = (state!.drivers ?? []).some(service => work.driver(service).vetoesRemoval);
    if (isBoot || objects) return { type: PNP_VetoDevice, name: one };
  }
  return undefined;
}

/**
 * Removes what is below a device from the tree and its drivers from the device, which stays in the tree: its
 * hardware is still there. Nobody is asked.
 */
export function takeDown(work: PnpWork, id: string, problem?: Problem): void {
  const state = work.devnode(id);
  if (!state) return;
  for (const child of childrenOf(work.transaction, id)) removeFromTree(work, child);
  switchOff(work, id);
  work.changeDevnode(id, stillNode(work, id, state, problem));
  unloadUnused(work, state.drivers ?? []);
}

/** Takes a device and all below it out of the tree, those below first; tells which. They are phantoms now. */
export function removeFromTree(work: PnpWork, id: string): string[] {
  const gone = subtreeOf(work.transaction, id).reverse();
  for (const one of gone) {
    const { drivers = [] } = work.devnode(one) ?? {};
    switchOff(work, one);
    work.changeDevnode(one, undefined);
    unloadUnused(work, drivers);
  }
  return gone;
}

function switchOff(work: PnpWork, id: string): void {
  const { transaction } = work;
  for (const name of interfacesOf(transaction, id)) {
    if (isActive(transaction, name)) switchInterface(transaction, name, false, work.origin(REMOVED));
  }
}

/**
 * Unloads drivers that no device uses any more.
 * @see unload-routine-environment
 */
export function unloadUnused(work: PnpWork, services: readonly string[]): void {
  const { running } = work.transaction;
  for (const service of services) {
    const isUsed = running
      .list('devnode')
      .some(({ state }) => state.drivers?.some(one => sameName(one, service)));
    if (isUsed) continue;
    for (const { name, state } of running.list('loaded')) {
      if (sameName(state.by, service)) work.change({ kind: 'running', what: 'loaded', name }, REMOVED);
    }
    work.change({ kind: 'running', what: 'service', name: service }, REMOVED);
  }
}
