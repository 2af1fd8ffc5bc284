import { dword, numberOf, type Origin, type SystemReader, type Transaction } from '../../machine/index.ts';
import { DICS_FLAG_CONFIGSPECIFIC, DIREG_DEV } from '../../setupapi/index.ts';
import { deviceKey } from '../devices/index.ts';

const SET = 'HKLM\\SYSTEM\\CurrentControlSet';

function currentProfile({ registry }: SystemReader): number {
  return numberOf(registry.value(`${SET}\\Control\\IDConfigDB`, 'CurrentConfig')) ?? 1;
}

/** The hardware profiles of the machine by their numbers; the current one always counts. */
export function profilesOf(system: SystemReader): number[] {
  const names = system.registry.keys(`${SET}\\Hardware Profiles`).filter(name => /^\d+$/.test(name));
  return [...new Set([currentProfile(system), ...names.map(Number)])];
}

export function isCurrent(system: SystemReader, hwProfile: number): boolean {
  return hwProfile === 0 || hwProfile === currentProfile(system);
}

/** CSConfigFlags of a device in a profile; 0 is the current one. */
export function flagsInProfile(system: SystemReader, id: string, hwProfile: number): number {
  return numberOf(system.registry.value(profileKey(system, id, hwProfile), 'CSConfigFlags')) ?? 0;
}

/** Sets or clears bits of CSConfigFlags. What is not there need not be cleared. */
export function changeProfile(
  transaction: Transaction,
  id: string,
  hwProfile: number,
  bits: number,
  isSet: boolean,
  origin: Origin,
): void {
  const before = flagsInProfile(transaction, id, hwProfile);
  const after = isSet ? before | bits : before & ~bits;
  if (before === after) return;
  const key = profileKey(transaction, id, hwProfile);
  transaction.change({ kind: 'value', key, name: 'CSConfigFlags', after: dword(after) }, origin);
}

function profileKey(system: SystemReader, id: string, hwProfile: number): string {
  return deviceKey(system, id, { scope: DICS_FLAG_CONFIGSPECIFIC, hwProfile, keyType: DIREG_DEV })!;
}
