import { documented, eraOf } from '../../base/index.ts';
import { bytesOf, dword, multiSz, numberOf, REG_BINARY, sz, type Value } from '../../machine/index.ts';
import {
  CONFIGFLAG_DISABLED,
  CONFIGFLAG_FAILEDINSTALL,
  CONFIGFLAG_REINSTALL,
  DEVPROP_TYPE_FILETIME,
  DI_FLAGSEX_ALWAYSWRITEIDS,
  DI_INSTALLDISABLED,
  DI_NOWRITE_IDS,
  GUID_NULL,
  propertyKey,
  SPDRP_CLASSGUID,
} from '../../setupapi/index.ts';
import { byCall } from '../device-call.ts';
import type { Element } from '../device-sets.ts';
import {
  changeDeviceProperty,
  changeProperty,
  classKey,
  createSoftwareKey,
  instanceKey,
  plainGuid,
  readDeviceProperty,
  softwareKey,
} from '../devices/index.ts';
import { fileTime, fileTimeOfDay } from '../file-time.ts';
import { driverVerNumbers, strongName } from '../select/index.ts';
import type { Session } from '../session.ts';
import type { DriverInstall } from './driver-install.ts';
import { phase, tellEntry, tellValue } from './telling.ts';

/** What a device has that is not installed well. */
export const NOT_INSTALLED: number = CONFIGFLAG_REINSTALL | CONFIGFLAG_FAILEDINSTALL;

const INSTALL_DATE = propertyKey('DEVPKEY_Device_InstallDate')!;
const FIRST_INSTALL_DATE = propertyKey('DEVPKEY_Device_FirstInstallDate')!;

const CALL = byCall('SetupDiInstallDevice');
const DRIVER_KEY = {
  ...CALL,
  because: documented('hklm-system-currentcontrolset-control-registry-tree'),
};
const DEVICE_KEY = { ...CALL, because: documented('hklm-system-currentcontrolset-enum-registry-tree') };

type Values = readonly (readonly [name: string, value: Value | undefined])[];

/**
 * Writes what the software key of a device says of its driver, before its services are installed, and tells it.
 * Observed: recordings 106, 109 and 110 tell these values, the identifier in lower case; the strong name stands in
 * 001 and 002 too.
 */
export function writeDriver(install: DriverInstall, inf: string): void {
  const { session, element, driver } = install;
  const { registry } = session.transaction;
  phase(session, 'Writing Device Properties', () => {
    const id = foldedId(install);
    const { provider = '' } = driver.model;
    write(install, softwareKey(session.transaction, element.id)!, DRIVER_KEY, [
      ['InfPath', sz(inf)],
      ['InfSection', sz(driver.model.model.installSection.value)],
      ['InfSectionExt', install.section.extension === '' ? undefined : sz(install.section.extension)],
      ['ProviderName', sz(provider)],
      ...versionValues(install),
      ['MatchingDeviceId', sz(id)],
    ]);
    tellValue(session, 'Provider name', provider);
    tellVersion(install);
    const className = registry.value(classKey(element.classGuid), 'Class');
    if (typeof className?.data === 'string') tellValue(session, 'Class name', className.data);
    tellValue(session, 'Manufacturer', driver.model.model.manufacturer.name.value);
    tellValue(session, 'Matching DeviceID', id);
    const name = strongNameOf(install, inf, id);
    if (name !== undefined) tellValue(session, 'Strong Name', name);
    return undefined;
  });
}

/** Gives a device the class of its driver, and a software key below it. */
export function keepClass({ transaction }: Session, { id, classGuid }: Element): void {
  if (classGuid !== GUID_NULL) {
    const guid = bytesOf(sz(plainGuid(classGuid)));
    changeProperty(transaction, id, SPDRP_CLASSGUID, guid, DEVICE_KEY);
  }
  const known = softwareKey(transaction, id);
  if (known === undefined) createSoftwareKey(transaction, id, classGuid, DRIVER_KEY);
  else transaction.change({ kind: 'key', key: known, after: true }, DRIVER_KEY);
}

/** The identifier that the driver was chosen for; of one that was chosen by hand the first of its line. */
function foldedId({ driver: { model } }: DriverInstall): string {
  const id = 'match' in model ? model.match.id : (model.model.hardwareId?.value ?? '');
  return id.toLowerCase();
}

/** Observed: with the section that the Models line names, undecorated (recordings 109: volume_snapshot_install). */
function strongNameOf(
  { session, driver: { model } }: DriverInstall,
  inf: string,
  id: string,
): string | undefined {
  if (!('match' in model)) return undefined;
  const from = { ...model.package, source: { ...model.package.source, name: inf } };
  const section = { section: model.model.installSection.value, extension: '' };
  const node = { ...model, package: from, section, match: { ...model.match, id } };
  return strongName(node, session.transaction.facts);
}

