import { foldCase } from '../base/index.ts';
import {
  type ClassInstallParams,
  type DeviceInfo,
  type DeviceInstallParams,
  type DeviceSetHandle,
  GUID_NULL,
  type InstallRequest,
} from '../setupapi/index.ts';
import { type InterfaceName, sameGuid } from './devices/index.ts';
import type { ListedDriver } from './driver-node.ts';
import type { InstallerList } from './install/index.ts';

const NO_PARAMS: DeviceInstallParams = {
  flags: 0,
  flagsEx: 0,
  hwndParent: null,
  installMsgHandler: null,
  installMsgHandlerContext: null,
  fileQueue: null,
  classInstallReserved: 0,
  driverPath: '',
};

/** What sets and their elements both have: install params, driver lists by type, a selected driver. */
export class DriverOwner {
  params: DeviceInstallParams = NO_PARAMS;
  readonly lists: Map<number, ListedDriver[]> = new Map();
  selected: ListedDriver | undefined;
  classInstallParams: ClassInstallParams | undefined;
  /** Who was asked about it and is not forgotten yet. */
  installers: InstallerList<InstallRequest> | undefined;
}

/** An interface as an element has it. */
export interface ListedInterface {
  readonly number: number;
  readonly name: InterfaceName;
  isRemoved: boolean;
}

/** An element of a device information set. */
export class Element extends DriverOwner {
  readonly number: number;
  readonly devInst: number;
  /** The device instance ID. */
  readonly id: string;
  classGuid: string;
  readonly interfaces: ListedInterface[] = [];
  /** How many effects there were before the first of its files was installed. */
  filesFrom: number | undefined;

  constructor(number: number, devInst: number, id: string, classGuid: string) {
    super();
    this.number = number;
    this.devInst = devInst;
    this.id = id;
    this.classGuid = classGuid;
  }

  info(): DeviceInfo {
    return { classGuid: this.classGuid, devInst: this.devInst, reserved: this.number };
  }
}

/** A device information set. */
export class DeviceSet extends DriverOwner {
  readonly handle: DeviceSetHandle;
  /** GUID_NULL for a set of all classes. */
  readonly classGuid: string;
  readonly elements: Element[] = [];

  constructor(handle: DeviceSetHandle, classGuid: string) {
    super();
    this.handle = handle;
    this.classGuid = classGuid;
  }

  /** Whether a device of a class may be in it. */
  accepts(classGuid: string): boolean {
    return this.classGuid === GUID_NULL || sameGuid(this.classGuid, classGuid);
  }

  element(id: string): Element | undefined {
    return this.elements.find(element => element.id === id);
  }
}

/** The sets that a program has, and the numbers by which it names devices. */
export class DeviceSets {
  readonly #sets = new Map<DeviceSetHandle, DeviceSet>();
  readonly #devInsts = new Map<string, number>();
  readonly #ids: string[] = [];
  #last = 0;

  create(classGuid: string | null): DeviceSet {
    const handle = this.next() as DeviceSetHandle;
    const set = new DeviceSet(handle, classGuid?.toLowerCase() ?? GUID_NULL);
    this.#sets.set(handle, set);
    return set;
  }

  set(handle: DeviceSetHandle | null): DeviceSet | undefined {
    return handle === null ? undefined : this.#sets.get(handle);
  }

  close(set: DeviceSet): void {
    this.#sets.delete(set.handle);
  }

  /** The element of a device in a set; made if it is not there. */
  open(set: DeviceSet, id: string, classGuid: string): Element {
    const known = set.element(id);
    if (known) return known;
    const element = new Element(this.next(), this.devInst(id), id, classGuid.toLowerCase());
    set.elements.push(element);
    return element;
  }

  /** A number nobody else has. */
  next(): number {
    return ++this.#last;
  }

  /** The number by which the program names a device. */
  devInst(id: string): number {
    const folded = foldCase(id);
    const known = this.#devInsts.get(folded);
    if (known !== undefined) return known;
    this.#ids.push(folded);
    this.#devInsts.set(folded, this.#ids.length);
    return this.#ids.length;
  }

  /** The device that a number names. */
  id(devInst: number): string | undefined {
    return this.#ids[devInst - 1];
  }
}
