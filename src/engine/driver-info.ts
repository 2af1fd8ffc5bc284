import { bytesOf, sz } from '../machine/index.ts';
import {
  DNF_BAD_DRIVER,
  type DriverInfo,
  type DriverInfoDetail,
  type Filled,
  SPDIT_COMPATDRIVER,
  SPDRP_CLASSGUID,
} from '../setupapi/index.ts';
import { discardInstallers } from './asked-installers.ts';
import { byCall, elementOf, ownerOf } from './device-call.ts';
import type { DriverOwner, Element } from './device-sets.ts';
import { changeProperty } from './devices/index.ts';
import { type ListedDriver, nodeOf } from './driver-node.ts';
import { classOf } from './driver-search.ts';
import { fileTime, fileTimeOfDay } from './file-time.ts';
import { DONE, type Refusal, refused } from './returned.ts';
import { choose } from './select/index.ts';
import type { In, Out, Session } from './session.ts';
import { isSized, sizeOf, textOffset } from './structures.ts';
import { tellingSelection, tellSelected } from './told-drivers.ts';

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdienumdriverinfow */
export function enumDriverInfo(
  session: Session,
  { type, index, into, ...of }: In<'SetupDiEnumDriverInfo'>,
): Out<'SetupDiEnumDriverInfo'> {
  const at = ownerOf(session, of);
  if ('err' in at) return at;
  const driver = at.owner.lists.get(type)?.[index];
  return driver ? filled(session, into, driver) : refused('ERROR_NO_MORE_ITEMS');
}

function filled(
  session: Session,
  into: Filled | undefined,
  driver: ListedDriver,
): (typeof DONE & { readonly driver: DriverInfo }) | Refusal {
  if (into === null) return refused('ERROR_INVALID_PARAMETER');
  if (!isSized(session, 'SP_DRVINFO_DATA', into ?? {})) return refused('ERROR_INVALID_USER_BUFFER');
  return { ...DONE, driver: infoOf(driver) };
}

/** A driver as programs are told of it. */
export function infoOf({ number, type, model: { model, provider, comparable } }: ListedDriver): DriverInfo {
  return {
    type,
    reserved: number,
    description: model.description.value,
    manufacturer: model.manufacturer.name.value,
    provider: provider ?? '',
    date: fileTimeOfDay(comparable.date),
    version: comparable.version.reduce((sum, part) => sum * 0x10000n + BigInt(part & 0xffff), 0n),
  };
}

/** The driver that a call names: by its number, or by what it is called. */
function driverOf(
  session: Session,
  of: In<'SetupDiSetSelectedDriver'>,
): { readonly owner: DriverOwner; readonly element?: Element; readonly driver: ListedDriver } | Refusal {
  const at = ownerOf(session, of);
  if ('err' in at) return at;
  const { driver: given } = of;
  if (!given || !isSized(session, 'SP_DRVINFO_DATA', given)) return refused('ERROR_INVALID_PARAMETER');
  const drivers = [...at.owner.lists.values()].flat();
  const driver = drivers.find(one =>
    given.reserved === 0 ? isCalled(infoOf(one), given) : one.number === given.reserved,
  );
  return driver ? { ...at, driver } : refused('ERROR_INVALID_PARAMETER');
}

function isCalled(info: DriverInfo, { type, description, provider }: DriverInfo): boolean {
  return info.type === type && info.description === description && info.provider === provider;
}

/**
 * Observed: sizes and what a buffer without room for the IDs gets (`driver-list/driver_list/single-inf-amd64`).
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdriverinfodetailw
 */
export function getDriverInfoDetail(
  session: Session,
  { buffer, size, cbSize, ...of }: In<'SetupDiGetDriverInfoDetail'>,
): Out<'SetupDiGetDriverInfoDetail'> {
  const at = driverOf(session, of);
  if ('err' in at) return at;
  const structure = sizeOf(session, 'SP_DRVINFO_DETAIL_DATA');
  const isRight = (size ?? structure) >= structure && (cbSize ?? structure) === structure;
  if (buffer === null ? size : !isRight) return refused('ERROR_INVALID_USER_BUFFER');
  const offset = textOffset(session, 'SP_DRVINFO_DETAIL_DATA');
  const { model } = at.driver.model;
  const all = [model.hardwareId?.value ?? '', ...model.compatibleIds.map(({ value }) => value)];
  const required = offset + 2 * (lengthOf(all) + 1);
  if (buffer === null) return { ...DONE, required };
  const room = size === undefined ? required : size;
  const fitting = fit(all, Math.floor((room - offset) / 2));
  const detail = detailOf(session, at.driver, fitting);
  return room < required
    ? { ...refused('ERROR_INSUFFICIENT_BUFFER'), detail, required }
    : { ...DONE, detail, required };
}

/** Characters of texts with their terminators. */
function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length + 1, 0);
}

/** As many texts as a list of so many characters holds. */
function fit(texts: readonly string[], characters: number): readonly string[] {
  const end = texts.findIndex((_, i) => lengthOf(texts.slice(0, i + 1)) + 1 > characters);
  return end < 0 ? texts : texts.slice(0, end);
}

