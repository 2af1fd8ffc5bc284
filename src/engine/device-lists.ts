import { sameName } from '../base/index.ts';
import { numberOf, textOf } from '../machine/index.ts';
import {
  type DeviceSetHandle,
  DIGCF_ALLCLASSES,
  DIGCF_DEFAULT,
  DIGCF_DEVICEINTERFACE,
  DIGCF_PRESENT,
  DIGCF_PROFILE,
  GUID_NULL,
  INVALID_HANDLE_VALUE,
} from '../setupapi/index.ts';
import { discardInstallers } from './asked-installers.ts';
import { forget } from './device-info.ts';
import type { DeviceSet } from './device-sets.ts';
import {
  type InterfaceName,
  interfaceClassKey,
  interfacePath,
  isActive,
  isPresent,
  isRegistered,
  parseInstanceId,
  readClassGuid,
  readInstanceIds,
  readInterfaces,
  sameGuid,
} from './devices/index.ts';
import { DONE, type Refusal, refused } from './returned.ts';
import type { In, Out, Session } from './session.ts';
import { isSized } from './structures.ts';

const NO_SET = INVALID_HANDLE_VALUE as number as DeviceSetHandle;
const PROFILE_ENUM =
  'HKLM\\SYSTEM\\CurrentControlSet\\Hardware Profiles\\Current\\System\\CurrentControlSet\\Enum';
const CSCONFIGFLAG_DO_NOT_CREATE = 2;

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdicreatedeviceinfolistexw */
export function createDeviceInfoList(
  session: Session,
  { class: classGuid, machine, reserved }: In<'SetupDiCreateDeviceInfoListEx'>,
): Out<'SetupDiCreateDeviceInfoListEx'> {
  const wrong = unreachable(machine, reserved);
  if (wrong) return { ...wrong, set: NO_SET };
  return { ...DONE, set: session.devices.create(classGuid).handle };
}

