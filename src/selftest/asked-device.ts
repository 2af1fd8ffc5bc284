import {
  type DeviceInfo,
  type DeviceSetHandle,
  type PropertyData,
  propertyKey,
  type SetupApi,
} from '../setupapi/index.ts';
import type { Answers, Subject } from './probe.ts';

/** A device in a set of its own. */
export interface AskedDevice {
  readonly api: SetupApi;
  readonly set: DeviceSetHandle;
  readonly device: DeviceInfo;
}

/** Asks something of each device that is looked at closely. */
export function ofDevices(
  { api, devices }: Subject,
  ask: (asked: AskedDevice) => readonly (readonly [item: string, answer: string])[],
): Answers {
  if (devices.length === 0) return { cannot: 'no device with a driver is present' };
  const answers = new Map<string, string>();
  for (const id of devices) {
    const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
    const { device } = api.SetupDiOpenDeviceInfo({ set, id, flags: 0 });
    const found = device ? ask({ api, set, device }) : [['', 'cannot be opened'] as const];
    for (const [item, answer] of found) answers.set(item === '' ? id : `${id}, ${item}`, answer);
    api.SetupDiDestroyDeviceInfoList({ set });
  }
  return answers.size === 0 ? { cannot: 'of no device anything is told' } : answers;
}

/** A property of a driver: `DriverInfPath`. */
export function driverProperty({ api, set, device }: AskedDevice, name: string): PropertyData | undefined {
  const key = propertyKey(`DEVPKEY_Device_${name}`);
  return key && api.SetupDiGetDeviceProperty({ set, device, key, flags: 0 }).value;
}

/** Any value as a text of one line. */
export function shown(value: unknown): string {
  if (value instanceof Uint8Array) return [...value].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}

export function hex(number: number): string {
  return `0x${(number >>> 0).toString(16)}`;
}
