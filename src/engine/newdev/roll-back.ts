import { eraOf, win32 } from '../../base/index.ts';
import { ROLLBACK_FLAG_NO_UI } from '../../setupapi/index.ts';
import { elementOf } from '../device-call.ts';
import { installSelected } from '../install/index.ts';
import { DONE, refused } from '../returned.ts';
import type { In, Out, Session } from '../session.ts';
import { deletePackage } from '../store/index.ts';
import { forgetBackup, readBackup } from './backup.ts';
import { type InstalledDriver, readInstalledDriver } from './installed-driver.ts';
import { rebootAnswer, wrongCall } from './newdev-call.ts';
import { findDriver } from './reinstall.ts';
import { serve } from './service-install.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const TITLE = 'Device Install (DiRollbackDriver)';

/**
 * Assumed: whoever does not want it gets ERROR_CANCELLED; a backup whose package is gone counts as none; and the backup
 * is used up. Settled by rolling back so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/newdev/nf-newdev-dirollbackdriver
 */
export function diRollbackDriver(
  session: Session,
  { set, device, flags, ...of }: In<'DiRollbackDriver'>,
): Out<'DiRollbackDriver'> {
  const wrong = wrongCall(session, { function: 'DiRollbackDriver', flags, known: ROLLBACK_FLAG_NO_UI });
  if (wrong) return wrong;
  const at = elementOf(session, { set, device });
  if ('err' in at) return at;
  const { id } = at.element;
  const found = findBackup(session, id);
  if (!found) return refused('ERROR_NO_MORE_ITEMS');
  if (!(flags & ROLLBACK_FLAG_NO_UI) && !isConfirmed(session, id)) return refused('ERROR_CANCELLED');
  const replaced = readInstalledDriver(session, id);
  const served = serve(session, id, () => found);
  const { code } = session.telling.inside(
    () => served.device.installing(() => installSelected(served.device)),
    outcome => ({ kind: 'section', title: TITLE, about: id, code: outcome.code }),
  );
  if (code !== SUCCESS) return { ret: false, err: code };
  forgetBackup(session, id);
  if (replaced) removeUnused(session, replaced);
  return { ...DONE, ...rebootAnswer(session, of, served.needsReboot()) };
}

/** The backup driver as its INF has it. */
function findBackup(session: Session, id: string): ReturnType<typeof findDriver> {
  const backup = readBackup(session, id);
  return backup && findDriver(session, id, backup);
}

/** Without anybody to ask the caller wants it. */
function isConfirmed({ desk }: Session, id: string): boolean {
  if (!desk.attended) return true;
  const text = 'Go back to the driver that was installed before?';
  return desk.ask({ kind: 'question', text, answers: ['yes', 'no'], about: { device: id } }) === 'yes';
}

/** A package that was replaced so leaves the store, unless it came with Windows or is in use. */
function removeUnused(session: Session, { inf }: InstalledDriver): void {
  if (!eraOf(session.transaction.facts).driverStore) return;
  deletePackage(session.storeWork('DiRollbackDriver'), inf, false);
}
