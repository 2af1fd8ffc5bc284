import { documented } from '../../base/index.ts';
import {
  CM_PROB_FAILED_ADD,
  CM_PROB_FAILED_DRIVER_ENTRY,
  CM_PROB_FAILED_START,
} from '../../setupapi/index.ts';
import { createInterface, interfacesOf, switchInterface } from '../devices/index.ts';
import { configuredProblem } from './configuration.ts';
import { isStarted, startedNode, stillNode } from './devnode-status.ts';
import type { DriverRoutine } from './driver-models.ts';
import { type DriverStack, driverFile, loadProblem, type Problem, readStack } from './driver-stack.ts';
import { unloadUnused } from './take-down.ts';
import type { PnpWork } from './work.ts';

const LOADED = documented('state-transitions-for-pnp-devices');
const INTERFACES = documented('nf-wdm-iosetdeviceinterfacestate');

/** The problem of a device whose driver fails in a routine. @see device-manager-error-messages */
const PROBLEMS: Readonly<Record<DriverRoutine, number>> = {
  DriverEntry: CM_PROB_FAILED_DRIVER_ENTRY,
  AddDevice: CM_PROB_FAILED_ADD,
  START: CM_PROB_FAILED_START,
};

/**
 * Starts a device of the tree: loads its drivers, attaches them from the lowest to the highest, starts it. What
 * is below it is not looked at.
 * Assumed: what keeps one driver from loading is told before another's AddDevice is called; settled by a
 * device with two such drivers.
 * @see step-3--the-driver-for-the-device-is-installed, state-transitions-for-pnp-devices
 */
export function bringUp(work: PnpWork, id: string): Problem | undefined {
  const state = work.devnode(id);
  if (!state || isStarted(state)) return undefined;
  const { transaction } = work;
  const code = configuredProblem(transaction, id);
  const stack = code === undefined ? readStack(transaction, id) : { code };
  const problem = 'code' in stack ? stack : load(work, stack);
  if (problem || 'code' in stack) {
    work.changeDevnode(id, stillNode(work, id, state, problem));
    unloadUnused(work, 'code' in stack ? [] : stack.services);
    return problem;
  }
  work.changeDevnode(id, startedNode(work, id, stack));
  switchOn(work, id, stack);
  return undefined;
}

function load(work: PnpWork, { services }: DriverStack): Problem | undefined {
  for (const service of services) {
    const problem = loadProblem(work.transaction, service) ?? failure(work, service, 'DriverEntry');
    if (problem) return problem;
    loadDriver(work, service);
  }
  for (const routine of ['AddDevice', 'START'] as const) {
    for (const service of services) {
      const problem = failure(work, service, routine);
      if (problem) return problem;
    }
  }
  return undefined;
}

/** How a driver fails in a routine, if it does. */
export function failure(work: PnpWork, service: string, routine: DriverRoutine): Problem | undefined {
  const { fails } = work.driver(service);
  if (fails?.routine !== routine) return undefined;
  const { problem = PROBLEMS[routine], status } = fails;
  return { code: problem, ...(status !== undefined && { status }) };
}

/**
 * A driver that runs: its file is in use.
 * Assumed: the file of a loaded driver cannot be replaced, so an update under the same name waits for a restart;
 * settled by the log of such an update of a running device.
 */
export function loadDriver(work: PnpWork, service: string): void {
  const { volume } = work.transaction;
  const file = driverFile(work.transaction, service);
  const name = volume.resolve(file) ?? file;
  if (!work.transaction.running.list('loaded').some(({ state }) => state.by === service)) {
    work.change({ kind: 'running', what: 'loaded', name, after: { by: service } }, LOADED);
  }
  work.change({ kind: 'running', what: 'service', name: service, after: { state: 'running' } }, LOADED);
}

/**
 * The function driver switches its interfaces on.
 * Assumed: a function driver of which nothing is known switches on all interfaces that are registered for the
 * device, as its INF registers them for it; settled by the driver.
 * @see nf-wdm-iosetdeviceinterfacestate
 */
function switchOn(work: PnpWork, id: string, stack: DriverStack): void {
  const { transaction } = work;
  const origin = work.origin(INTERFACES);
  const own = stack.services.flatMap(service => work.driver(service).interfaces ?? []);
  for (const { classGuid, reference = '' } of own) {
    createInterface(transaction, { classGuid, reference, device: id }, origin);
  }
  const model = stack.functionDriver === undefined ? {} : work.driver(stack.functionDriver);
  const names = model.interfaces
    ? own.map(({ classGuid, reference = '' }) => ({ classGuid, reference, device: id }))
    : interfacesOf(transaction, id);
  for (const name of names) switchInterface(transaction, name, true, origin);
}
