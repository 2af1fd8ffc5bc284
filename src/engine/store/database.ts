import { type Citation, documented, observed, sameName } from '../../base/index.ts';
import { listOf, multiSz, REG_NONE, sz, textOf, type Value } from '../../machine/index.ts';
import { descriptionsOf, type KeptKey } from './description.ts';
import { deviceIdsOf } from './device-ids.ts';
import type { DriverPackage } from './driver-package.ts';
import type { Signer } from './signature.ts';
import type { StoreWork } from './work.ts';

/** A node of the driver database: what is needed to start, and everything else. */
export type NodeName = 'SYSTEM' | 'DRIVERS';

const NODES: readonly NodeName[] = ['SYSTEM', 'DRIVERS'];
const IN_REGISTRY = { SYSTEM: 'HKLM\\SYSTEM\\DriverDatabase', DRIVERS: 'HKLM\\DRIVERS\\DriverDatabase' };
const OWN = 'HKLM\\SOFTWARE\\Firstplug\\DriverDatabase';
const PAGE = documented('update-a-kmdf-device-driver');

/** Setup classes whose packages are in the SYSTEM node. */
const SYSTEM_CLASSES: readonly string[] = [
  '{36fc9e60-c465-11cf-8056-444553540000}',
  '{4d36e978-e325-11ce-bfc1-08002be10318}',
  '{4d36e97b-e325-11ce-bfc1-08002be10318}',
  '{4d36e97d-e325-11ce-bfc1-08002be10318}',
  '{745a17a0-74d3-11d0-b6fe-00a0c90f57da}',
  '{88bae032-5a81-49f0-bc3d-a4ff138216d6}',
  '{a0a588a4-c46f-4b37-b7ea-c82fe89870c6}',
];

/**
 * The node that a package belongs to.
 * Observed: recordings staging 001, 002, 040, 055 and 061 (43 packages of 19 classes).
 * Assumed: classes that no recording shows are in DRIVERS, unless [Version] says BootCritical; settled by the
 * database of a Windows with packages of every class.
 */
export function nodeOf({ version, inf }: DriverPackage): NodeName {
  const classGuid = version.classGuid?.value ?? '';
  const bootCritical = inf.section('Version')?.line('BootCritical')?.field(1) === '1';
  return bootCritical || SYSTEM_CLASSES.some(guid => sameName(guid, classGuid)) ? 'SYSTEM' : 'DRIVERS';
}

/** An INF of the database: what it is published from, and what else is registered to it. */
export interface InfObject {
  readonly inf: string;
  readonly node: NodeName;
  readonly active: string | undefined;
  readonly packages: readonly string[];
}

/** A package of the database. */
export interface PackageObject {
  readonly directory: string;
  readonly node: NodeName;
  /** The name that its INF has or will have when published. */
  readonly inf: string;
  readonly signer: Signer;
  readonly catalog: string | undefined;
}

/**
 * The keys in which the store remembers packages. Their form is that of the SYSTEM node on Windows 10.
 * Assumed: the DRIVERS node is HKLM\DRIVERS\DriverDatabase, of the same form; and before Windows 8 the same
 * stands under our own key, for Windows keeps it in files whose form is not documented. Settled by the
 * registry of a Windows 8 and 10.
 * @see update-a-kmdf-device-driver
 */
export class DriverDatabase {
  readonly #work: StoreWork;

  constructor(work: StoreWork) {
    this.#work = work;
  }

  inf(name: string): InfObject | undefined {
    const { registry } = this.#work.transaction;
    const node = NODES.find(one => registry.has(this.#infKey(one, name)));
    if (!node) return undefined;
    const key = this.#infKey(node, name);
    const active = textOf(registry.value(key, 'Active'));
    return { inf: name, node, active, packages: listOf(registry.value(key, '')) ?? [] };
  }

  package(directory: string): PackageObject | undefined {
    const { registry } = this.#work.transaction;
    const node = NODES.find(one => registry.has(this.#packageKey(one, directory)));
    if (!node) return undefined;
    const key = this.#packageKey(node, directory);
    const text = (name: string): string | undefined => textOf(registry.value(key, name));
    const score = registry.value(key, 'SignerScore')?.data;
    const signer = { name: text('SignerName') ?? '', score: typeof score === 'number' ? score : 0 };
    return { directory, node, inf: text('') ?? '', signer, catalog: text('Catalog') };
  }

  /** Adds a package with all that it says of itself. */
  addPackage(node: NodeName, directory: string, of: DriverPackage, inf: string, signer: Signer): void {
    const key = this.#packageKey(node, directory);
    for (const kept of descriptionsOf(of, inf, signer)) this.#keep(key, kept);
  }

  removePackage({ node, directory }: PackageObject): void {
    this.#work.change({ kind: 'key', key: this.#packageKey(node, directory), after: false }, PAGE);
  }

  /** Says which packages are registered to an INF; the object goes with the last one. */
  setPackages(node: NodeName, inf: string, packages: readonly string[]): void {
    const key = this.#infKey(node, inf);
    if (packages.length === 0) this.#work.change({ kind: 'key', key, after: false }, PAGE);
    else this.#set(key, '', multiSz(packages), PAGE);
  }

  /** Says which package an INF is published from, and indexes the IDs that it serves. */
  setActive(node: NodeName, inf: string, directory: string): void {
    this.#set(this.#infKey(node, inf), 'Active', sz(directory), PAGE);
  }

  clearActive(node: NodeName, inf: string): void {
    this.#work.change({ kind: 'value', key: this.#infKey(node, inf), name: 'Active' }, PAGE);
  }

  /**
   * Indexes a package under its IDs and its class.
   * Observed: the count of recordings 001 and 002 includes the class.
   * @returns how many
   */
  index(node: NodeName, inf: string, of: DriverPackage): number {
    const ids = deviceIdsOf(of);
    for (const [id, data] of ids) {
      this.#set(this.#idKey(node, id), inf, { type: data.length ? 3 : REG_NONE, data }, PAGE);
    }
    return ids.size;
  }

  deindex(node: NodeName, inf: string, of: DriverPackage): number {
    const ids = deviceIdsOf(of);
    const because = observed('recordings staging 001: Deindexed');
    for (const id of ids.keys()) this.#removeId(this.#idKey(node, id), inf, because);
    return ids.size;
  }

  /**
   * Assumed: an ID that nobody serves any more has no key; settled by the database after a deletion.
   */
  #removeId(key: string, inf: string, because: Citation): void {
    const { registry } = this.#work.transaction;
    if (!registry.has(key)) return;
    this.#work.change({ kind: 'value', key, name: inf }, because);
    if (registry.values(key).length + registry.keys(key).length === 0) {
      this.#work.change({ kind: 'key', key, after: false }, because);
    }
  }

  #keep(below: string, { key, name, value, because }: KeptKey): void {
    this.#set(key === '' ? below : `${below}\\${key}`, name, value, because);
  }

  #set(key: string, name: string, after: Value, because: Citation): void {
    this.#work.change({ kind: 'value', key, name, after }, because);
  }

  #root(node: NodeName): string {
    return this.#work.era.driverDatabase === 'registry' ? IN_REGISTRY[node] : `${OWN}\\${node}`;
  }
  #infKey(node: NodeName, inf: string): string {
    return `${this.#root(node)}\\DriverInfFiles\\${inf}`;
  }
  #packageKey(node: NodeName, directory: string): string {
    return `${this.#root(node)}\\DriverPackages\\${directory}`;
  }
  #idKey(node: NodeName, id: string): string {
    return `${this.#root(node)}\\DeviceIds\\${id}`;
  }
}
