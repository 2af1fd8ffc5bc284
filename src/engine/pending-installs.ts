import { eraOf } from '../base/index.ts';
import { INFINITE, WAIT_FAILED, WAIT_OBJECT_0, WAIT_TIMEOUT } from '../setupapi/index.ts';
import { isExported } from './exported.ts';
import { refused } from './returned.ts';
import type { In, Out, Session } from './session.ts';

/**
 * Whether installations are under way.
 * Assumed: CMP_WaitNoPendingInstallEvents counts the installation of a driver and a wizard, not actions that
 * finish an installation and not downloads; settled by calling it meanwhile.
 * @see cm-waitnopendinginstallevents
 */
export function waitNoPendingInstallEvents(
  { transaction, program }: Session,
  { timeout }: In<'CMP_WaitNoPendingInstallEvents'>,
): Out<'CMP_WaitNoPendingInstallEvents'> {
  const { facts } = transaction;
  if (!isExported(facts, 'CMP_WaitNoPendingInstallEvents')) {
    return { ...refused('ERROR_PROC_NOT_FOUND'), result: WAIT_FAILED };
  }
  if (eraOf(facts).waitNeedsAdministrator && program.administrator === false) {
    return { ...refused('ERROR_ACCESS_DENIED'), result: WAIT_FAILED };
  }
  const isPending = transaction.running
    .list('pending')
    .some(({ state: { what } }) => what === 'installation' || what === 'wizard');
  if (!isPending) return { ret: true, result: WAIT_OBJECT_0 };
  return { ret: true, result: timeout === INFINITE ? WAIT_FAILED : WAIT_TIMEOUT };
}
