import { type Win32Error, win32 } from '../../base/index.ts';
import { INSTALLFLAG_BITS, INSTALLFLAG_FORCE } from '../../setupapi/index.ts';
import { DONE, refused } from '../returned.ts';
import type { In, Out, Session } from '../session.ts';
import { rebootAnswer, tellCall, wrongCall } from './newdev-call.ts';
import { devicesWith } from './present-devices.ts';
import { type DeviceUpdate, pathOf, updateDevice } from './update-device.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const NO_MORE_ITEMS = win32('ERROR_NO_MORE_ITEMS');
const TITLE = 'Device Install (UpdateDriverForPlugAndPlayDevices)';

/**
 * Observed: recordings 001 and 103, with what is told of each device.
 * Assumed: of several devices the error of the last one that failed is the answer where none was updated; without
 * hardware ID or INF it is ERROR_INVALID_PARAMETER; and INSTALLFLAG_READONLY, of which nothing more is known, copies
 * as ever. Settled by such calls on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/newdev/nf-newdev-updatedriverforplugandplaydevicesw
 */
export function updateDriverForPlugAndPlayDevices(
  session: Session,
  { hardwareId, inf, flags, ...of }: In<'UpdateDriverForPlugAndPlayDevices'>,
): Out<'UpdateDriverForPlugAndPlayDevices'> {
  const wrong = wrongCall(session, {
    function: 'UpdateDriverForPlugAndPlayDevices',
    flags,
    known: INSTALLFLAG_BITS,
  });
  if (wrong) return wrong;
  if (!hardwareId || !inf) return refused('ERROR_INVALID_PARAMETER');
  const path = pathOf(session, inf);
  if (path === undefined) return refused('ERROR_FILE_NOT_FOUND');
  const devices = devicesWith(session, hardwareId);
  if (devices.length === 0) return refused('ERROR_NO_SUCH_DEVINST');
  const force = (flags & INSTALLFLAG_FORCE) !== 0;
  let updates: readonly DeviceUpdate[] = [];
  const err = session.telling.inside(
    () => {
      tellCall(session, { 'INF path': path, 'Install flags': flags });
      updates = devices.map(id => {
        const update = updateDevice(session, id, { inf: path, force });
        if (update.outcome.code === NO_MORE_ITEMS) tellWarning(session, 'no-better', { device: id });
        return update;
      });
      return resultOf(session, updates);
    },
    code => ({ kind: 'section', title: TITLE, about: hardwareId, code }),
  );
  if (err !== SUCCESS) return { ret: false, err };
  return {
    ...DONE,
    ...rebootAnswer(
      session,
      of,
      updates.some(({ reboot }) => reboot),
    ),
  };
}

/** NO_ERROR where at least one device was updated. */
function resultOf(session: Session, updates: readonly DeviceUpdate[]): Win32Error {
  const codes = updates.map(({ outcome }) => outcome.code);
  if (codes.includes(SUCCESS)) return SUCCESS;
  tellWarning(session, 'none-updated', {});
  return codes.findLast(code => code !== NO_MORE_ITEMS) ?? NO_MORE_ITEMS;
}

function tellWarning({ telling }: Session, entry: string, values: Readonly<Record<string, string>>): void {
  telling.tell({ kind: 'entry', category: 'ndv', severity: 'warning', entry, values });
}
