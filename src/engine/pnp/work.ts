import { type Citation, documented, sameName } from '../../base/index.ts';
import type { MachineReader, RunningStates, Transaction, Wanted } from '../../machine/index.ts';
import {
  DN_DRIVER_LOADED,
  DN_NT_DRIVER,
  DN_NT_ENUMERATOR,
  DN_ROOT_ENUMERATED,
  DN_STARTED,
} from '../../setupapi/index.ts';
import { ROOT_ID } from '../devices/index.ts';
import { type DriverModel, type DriverModels, driverModel } from './driver-models.ts';

/** What a devnode is while Windows runs. */
export type Devnode = RunningStates['devnode'];

/** The root of the tree, which is always there. */
export const ROOT_NODE: Devnode = {
  status: DN_ROOT_ENUMERATED | DN_STARTED | DN_DRIVER_LOADED | DN_NT_ENUMERATOR | DN_NT_DRIVER,
  problem: 0,
};

/** The devnode of a device in the tree, as it is now. */
export function devnodeOf({ running }: MachineReader, id: string): Devnode | undefined {
  return running.state('devnode', id) ?? (sameName(id, ROOT_ID) ? ROOT_NODE : undefined);
}

const STATES = documented('state-transitions-for-pnp-devices');

/** What the PnP manager works with: a machine, how drivers behave, and the call that everything comes from. */
export class PnpWork {
  readonly transaction: Transaction;
  readonly #drivers: DriverModels;
  readonly #call: string;

  constructor(of: {
    readonly transaction: Transaction;
    readonly call: string;
    readonly drivers?: DriverModels;
  }) {
    this.transaction = of.transaction;
    this.#call = of.call;
    this.#drivers = of.drivers ?? {};
  }

  driver(service: string): DriverModel {
    return driverModel(this.#drivers, service);
  }

  /** What the change of another room has for its origin. */
  origin(because: Citation): { readonly call: string; readonly because: Citation } {
    return { call: this.#call, because };
  }

  change(wanted: Wanted, because: Citation): void {
    this.transaction.change(wanted, this.origin(because));
  }

  devnode(id: string): Devnode | undefined {
    return devnodeOf(this.transaction, id);
  }

  /** Changes what a devnode is, or takes it out of the device tree. */
  changeDevnode(id: string, after: Devnode | undefined): void {
    this.change({ kind: 'running', what: 'devnode', name: id, ...(after && { after }) }, STATES);
  }
}
