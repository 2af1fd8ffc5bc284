import { foldCase, sameName } from '../../base/index.ts';
import type { Hardware } from '../../machine/index.ts';
import {
  CM_PROB_DISABLED,
  CM_PROB_DUPLICATE_DEVICE,
  CM_PROB_NOT_CONFIGURED,
  CM_PROB_WILL_BE_REMOVED,
} from '../../setupapi/index.ts';
import { ROOT_ID } from '../devices/index.ts';
import { readComponents } from '../software/index.ts';
import { bringUp } from './bring-up.ts';
import { installReason } from './configuration.ts';
import { isStarted, stillNode } from './devnode-status.ts';
import { type Enumeration, Findings } from './enumeration.ts';
import { childPrefix, instanceName, isSameDevice } from './instance-name.ts';
import { writeInstance } from './instance-values.ts';
import { removeFromTree } from './take-down.ts';
import { childrenOf, subtreeOf } from './tree.ts';
import { type PnpWork, ROOT_NODE } from './work.ts';

/** How the buses are looked at. */
export interface EnumerateOptions {
  /**
   * The devnode whose bus is asked, with all buses below it. Without it each bus tells by itself what came and
   * went, as far as it does.
   */
  readonly from?: string;
  /** Makes another attempt at installations that failed. */
  readonly retry?: boolean;
}

/**
 * Compares the device tree with what is plugged in. Hardware that came gets its instance key and a devnode, and
 * is started if it is configured; hardware that went is removed by surprise, with all below it. Only started
 * devices have something below them. Nothing is installed: the answer says what wants to be.
 * Assumed: the computer's own bus tells by itself what came and went; settled by no page, as buses there differ.
 * @see step-1--the-new-device-is-identified
 * @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_reenumerate_devnode
 */
export function enumerate(work: PnpWork, options: EnumerateOptions = {}): Enumeration {
  const found = new Findings(options.retry);
  work.changeDevnode(ROOT_ID, ROOT_NODE);
  const isAsked = options.from !== undefined;
  const tree = subtreeOf(work.transaction, foldCase(options.from ?? ROOT_ID));
  for (const id of tree) if (isAsked || tellsItself(work, id)) compare(work, id, found);
  for (const id of isAsked ? tree : []) addWaiting(work, id, found);
  return found;
}

/**
 * Starts a device of the tree if nothing keeps it from that, and what is found below it.
 * @see step-3--the-driver-for-the-device-is-installed
 */
export function startDevice(work: PnpWork, id: string): Enumeration {
  const found = new Findings();
  start(work, foldCase(id), found);
  return found;
}

/** A device that was there before: it still waits for an installation nobody tried, or for another attempt. */
function addWaiting(work: PnpWork, id: string, found: Findings): void {
  const problem = work.devnode(id)?.problem;
  const waits = found.retry || problem === CM_PROB_NOT_CONFIGURED;
  if (waits && problem !== undefined && problem !== CM_PROB_DISABLED && !sameName(id, ROOT_ID)) {
    want(work, id, found);
  }
}

function want(work: PnpWork, id: string, found: Findings): void {
  const reason = installReason(work.transaction, id, found.retry);
  if (reason && !found.wanting.some(one => one.id === id)) found.wanting.push({ id, reason });
}

function hardwareOf(work: PnpWork, id: string): Hardware | undefined {
  const name = work.devnode(id)?.hardware;
  return name === undefined ? undefined : work.transaction.buses.hardware(name);
}

function tellsItself(work: PnpWork, id: string): boolean {
  return sameName(id, ROOT_ID) || hardwareOf(work, id)?.bus?.notifies === true;
}

/** What is below a devnode that runs: the hardware on its bus, and the software components of its extensions. */
function reported(work: PnpWork, id: string): readonly Hardware[] {
  const { transaction } = work;
  if (sameName(id, ROOT_ID)) return transaction.buses.on();
  if (!isStarted(work.devnode(id))) return [];
  const hardware = hardwareOf(work, id);
  const onBus = hardware?.bus ? transaction.buses.on(hardware.name) : [];
  return [...onBus, ...readComponents(transaction, id, childPrefix(transaction, id))];
}

/** What went goes first: the same device may be in another place already. */
function compare(work: PnpWork, parent: string, found: Findings): void {
  const present = new Map(reported(work, parent).map(one => [foldCase(one.name), one]));
  for (const child of childrenOf(work.transaction, parent)) {
    const { hardware: name, problem } = work.devnode(child)!;
    if (name === undefined) {
      if (problem === CM_PROB_WILL_BE_REMOVED) start(work, child, found);
      continue;
    }
    const hardware = present.get(foldCase(name));
    if (hardware && isSameDevice(child, hardware)) {
      present.delete(foldCase(name));
      if (problem === CM_PROB_WILL_BE_REMOVED) start(work, child, found);
    } else found.gone.push(...removeFromTree(work, child));
  }
  for (const hardware of present.values()) arrive(work, parent, hardware, found);
}

function arrive(work: PnpWork, parent: string, hardware: Hardware, found: Findings): void {
  const name = instanceName(work.transaction, parent, hardware);
  if (!name) {
    found.refused.push(hardware.name);
    return;
  }
  const id = foldCase(name.text);
  writeInstance(work, name.text, parent, hardware);
  found.arrived.push(id);
  const problem = name.isDuplicate ? { code: CM_PROB_DUPLICATE_DEVICE } : undefined;
  work.changeDevnode(id, stillNode(work, id, { hardware: hardware.name, parent }, problem));
  if (!problem) start(work, id, found);
}

/** Starts a device, or says what it waits for. */
export function start(work: PnpWork, id: string, found: Findings): void {
  const wasStarted = isStarted(work.devnode(id));
  const problem = bringUp(work, id);
  if (problem?.code === CM_PROB_DISABLED) found.disabled.push(id);
  else want(work, id, found);
  if (wasStarted || !isStarted(work.devnode(id))) return;
  found.started.push(id);
  compare(work, id, found);
}