/** Assumed: the machine keeps no times of files, so InfDate is its clock; settled by volumes that keep them. */
function detailOf(
  { transaction }: Session,
  { model: { model, package: from } }: ListedDriver,
  ids: readonly string[],
): DriverInfoDetail {
  const compatible = ids.slice(1);
  return {
    infDate: fileTime(transaction.clock),
    section: model.installSection.value,
    infFile: from.source.name,
    description: model.description.value,
    compatIDsOffset: compatible.length > 0 ? ids[0]!.length + 1 : 0,
    compatIDsLength: compatible.length > 0 ? lengthOf(compatible) + 1 : 0,
    ids: ids.filter(id => id !== ''),
  };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdriverinstallparamsw */
export function getDriverInstallParams(
  session: Session,
  { into, ...of }: In<'SetupDiGetDriverInstallParams'>,
): Out<'SetupDiGetDriverInstallParams'> {
  const at = driverOf(session, of);
  if ('err' in at) return at;
  if (into === null || !isSized(session, 'SP_DRVINSTALL_PARAMS', into ?? {})) {
    return refused('ERROR_INVALID_USER_BUFFER');
  }
  const { rank, flags, privateData } = at.driver;
  return { ...DONE, params: { rank, flags, privateData } };
}

/**
 * DNF_BAD_DRIVER can be set and not cleared.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdisetdriverinstallparamsw
 */
export function setDriverInstallParams(
  session: Session,
  { params, ...of }: In<'SetupDiSetDriverInstallParams'>,
): Out<'SetupDiSetDriverInstallParams'> {
  const at = driverOf(session, of);
  if ('err' in at) return at;
  if (!isSized(session, 'SP_DRVINSTALL_PARAMS', params)) return refused('ERROR_INVALID_USER_BUFFER');
  const { driver } = at;
  driver.rank = params.rank;
  driver.flags = params.flags | (driver.flags & DNF_BAD_DRIVER);
  driver.privateData = params.privateData;
  return DONE;
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetselecteddriverw */
export function getSelectedDriver(
  session: Session,
  { into, ...of }: In<'SetupDiGetSelectedDriver'>,
): Out<'SetupDiGetSelectedDriver'> {
  const at = ownerOf(session, of);
  if ('err' in at) return at;
  const { selected } = at.owner;
  return selected ? filled(session, into, selected) : refused('ERROR_NO_DRIVER_SELECTED');
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdisetselecteddriverw */
export function setSelectedDriver(
  session: Session,
  of: In<'SetupDiSetSelectedDriver'>,
): Out<'SetupDiSetSelectedDriver'> {
  if (of.driver === null) {
    const at = ownerOf(session, of);
    if ('err' in at) return at;
    at.owner.selected = undefined;
    if (at.element) tellSelected(session, at.element, undefined, at.element.classGuid);
    return DONE;
  }
  const at = driverOf(session, of);
  if ('err' in at) return at;
  at.owner.selected = at.driver;
  if (at.element) {
    const before = at.element.classGuid;
    takeClass(session, at.element, at.driver, 'SetupDiSetSelectedDriverW');
    tellSelected(session, at.element, at.driver, before);
  }
  return { ...DONE, driver: infoOf(at.driver) };
}

/**
 * Nodes marked DNF_BAD_DRIVER are out; ranks are those that installers set.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiselectbestcompatdrv
 */
export function selectBestCompatDrv(
  session: Session,
  of: In<'SetupDiSelectBestCompatDrv'>,
): Out<'SetupDiSelectBestCompatDrv'> {
  const at = elementOf(session, of);
  if ('err' in at) return at;
  const { set, element } = at;
  const select = (): ListedDriver | undefined => {
    const best = bestOf(element);
    if (!best) return undefined;
    element.selected = best;
    takeClass(session, element, best, 'SetupDiSelectBestCompatDrv');
    return best;
  };
  const classChanged = (): void => discardInstallers(session, { set, owner: element, element });
  const selected = tellingSelection(session, element, select, classChanged);
  return selected ? { ...DONE, device: element.info() } : refused('ERROR_NO_COMPAT_DRIVERS');
}

function bestOf({ lists }: Element): ListedDriver | undefined {
  const drivers = new Map(
    (lists.get(SPDIT_COMPATDRIVER) ?? [])
      .filter(({ flags }) => !(flags & DNF_BAD_DRIVER))
      .map(driver => [nodeOf(driver), driver]),
  );
  return drivers.get(choose([...drivers.keys()].filter(node => node !== undefined)).chosen);
}

/** A device becomes one of the class of its driver. */
function takeClass({ transaction }: Session, element: Element, driver: ListedDriver, call: string): void {
  const classGuid = classOf(driver.model);
  if (classGuid === undefined || classGuid === element.classGuid) return;
  element.classGuid = classGuid;
  changeProperty(transaction, element.id, SPDRP_CLASSGUID, bytesOf(sz(classGuid)), byCall(call));
}