/** This machine reaches no other. Assumed: a name without two backslashes in front is wrong, another is unavailable; settled by both on Windows. */
function unreachable(machine: string | null | undefined, reserved: unknown): Refusal | undefined {
  if (reserved !== undefined && reserved !== null) return refused('ERROR_INVALID_PARAMETER');
  if (!machine) return undefined;
  return refused(machine.startsWith('\\\\') ? 'ERROR_MACHINE_UNAVAILABLE' : 'ERROR_INVALID_MACHINENAME');
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdidestroydeviceinfolist */
export function destroyDeviceInfoList(
  session: Session,
  { set: handle }: In<'SetupDiDestroyDeviceInfoList'>,
): Out<'SetupDiDestroyDeviceInfoList'> {
  const set = session.devices.set(handle);
  if (!set) return refused('ERROR_INVALID_HANDLE');
  for (const element of set.elements) {
    discardInstallers(session, { set, owner: element, element });
    forget(session, element, 'SetupDiDestroyDeviceInfoList');
  }
  discardInstallers(session, { set, owner: set });
  session.devices.close(set);
  return DONE;
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdeviceinfolistdetailw */
export function getDeviceInfoListDetail(
  session: Session,
  { set: handle, into }: In<'SetupDiGetDeviceInfoListDetail'>,
): Out<'SetupDiGetDeviceInfoListDetail'> {
  const set = session.devices.set(handle);
  if (!set) return refused('ERROR_INVALID_HANDLE');
  if (into === null || !isSized(session, 'SP_DEVINFO_LIST_DETAIL_DATA', into ?? {})) {
    return refused('ERROR_INVALID_PARAMETER');
  }
  return { ...DONE, class: set.classGuid, machine: '' };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdeviceinfolistclass */
export function getDeviceInfoListClass(
  session: Session,
  { set: handle }: In<'SetupDiGetDeviceInfoListClass'>,
): Out<'SetupDiGetDeviceInfoListClass'> {
  const set = session.devices.set(handle);
  if (!set) return refused('ERROR_INVALID_HANDLE');
  return set.classGuid === GUID_NULL
    ? refused('ERROR_NO_ASSOCIATED_CLASS')
    : { ...DONE, class: set.classGuid };
}

/**
 * A set of the machine's devices, present or not. DIGCF_ALLCLASSES takes all whatever the class (Observed:
 * `class-devs/get_class_devs/class-allclasses`).
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetclassdevsw
 */
export function getClassDevs(
  session: Session,
  of: In<'SetupDiGetClassDevsEx'>,
): Out<'SetupDiGetClassDevsEx'> {
  const wrong = unreachable(of.machine, of.reserved) ?? wrongSearch(of);
  if (wrong) return { ...wrong, set: NO_SET };
  const given = session.devices.set(of.set ?? null);
  if (of.set && !given) return { ...refused('ERROR_INVALID_HANDLE'), set: NO_SET };
  const byInterface = (of.flags & DIGCF_DEVICEINTERFACE) !== 0;
  const classGuid = of.flags & DIGCF_ALLCLASSES ? null : of.class;
  const set = given ?? session.devices.create(byInterface ? null : classGuid);
  if (byInterface) addInterfaces(session, set, of, classGuid);
  else addDevices(session, set, of, classGuid);
  return { ...DONE, set: set.handle };
}

/**
 * Assumed: an enumerator that is a whole instance ID is ERROR_INVALID_DATA without DIGCF_DEVICEINTERFACE, and
 * one that is none is with it; settled by calling it so on Windows.
 */
function wrongSearch({ class: guid, enumerator, flags }: In<'SetupDiGetClassDevs'>): Refusal | undefined {
  if (guid === null && !(flags & DIGCF_ALLCLASSES)) return refused('ERROR_INVALID_PARAMETER');
  if (enumerator === null || enumerator === undefined) return undefined;
  const isInstance = parseInstanceId(enumerator) !== undefined;
  return isInstance === ((flags & DIGCF_DEVICEINTERFACE) !== 0) ? undefined : refused('ERROR_INVALID_DATA');
}

type Search = In<'SetupDiGetClassDevs'>;

function addDevices(session: Session, set: DeviceSet, of: Search, classGuid: string | null): void {
  const { transaction, devices } = session;
  for (const id of readInstanceIds(transaction, of.enumerator ?? undefined)) {
    const found = readClassGuid(transaction, id);
    if (classGuid !== null && !(found && sameGuid(found, classGuid))) continue;
    if (of.flags & DIGCF_PRESENT && !isPresent(transaction, id)) continue;
    if (of.flags & DIGCF_PROFILE && !isInProfile(session, id)) continue;
    if (set.accepts(found ?? GUID_NULL)) devices.open(set, id, found ?? GUID_NULL);
  }
}

function addInterfaces(session: Session, set: DeviceSet, of: Search, classGuid: string | null): void {
  const { transaction, devices } = session;
  for (const name of readInterfaces(transaction, classGuid ?? undefined)) {
    if (of.enumerator && !sameName(of.enumerator, name.device)) continue;
    if (!isRegistered(transaction, name.device)) continue;
    if (of.flags & DIGCF_PRESENT && !isActive(transaction, name)) continue;
    if (of.flags & DIGCF_PROFILE && !isInProfile(session, name.device)) continue;
    if (of.flags & DIGCF_DEFAULT && !isDefault(session, name)) continue;
    const found = readClassGuid(transaction, name.device) ?? GUID_NULL;
    if (!set.accepts(found)) continue;
    const element = devices.open(set, name.device, found);
    if (element.interfaces.some(one => interfacePath(one.name) === interfacePath(name))) continue;
    element.interfaces.push({ number: devices.next(), name, isRemoved: false });
  }
  set.elements.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Assumed: a device is out of a hardware profile when CSConfigFlags has DO_NOT_CREATE; settled by Windows XP. */
function isInProfile({ transaction }: Session, id: string): boolean {
  const flags = numberOf(transaction.registry.value(`${PROFILE_ENUM}\\${id}`, 'CSConfigFlags')) ?? 0;
  return (flags & CSCONFIGFLAG_DO_NOT_CREATE) === 0;
}

/** Assumed: the value Default of an interface class names the link of its default interface; settled by SetupDiSetDeviceInterfaceDefault on Windows. */
function isDefault({ transaction }: Session, name: InterfaceName): boolean {
  const path = textOf(transaction.registry.value(interfaceClassKey(name.classGuid), 'Default'));
  return path !== undefined && sameName(path, interfacePath(name));
}
