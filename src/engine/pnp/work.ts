import { type Citation, documented } from '../../base/index.ts';
import type { RunningStates, Transaction, Wanted } from '../../machine/index.ts';
import { type DriverModel, type DriverModels, driverModel } from './driver-models.ts';

/** What a devnode is while Windows runs. */
export type Devnode = RunningStates['devnode'];

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
    return this.transaction.running.state('devnode', id);
  }

  /** Changes what a devnode is, or takes it out of the device tree. */
  changeDevnode(id: string, after: Devnode | undefined): void {
    this.change({ kind: 'running', what: 'devnode', name: id, ...(after && { after }) }, STATES);
  }
}
