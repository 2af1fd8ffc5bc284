import type { Win32Error } from '../base/index.ts';
import type { SetupApi } from '../setupapi/index.ts';
import { CABINET_EXPORTS, cabinetFunctions } from './cabinet-functions.ts';
import { CLASS_EXPORTS, classFunctions } from './class-functions.ts';
import { DEVICE_EXPORTS, deviceFunctions } from './device-functions.ts';
import { INTERFACE_EXPORTS } from './device-interface-functions.ts';
import { PROPERTY_EXPORTS } from './device-property-functions.ts';
import { DEVNODE_EXPORTS, devNodeFunctions } from './devnode-functions.ts';
import { DISK_SPACE_EXPORTS, diskSpaceFunctions } from './disk-space-functions.ts';
import { DRIVER_EXPORTS, driverFunctions } from './driver-functions.ts';
import { INF_EXPORTS, infFunctions } from './inf-functions.ts';
import { INSTALLER_EXPORTS, installerFunctions } from './installer-functions.ts';
import { LOG_EXPORTS, logFunctions } from './log-functions.ts';
import { NEWDEV_EXPORTS, newdevFunctions } from './newdev-functions.ts';
import { QUEUE_EXPORTS, queueFunctions } from './queue-functions.ts';
import { SECTION_EXPORTS, sectionFunctions } from './section-functions.ts';
import { SOURCE_EXPORTS, sourceFunctions } from './source-functions.ts';
import { STORE_EXPORTS, storeFunctions } from './store-functions.ts';
import { stringTableFunctions } from './string-table-functions.ts';
import type { Lack, Windows } from './windows.ts';
import { KEY_EXPORTS } from './windows-keys.ts';

/** SetupAPI of the running Windows, as this process sees it. */
export function windowsSetupApi(windows: Windows): SetupApi {
  const own = {
    get lastError(): Win32Error {
      return windows.lastError;
    },
    set lastError(error: Win32Error) {
      windows.lastError = error;
    },
  };
  return Object.assign(own, {
    ...infFunctions(windows),
    ...sectionFunctions(windows),
    ...storeFunctions(windows),
    ...queueFunctions(windows),
    ...sourceFunctions(windows),
    ...cabinetFunctions(windows),
    ...diskSpaceFunctions(windows),
    ...stringTableFunctions(windows),
    ...logFunctions(windows),
    ...deviceFunctions(windows),
    ...devNodeFunctions(windows),
    ...driverFunctions(windows),
    ...installerFunctions(windows),
    ...newdevFunctions(windows),
    ...classFunctions(windows),
  });
}

/** Every export behind the edge, by its DLL. String tables, which have two names, are left out. */
const EXPORTS: readonly (readonly [dll: string, names: readonly string[]])[] = [
  ...[
    INF_EXPORTS,
    SECTION_EXPORTS,
    STORE_EXPORTS,
    QUEUE_EXPORTS,
    SOURCE_EXPORTS,
    CABINET_EXPORTS,
    DISK_SPACE_EXPORTS,
    DEVICE_EXPORTS,
    PROPERTY_EXPORTS,
    INTERFACE_EXPORTS,
    DRIVER_EXPORTS,
    INSTALLER_EXPORTS,
    CLASS_EXPORTS,
  ].map(table => ['setupapi.dll', Object.keys(table)] as const),
  ['newdev.dll', Object.keys(NEWDEV_EXPORTS)],
  ...[DEVNODE_EXPORTS, LOG_EXPORTS, KEY_EXPORTS].flatMap(tables =>
    Object.entries(tables).map(([dll, table]) => [dll, Object.keys(table)] as const),
  ),
];

/** What of all that the edge calls this Windows lacks. Nothing is called to find that out. */
export function lackingExports(windows: Windows): Lack[] {
  return EXPORTS.flatMap(([dll, names]) => windows.lacks(dll, names));
}