/** The date is written month-day-year without zeros, and once more as a time. */
function versionValues({ driver: { model } }: DriverInstall): Values {
  const { driverVer } = model;
  const { date } = driverVerNumbers(driverVer);
  const parts = [Math.floor(date / 100) % 100, date % 100, Math.floor(date / 10_000)];
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, fileTimeOfDay(date), true);
  return [
    ['DriverDateData', date === 0 ? undefined : { type: REG_BINARY, data: time }],
    ['DriverDate', date === 0 ? undefined : sz(parts.join('-'))],
    ['DriverVersion', driverVer?.version === undefined ? undefined : sz(driverVer.version)],
  ];
}

function tellVersion({ session, driver: { model } }: DriverInstall): void {
  const { driverVer } = model;
  if (driverVer?.date === undefined) return;
  tellEntry(session, 'driver-date', { date: driverVer.date });
  if (driverVer.version !== undefined) tellValue(session, 'DriverVersion', driverVer.version);
}

/**
 * Writes what describes the device and its driver, and that it is installed.
 * Observed: recordings 106, 109 and 110 tell both names after the services.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/ns-setupapi-sp_devinstall_params_w
 */
export function describeDevice(install: DriverInstall, inf: string): void {
  const { session, element, driver } = install;
  const { model } = driver.model;
  const { transaction } = session;
  const { description, manufacturer } = model;
  const key = instanceKey(element.id);
  const own = [['DriverDesc', sz(description.value)]] as const;
  write(install, softwareKey(transaction, element.id)!, DRIVER_KEY, own);
  write(install, key, DEVICE_KEY, [
    ['DeviceDesc', named(install, inf, model.rawDescription, description.value)],
    ['Mfg', named(install, inf, manufacturer.rawName, manufacturer.name.value)],
    ['ConfigFlags', dword(installedFlags(install))],
  ]);
  writeDates(install);
  writeIds(install);
  tellEntry(session, 'common-properties');
  tellValue(session, 'DriverDescription', description.value);
  tellValue(session, 'DeviceDisplayName', description.value);
}

/**
 * A name that an INF gives by a string: which one, and what it says.
 * Assumed: Windows Vista and later write `@oem1.inf,%name%;text`, as the INF spells the name; settled by the instance
 * key of a device.
 */
function named({ session }: DriverInstall, inf: string, raw: string, text: string): Value {
  const isString = /^%[^%]+%$/.test(raw) && eraOf(session.transaction.facts).driverStore;
  return sz(isString ? `@${inf},${raw};${text}` : text);
}

/** @see devpkey-device-installdate, devpkey-device-firstinstalldate */
function writeDates({ session: { transaction }, element: { id } }: DriverInstall): void {
  if (!eraOf(transaction.facts).installDates) return;
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, fileTime(transaction.clock), true);
  const date = { type: DEVPROP_TYPE_FILETIME, bytes };
  const [last, first] = [INSTALL_DATE, FIRST_INSTALL_DATE];
  changeDeviceProperty(transaction, id, last, date, DEVICE_KEY);
  if (!readDeviceProperty(transaction, id, first)) {
    changeDeviceProperty(transaction, id, first, date, DEVICE_KEY);
  }
}

function installedFlags({ session, element }: DriverInstall): number {
  const before = numberOf(session.transaction.registry.value(instanceKey(element.id), 'ConfigFlags')) ?? 0;
  const disabled = element.params.flags & DI_INSTALLDISABLED ? CONFIGFLAG_DISABLED : 0;
  return ((before & ~NOT_INSTALLED) | disabled) >>> 0;
}

/**
 * A device below Root gets the identifiers of its driver.
 * Assumed: unless DI_FLAGSEX_ALWAYSWRITEIDS is set, only one that has none; settled by installing one that has others.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/ns-setupapi-sp_devinstall_params_w
 */
function writeIds(install: DriverInstall): void {
  const { session, element, driver } = install;
  const { flags, flagsEx } = element.params;
  const { hardwareId, compatibleIds } = driver.model.model;
  const key = instanceKey(element.id);
  const hasIds = session.transaction.registry.value(key, 'HardwareID') !== undefined;
  const isWanted = !hasIds || flagsEx & DI_FLAGSEX_ALWAYSWRITEIDS;
  if (!/^ROOT\\/i.test(element.id) || flags & DI_NOWRITE_IDS || !isWanted || !hardwareId) return;
  const compatible = compatibleIds.map(({ value }) => value);
  write(install, key, DEVICE_KEY, [
    ['HardwareID', multiSz([hardwareId.value])],
    ['CompatibleIDs', compatible.length > 0 ? multiSz(compatible) : undefined],
  ]);
}

/** Writes values; one that is undefined goes. */
function write({ session }: DriverInstall, key: string, origin: typeof DRIVER_KEY, values: Values): void {
  for (const [name, after] of values) {
    session.transaction.change({ kind: 'value', key, name, ...(after && { after }) }, origin);
  }
}
