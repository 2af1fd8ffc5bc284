import { invariant, type Win32Error } from '../../base/index.ts';
import { listOf } from '../../machine/index.ts';
import {
  type DeviceInfo,
  type DeviceInstallParams,
  type DeviceSetHandle,
  DI_NEEDREBOOT,
  DI_NEEDRESTART,
  DICD_GENERATE_ID,
  SPDIT_CLASSDRIVER,
  SPDIT_COMPATDRIVER,
  SPDRP_COMPATIBLEIDS,
  SPDRP_HARDWAREID,
} from '../../setupapi/index.ts';
import type { Element } from '../device-sets.ts';
import { readClassName, readProperty } from '../devices/index.ts';
import { type ListedDriver, nodeOf } from '../driver-node.ts';
import { windowsOf } from '../driver-search.ts';
import { type AskedDevice, difNamed } from '../install/index.ts';
import { type DeviceIds, type DriverNode, driverNode, type ListedModel } from '../select/index.ts';
import type { Session } from '../session.ts';

/** A device in a set of a process: requests are sent for it, drivers are looked for, over the edge of that process. */
export class OpenedDevice implements AskedDevice {
  readonly session: Session;
  readonly set: DeviceSetHandle;
  readonly info: DeviceInfo;
  readonly #element: Element;

  constructor(session: Session, set: DeviceSetHandle, info: DeviceInfo) {
    this.session = session;
    this.set = set;
    this.info = info;
    const element = session.devices.set(set)?.elements.find(({ number }) => number === info.reserved);
    invariant(element, 'the device is in the set');
    this.#element = element;
  }

  /** The instance ID. */
  get id(): string {
    return this.#element.id;
  }

  get ids(): DeviceIds {
    const list = (property: number): readonly string[] =>
      listOf(readProperty(this.session.transaction, this.id, property)) ?? [];
    return { hardwareIds: list(SPDRP_HARDWAREID), compatibleIds: list(SPDRP_COMPATIBLEIDS) };
  }

  get classGuid(): string {
    return this.#element.classGuid;
  }

  /** The driver nodes of its compatible list. */
  get nodes(): DriverNode[] {
    return (this.#element.lists.get(SPDIT_COMPATDRIVER) ?? []).flatMap(one => nodeOf(one) ?? []);
  }

  /** The driver selected; one of the class list is as if for its own identifiers where none of the device's fits. */
  get selected(): DriverNode | undefined {
    const { selected } = this.#element;
    return selected && (nodeOf(selected) ?? this.#asNode(selected));
  }

  /** DI_ bits of its install parameters, and below those of DI_FLAGSEX_. */
  get flags(): number {
    return this.#element.params.flags;
  }

  get flagsEx(): number {
    return this.#element.params.flagsEx;
  }

  /** Whether what was done for it needs a restart of the computer. */
  get needsReboot(): boolean {
    return (this.#element.params.flags & (DI_NEEDREBOOT | DI_NEEDRESTART)) !== 0;
  }

  send(request: string, flagsEx = 0): Win32Error {
    const { api } = this.session;
    const { params } = this.#element;
    if (flagsEx !== 0) this.setParams({ flagsEx: params.flagsEx | flagsEx });
    const { err } = api.SetupDiCallClassInstaller({ function: difNamed(request)!.code, ...this.#named });
    if (flagsEx !== 0) this.setParams({ flagsEx: this.#element.params.flagsEx & ~flagsEx });
    return err;
  }

  /** The set belongs to whoever made it: its installers are told when it goes. */
  discardInstallers(): void {
    // Whoever owns the set destroys it.
  }

  setParams(params: Partial<DeviceInstallParams>): void {
    const whole = { ...this.#element.params, ...params };
    this.session.api.SetupDiSetDeviceInstallParams({ ...this.#named, params: whole });
  }

  /** Builds the compatible list from what the install parameters say. */
  buildList(params: Partial<DeviceInstallParams>): void {
    this.setParams(params);
    this.session.api.SetupDiBuildDriverInfoList({ ...this.#named, type: SPDIT_COMPATDRIVER });
  }

  /** Selects the node of the list that is the same line of the same package. */
  select(wanted: DriverNode): boolean {
    return this.#selectFrom(SPDIT_COMPATDRIVER, one => {
      const node = nodeOf(one);
      return node !== undefined && sameLine(node, wanted) && node.match.id === wanted.match.id;
    });
  }

  /** Selects the same line of the same package from the drivers of the class of the device, whether it fits or not. */
  selectOfClass(wanted: DriverNode): boolean {
    this.session.api.SetupDiBuildDriverInfoList({ ...this.#named, type: SPDIT_CLASSDRIVER });
    return this.#selectFrom(SPDIT_CLASSDRIVER, ({ model }) => sameLine(model, wanted));
  }

  #selectFrom(type: number, isWanted: (one: ListedDriver) => boolean): boolean {
    const drivers = this.#element.lists.get(type) ?? [];
    const found = drivers.findIndex(isWanted);
    const index = found < 0 ? drivers.length : found;
    const { driver } = this.session.api.SetupDiEnumDriverInfo({ ...this.#named, type, index });
    return driver !== undefined && this.session.api.SetupDiSetSelectedDriver({ ...this.#named, driver }).ret;
  }

  #asNode({ model: { package: from, model } }: ListedDriver): DriverNode | undefined {
    const own = [model.hardwareId, ...model.compatibleIds].flatMap(id => id?.value ?? []);
    const windows = windowsOf(this.session);
    const fitting = driverNode(from, model, this.ids, windows);
    return fitting ?? driverNode(from, model, { hardwareIds: own, compatibleIds: [] }, windows);
  }

  get #named(): { readonly set: DeviceSetHandle; readonly device: DeviceInfo } {
    return { set: this.set, device: this.info };
  }
}

/** Whether two nodes are the same Models line, whatever the INF is called. */
function sameLine(a: ListedModel, b: ListedModel): boolean {
  return (
    a.model.section === b.model.section &&
    a.model.installSection.value === b.model.installSection.value &&
    a.model.description.value === b.model.description.value &&
    a.model.hardwareId?.value === b.model.hardwareId?.value
  );
}

/** A device in a set that was made for it alone, and goes with its installers. */
export class OwnDevice extends OpenedDevice {
  /** Undefined where there is no such device. */
  static open(session: Session, id: string): OwnDevice | undefined {
    const { set } = session.api.SetupDiCreateDeviceInfoList({ class: null });
    const { device } = session.api.SetupDiOpenDeviceInfo({ set, id, flags: 0 });
    if (device) return new OwnDevice(session, set, device);
    session.api.SetupDiDestroyDeviceInfoList({ set });
    return undefined;
  }

  /**
   * A new device below Root, not registered yet. Undefined where there is no class of a plain name.
   * Assumed: the wizard names it after its class, as DevCon does; settled by a log of the Add Hardware wizard.
   */
  static create(session: Session, classGuid: string): OwnDevice | undefined {
    const name = readClassName(session.transaction, classGuid);
    if (name === undefined) return undefined;
    const { set } = session.api.SetupDiCreateDeviceInfoList({ class: classGuid });
    const of = { set, name, class: classGuid, description: null, flags: DICD_GENERATE_ID };
    const { device } = session.api.SetupDiCreateDeviceInfo(of);
    if (device) return new OwnDevice(session, set, device);
    session.api.SetupDiDestroyDeviceInfoList({ set });
    return undefined;
  }

  override discardInstallers(): void {
    this.session.api.SetupDiDestroyDeviceInfoList({ set: this.set });
  }
}
