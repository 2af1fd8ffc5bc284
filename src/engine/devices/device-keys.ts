import {
  numberOf,
  type Origin,
  type SystemReader,
  sz,
  type Transaction,
  textOf,
} from '../../machine/index.ts';
import { DICS_FLAG_CONFIGSPECIFIC, DIREG_DEV } from '../../setupapi/index.ts';
import { classKey, plainGuid } from './classes.ts';
import { instanceKey } from './instance-id.ts';

const SET = 'HKLM\\SYSTEM\\CurrentControlSet';

/** Which of a device's keys, as SetupDiOpenDevRegKey names them. */
export interface KeyKind {
  /** One of DICS_FLAG_…. */
  readonly scope: number;
  /** Number of a hardware profile; 0 is the current one. */
  readonly hwProfile: number;
  /** DIREG_DEV or DIREG_DRV. */
  readonly keyType: number;
}

/** What the value Driver names: the software key below the class keys. */
export function softwareKeyName({ registry }: SystemReader, id: string): string | undefined {
  return textOf(registry.value(instanceKey(id), 'Driver')) || undefined;
}

/** The software key of a device, where it has one. */
export function softwareKey(system: SystemReader, id: string): string | undefined {
  const name = softwareKeyName(system, id);
  return name === undefined ? undefined : `${classKey()}\\${name}`;
}

/**
 * Where a key of a device is or would be; undefined for a software key of a device that has none.
 * Assumed: a hardware profile has the same tree below its own System\CurrentControlSet, the hardware key
 * without Device Parameters; settled by SetupDiCreateDevRegKey with DICS_FLAG_CONFIGSPECIFIC on Windows.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/registry-trees-and-keys
 */
export function deviceKey(system: SystemReader, id: string, kind: KeyKind): string | undefined {
  const isHardware = kind.keyType === DIREG_DEV;
  const key = isHardware ? instanceKey(id) : softwareKey(system, id);
  if (kind.scope === DICS_FLAG_CONFIGSPECIFIC) return key && inProfile(system, key, kind.hwProfile);
  return isHardware ? `${key}\\Device Parameters` : key;
}

function inProfile({ registry }: SystemReader, key: string, hwProfile: number): string {
  const current = numberOf(registry.value(`${SET}\\Control\\IDConfigDB`, 'CurrentConfig')) ?? 1;
  const profile = String(hwProfile || current).padStart(4, '0');
  return `${SET}\\Hardware Profiles\\${profile}\\System\\CurrentControlSet${key.slice(SET.length)}`;
}

/** Gives a device a software key: the first free number of its class. */
export function createSoftwareKey(
  transaction: Transaction,
  id: string,
  classGuid: string,
  origin: Origin,
): string {
  const guid = plainGuid(classGuid);
  let number = 0;
  const name = (): string => `${guid}\\${String(number).padStart(4, '0')}`;
  while (transaction.registry.has(`${classKey()}\\${name()}`)) number++;
  const key = `${classKey()}\\${name()}`;
  transaction.change({ kind: 'key', key, after: true }, origin);
  transaction.change({ kind: 'value', key: instanceKey(id), name: 'Driver', after: sz(name()) }, origin);
  return key;
}

/** Deletes the software key of a device and what names it. */
export function removeSoftwareKey(transaction: Transaction, id: string, origin: Origin): void {
  const key = softwareKey(transaction, id);
  if (key === undefined) return;
  if (transaction.registry.has(key)) transaction.change({ kind: 'key', key, after: false }, origin);
  transaction.change({ kind: 'value', key: instanceKey(id), name: 'Driver' }, origin);
}
