import { assumed } from '../../base/index.ts';
import { sz, textOf } from '../../machine/index.ts';
import type { Session } from '../session.ts';
import { type InstalledDriver, isSameDriver, readInstalledDriver } from './installed-driver.ts';

const BACKUPS = 'HKLM\\SOFTWARE\\Firstplug\\BackupDrivers';
const DN_STARTED = 8;

const BECAUSE = assumed(
  'where Windows keeps the backup driver of a device is not known, so it stands under our own key; settled by the registry of a Windows that can roll a driver back.',
);
const ORIGIN = { call: 'Plug and Play service', because: BECAUSE };

/** Whether a device runs without a problem. */
export function isWorking({ transaction }: Session, id: string): boolean {
  const state = transaction.running.state('devnode', id);
  return state !== undefined && (state.status & DN_STARTED) !== 0 && state.problem === 0;
}

/**
 * Keeps the driver that a device had and worked with, now that it has another one; the one before it is forgotten.
 * @see https://learn.microsoft.com/windows/win32/api/newdev/nf-newdev-dirollbackdriver
 */
export function keepBackup(session: Session, id: string, had: InstalledDriver): void {
  const has = readInstalledDriver(session, id);
  if (!has || isSameDriver(has, had)) return;
  for (const [name, text] of [
    ['InfPath', had.inf],
    ['InfSection', had.section],
    ['MatchingDeviceId', had.matchingId],
  ] as const) {
    session.transaction.change({ kind: 'value', key: keyOf(id), name, after: sz(text) }, ORIGIN);
  }
}

export function readBackup({ transaction: { registry } }: Session, id: string): InstalledDriver | undefined {
  const text = (name: string): string => textOf(registry.value(keyOf(id), name)) ?? '';
  const inf = text('InfPath');
  return inf === '' ? undefined : { inf, section: text('InfSection'), matchingId: text('MatchingDeviceId') };
}

export function forgetBackup({ transaction }: Session, id: string): void {
  if (transaction.registry.has(keyOf(id))) {
    transaction.change({ kind: 'key', key: keyOf(id), after: false }, ORIGIN);
  }
}

/** An instance ID has backslashes, and so is a path of three keys. */
function keyOf(id: string): string {
  return `${BACKUPS}\\${id}`;
}
