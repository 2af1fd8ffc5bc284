import { eraOf, win32 } from '../../base/index.ts';
import { DI_ENUMSINGLEINF, ROLLBACK_FLAG_NO_UI } from '../../setupapi/index.ts';
import { elementOf } from '../device-call.ts';
import { installSelected } from '../install/index.ts';
import { DONE, type Refusal, refused } from '../returned.ts';
import type { DriverNode } from '../select/index.ts';
import type { In, Out, Session } from '../session.ts';
import { deletePackage } from '../store/index.ts';
import { forgetBackup, readBackup } from './backup.ts';
import { type InstalledDriver, isInstalled, publishedPath, readInstalledDriver } from './installed-driver.ts';
import { rebootAnswer, wrongCall } from './newdev-call.ts';
import { OwnDevice } from './opened-device.ts';
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
  if ('err' in found) return found;
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
function findBackup(
  session: Session,
  id: string,
): { readonly node: DriverNode; readonly inf: string } | Refusal {
  const backup = readBackup(session, id);
  const device = backup && OwnDevice.open(session, id);
  if (!backup || !device) return refused('ERROR_NO_MORE_ITEMS');
  const inf = publishedPath(session, backup.inf);
  device.buildList({ driverPath: inf, flags: DI_ENUMSINGLEINF });
  const node = device.nodes.find(one => isInstalled(one, backup));
  device.discardInstallers();
  return node ? { node, inf } : refused('ERROR_NO_MORE_ITEMS');
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
