import type { Facts } from '../../../src/base/index.ts';
import { type DriverModel, type Enumeration, enumerate, PnpWork } from '../../../src/engine/pnp/index.ts';
import {
  dword,
  type Hardware,
  multiSz,
  statedContent,
  sz,
  Transaction,
  type Value,
} from '../../../src/machine/index.ts';
import { emptyMachine, facts, origin } from '../../machine/machines.ts';

export const SET = 'HKLM\\SYSTEM\\CurrentControlSet';
export const RAW = 0x40;

/** A computer with a USB hub on its own bus, and what tests do with it. */
export class World {
  readonly transaction: Transaction;
  readonly #drivers: Record<string, DriverModel> = {};

  constructor(of: Facts | Transaction = facts()) {
    this.transaction = of instanceof Transaction ? of : new Transaction(emptyMachine(of));
  }

  get work(): PnpWork {
    return new PnpWork({ transaction: this.transaction, drivers: this.#drivers, call: 'test' });
  }

  /** How the driver of a service behaves. */
  model(service: string, model: DriverModel): void {
    this.#drivers[service] = model;
  }

  plug(hardware: Partial<Hardware> & { name: string }): Enumeration {
    this.attach(hardware);
    return enumerate(this.work);
  }

  /** Plugs in, and nobody looks. */
  attach(hardware: Partial<Hardware> & { name: string }): void {
    const after = device(hardware);
    this.transaction.change({ kind: 'presence', name: after.name, after }, origin);
  }

  detach(name: string): void {
    this.transaction.change({ kind: 'presence', name }, origin);
  }

  unplug(name: string): Enumeration {
    this.detach(name);
    return enumerate(this.work);
  }

  set(key: string, name: string, after: Value | undefined): void {
    const path = key.startsWith('HK') ? key : `${SET}\\${key}`;
    this.transaction.change({ kind: 'value', key: path, name, ...(after && { after }) }, origin);
  }

  flags(id: string, flags: number): void {
    this.set(`Enum\\${id}`, 'ConfigFlags', dword(flags));
  }

  /** What an installation leaves: ConfigFlags and a service with its driver. */
  install(id: string, service?: string, flags = 0): void {
    this.flags(id, flags);
    if (service === undefined) return;
    this.set(`Enum\\${id}`, 'Service', sz(service));
    this.service(service);
  }

  service(service: string, start = 3): void {
    this.set(`Services\\${service}`, 'Type', dword(1));
    this.set(`Services\\${service}`, 'Start', dword(start));
    const path = driver(service);
    const after = statedContent({ name: `${service}.sys` });
    this.transaction.change({ kind: 'file', path, after }, origin);
  }

  filters(key: string, name: 'UpperFilters' | 'LowerFilters', services: string[]): void {
    this.set(key, name, multiSz(services));
  }

  value(id: string, name: string): Value | undefined {
    return this.transaction.registry.value(`${SET}\\Enum\\${id}`, name);
  }

  loaded(): string[] {
    return this.transaction.running.list('loaded').map(({ state }) => state.by);
  }

  problem(id: string): number | undefined {
    return this.transaction.running.state('devnode', id)?.problem;
  }

  /** The instance IDs of the device tree but its root. */
  tree(): string[] {
    return this.transaction.running
      .list('devnode')
      .map(({ name }) => name)
      .filter(name => name !== 'HTREE\\ROOT\\0');
  }
}

export function driver(service: string): string {
  return `C:\\Windows\\System32\\drivers\\${service}.sys`;
}

export const USB = { enumerator: 'USB', hotPluggable: true, notifies: true };

/** Hardware with what a test does not say about it. */
function device(of: Partial<Hardware> & { name: string }): Hardware {
  const { name } = of;
  const deviceId = of.deviceId ?? `USB\\VID_1209&PID_${name.toUpperCase()}`;
  return {
    deviceId,
    instanceId: '1',
    uniqueId: true,
    hardwareIds: [deviceId],
    compatibleIds: [],
    capabilities: 0,
    ...of,
  };
}

/** A world whose hub `USB\HUB\1` runs. */
export function hubWorld(of?: Facts): World {
  const world = new World(of);
  world.attach({ name: 'hub', deviceId: 'USB\\HUB', bus: USB });
  world.install('USB\\HUB\\1', 'hub');
  enumerate(world.work);
  return world;
}
