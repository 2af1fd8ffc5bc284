import type { DriverInfo, DriverInfoDetail, DriverInstallParams, Filled } from '../setupapi/index.ts';
import { placeOf } from './device-structures.ts';
import { readMultiWide, readPointer, readWide, writePointer, writeWide } from './memory.ts';

/** Characters of the texts of a driver node, and of a path. */
const LINE_LEN = 256;
const MAX_PATH = 260;

/** SP_DRVINFO_DATA since Windows 2000: size, type, reserved, three texts, date, version. */
const DRIVER = 1568;
const DESCRIPTION = 16;
const MANUFACTURER: number = DESCRIPTION + 2 * LINE_LEN;
const PROVIDER: number = MANUFACTURER + 2 * LINE_LEN;
const DATE: number = PROVIDER + 2 * LINE_LEN;
const VERSION: number = DATE + 8;

export function driverPlace(into?: Filled): Buffer | null {
  return placeOf(into, DRIVER);
}

export function readDriver(bytes: Buffer): DriverInfo {
  return {
    type: bytes.readUInt32LE(4),
    reserved: readPointer(bytes, 8),
    description: readWide(bytes, DESCRIPTION, MANUFACTURER),
    manufacturer: readWide(bytes, MANUFACTURER, PROVIDER),
    provider: readWide(bytes, PROVIDER, DATE),
    date: bytes.readBigUInt64LE(DATE),
    version: bytes.readBigUInt64LE(VERSION),
  };
}

export function driverBytes(driver: DriverInfo | null | undefined): Buffer | null {
  if (!driver) return null;
  const bytes = Buffer.alloc(DRIVER);
  bytes.writeUInt32LE(driver.cbSize ?? DRIVER, 0);
  bytes.writeUInt32LE(driver.type, 4);
  writePointer(bytes, driver.reserved, 8);
  writeWide(bytes, driver.description, DESCRIPTION, LINE_LEN);
  writeWide(bytes, driver.manufacturer, MANUFACTURER, LINE_LEN);
  writeWide(bytes, driver.provider, PROVIDER, LINE_LEN);
  bytes.writeBigUInt64LE(driver.date, DATE);
  bytes.writeBigUInt64LE(driver.version, VERSION);
  return bytes;
}

/** SP_DRVINFO_DETAIL_DATA: its IDs begin behind what has a fixed place, and its size counts one character of them. */
export const DRIVER_DETAIL = 1584;
const SECTION = 32;
const INF_FILE: number = SECTION + 2 * LINE_LEN;
const DETAIL_DESCRIPTION: number = INF_FILE + 2 * MAX_PATH;
const IDS: number = DETAIL_DESCRIPTION + 2 * LINE_LEN;

/** `end`: how many bytes of the buffer count. */
export function readDriverDetail(bytes: Buffer, end: number): DriverInfoDetail {
  const compatIDsOffset = bytes.readUInt32LE(12);
  const compatIDsLength = bytes.readUInt32LE(16);
  const first = readWide(bytes, IDS, end);
  const compatible = IDS + 2 * compatIDsOffset;
  const others =
    compatIDsLength > 0
      ? readMultiWide(bytes, compatible, Math.min(end, compatible + 2 * compatIDsLength))
      : [];
  return {
    infDate: bytes.readBigUInt64LE(4),
    section: readWide(bytes, SECTION, INF_FILE),
    infFile: readWide(bytes, INF_FILE, DETAIL_DESCRIPTION),
    description: readWide(bytes, DETAIL_DESCRIPTION, IDS),
    compatIDsOffset,
    compatIDsLength,
    ids: compatIDsOffset === 0 && others.length > 0 ? others : [first, ...others].filter(id => id !== ''),
  };
}

/** SP_DRVINSTALL_PARAMS: size, rank, flags, private data, reserved. */
const DRIVER_PARAMS = 32;

export function driverParamsPlace(into: Filled | undefined): Buffer | null {
  return placeOf(into, DRIVER_PARAMS);
}

export function readDriverParams(bytes: Buffer): DriverInstallParams {
  return {
    rank: bytes.readUInt32LE(4),
    flags: bytes.readUInt32LE(8),
    privateData: readPointer(bytes, 16),
  };
}

export function driverParamsBytes(params: DriverInstallParams): Buffer {
  const bytes = Buffer.alloc(DRIVER_PARAMS);
  bytes.writeUInt32LE(params.cbSize ?? DRIVER_PARAMS, 0);
  bytes.writeUInt32LE(params.rank, 4);
  bytes.writeUInt32LE(params.flags, 8);
  writePointer(bytes, params.privateData, 16);
  return bytes;
}
