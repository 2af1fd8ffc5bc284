import { type Win32Error, win32 } from '../../base/index.ts';
import {
  INSTALLFLAG_BITS,
  INSTALLFLAG_FORCE,
  INSTALLFLAG_NONINTERACTIVE,
  INSTALLFLAG_READONLY,
} from '../../setupapi/index.ts';
import { DONE, type Refusal, refused } from '../returned.ts';
import type { In, Out, Session } from '../session.ts';
import type { UpdateRequest } from './extending.ts';
import { rebootAnswer, tellCall, wrongCall } from './newdev-call.ts';
import { devicesWith } from './present-devices.ts';
import { type DeviceUpdate, pathOf, updateDevice } from './update-device.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const NO_MORE_ITEMS = win32('ERROR_NO_MORE_ITEMS');
const TITLE = 'Device Install (UpdateDriverForPlugAndPlayDevices)';

/**
 * Observed: recordings 001 and 103, with what is told of each device.
 * Assumed: of several devices the error of the last one that failed is the answer where none was updated; without
 * hardware ID or INF it is ERROR_INVALID_PARAMETER; with INSTALLFLAG_READONLY the package has to be in the driver store,
 * or it is ERROR_FILE_NOT_FOUND; and what would have been shown under INSTALLFLAG_NONINTERACTIVE ends it with
 * ERROR_REQUIRES_INTERACTIVE_WINDOWSTATION. Settled by such calls on Windows.
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
  const request = {
    inf: path,
    force: (flags & INSTALLFLAG_FORCE) !== 0,
    readOnly: (flags & INSTALLFLAG_READONLY) !== 0,
    flags,
  };
  const update = (): Out<'UpdateDriverForPlugAndPlayDevices'> => {
    const { err, reboot } = updateDevices(session, hardwareId, devices, request);
    return err === SUCCESS ? { ...DONE, ...rebootAnswer(session, of, reboot) } : { ret: false, err };
  };
  return flags & INSTALLFLAG_NONINTERACTIVE ? silently(session, update) : update();
}

/** Acts while nobody is asked; an attempt to ask makes it fail, whatever was done. */
function silently<T>({ desk }: Session, act: () => T): T | Refusal {
  const before = desk.nonInteractive;
  const { attempts } = desk;
  desk.nonInteractive = true;
  try {
    const done = act();
    return desk.attempts === attempts ? done : refused('ERROR_REQUIRES_INTERACTIVE_WINDOWSTATION');
  } finally {
    desk.nonInteractive = before;
  }
}

function updateDevices(
  session: Session,
  hardwareId: string,
  devices: readonly string[],
  request: UpdateRequest & { readonly flags: number },
): { readonly err: Win32Error; readonly reboot: boolean } {
  let updates: readonly DeviceUpdate[] = [];
  const err = session.telling.inside(
    () => {
      tellCall(session, { 'INF path': request.inf, 'Install flags': request.flags });
      updates = devices.map(id => {
        const update = updateDevice(session, id, request);
        if (update.outcome.code === NO_MORE_ITEMS) tellWarning(session, 'no-better', { device: id });
        return update;
      });
      return resultOf(session, updates);
    },
    code => ({ kind: 'section', title: TITLE, about: hardwareId, code }),
  );
  return { err, reboot: updates.some(({ reboot }) => reboot) };
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
