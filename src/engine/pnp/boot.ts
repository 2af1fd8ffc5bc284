import { documented } from '../../base/index.ts';
import { CSCONFIGFLAG_DO_NOT_CREATE } from '../../setupapi/index.ts';
import { isActive, ROOT_ID, readInstanceIds, readInterfaces, switchInterface } from '../devices/index.ts';
import { failure, loadDriver } from './bring-up.ts';
import { profileFlags } from './configuration.ts';
import { stillNode } from './devnode-status.ts';
import { isDriverService, loadProblem, servicesStarting } from './driver-stack.ts';
import { enumerate, start } from './enumerate.ts';
import { type Enumeration, Findings } from './enumeration.ts';
import { type PnpWork, ROOT_NODE } from './work.ts';

const STOPPED = documented('device-installations-and-system-restarts');
const STARTED = documented('specifying-driver-load-order');

/** What stops when the computer does: everything that Windows keeps in memory only. */
export function stopWindows(work: PnpWork): void {
  const { transaction } = work;
  for (const { what, name } of transaction.running.list()) {
    work.change({ kind: 'running', what, name }, STOPPED);
  }
  for (const name of readInterfaces(transaction)) {
    if (isActive(transaction, name)) switchInterface(transaction, name, false, work.origin(STOPPED));
  }
}

/**
 * What happens when the computer starts: drivers of start type 0 and 1 are loaded, all devices are enumerated
 * anew, those below Root by their keys, and then services of start type 2 run.
 * Assumed: a driver that starts with the computer stays loaded although no device uses it; settled by the
 * drivers of a computer without such a device.
 * @see specifying-driver-load-order
 */
export function startWindows(work: PnpWork): Enumeration {
  work.changeDevnode(ROOT_ID, ROOT_NODE);
  for (const startType of [0, 1]) startServices(work, startType);
  const found = new Findings();
  for (const id of readInstanceIds(work.transaction, 'ROOT')) startRootDevice(work, id, found);
  const others = enumerate(work, { from: ROOT_ID });
  startServices(work, 2);
  return joined(found, others);
}

function startServices(work: PnpWork, startType: number): void {
  const { transaction } = work;
  for (const service of servicesStarting(transaction, startType)) {
    if (!isDriverService(transaction, service)) {
      const after = { state: 'running' } as const;
      work.change({ kind: 'running', what: 'service', name: service, after }, STARTED);
    } else if (!loadProblem(transaction, service) && !failure(work, service, 'DriverEntry')) {
      loadDriver(work, service);
    }
  }
}

/** Devices below Root are there because of their keys. Observed: recordings 084: status 0x01802001. */
function startRootDevice(work: PnpWork, id: string, found: Findings): void {
  if (profileFlags(work.transaction, id) & CSCONFIGFLAG_DO_NOT_CREATE) return;
  work.changeDevnode(id, stillNode(work, id, { parent: ROOT_ID }));
  found.arrived.push(id);
  start(work, id, found);
}

function joined(a: Enumeration, b: Enumeration): Enumeration {
  return {
    arrived: [...a.arrived, ...b.arrived],
    gone: [...a.gone, ...b.gone],
    wanting: [...a.wanting, ...b.wanting.filter(({ id }) => !a.wanting.some(one => one.id === id))],
    started: [...a.started, ...b.started],
    disabled: [...a.disabled, ...b.disabled],
    refused: [...a.refused, ...b.refused],
  };
}
