import { type Win32Error, win32 } from '../../base/index.ts';
import { DIIRFLAG_FORCE_INF, INF_STYLE_WIN4, SPOST_PATH } from '../../setupapi/index.ts';
import { windowsOf } from '../driver-search.ts';
import { openFile } from '../inf-files.ts';
import { DONE, refused } from '../returned.ts';
import { matchPackage } from '../select/index.ts';
import type { In, Out, Session } from '../session.ts';
import { rebootAnswer, wrongCall } from './newdev-call.ts';
import { presentDevices } from './present-devices.ts';
import { pathOf, updateDevice } from './update-device.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const TITLE = 'Device Install (DiInstallDriver)';

/**
 * Stages a package, then installs it where it is better. A package that is in the store is only looked up, as
 * recordings 001 show; the page has it removed and added again.
 * @see https://learn.microsoft.com/windows/win32/api/newdev/nf-newdev-diinstalldriverw
 */
export function diInstallDriver(
  session: Session,
  { inf, flags, ...of }: In<'DiInstallDriver'>,
): Out<'DiInstallDriver'> {
  const wrong = wrongCall(session, { function: 'DiInstallDriver', flags, known: DIIRFLAG_FORCE_INF });
  if (wrong) return wrong;
  const path = inf === null ? undefined : pathOf(session, inf);
  if (path === undefined) return refused('ERROR_FILE_NOT_FOUND');
  let reboot = false;
  const err = session.telling.inside<Win32Error>(
    () => {
      const staged = session.api.SetupCopyOEMInf({ source: path, mediaType: SPOST_PATH, style: 0 });
      if (staged.destination === undefined) return staged.err;
      const force = (flags & DIIRFLAG_FORCE_INF) !== 0;
      const updates = devicesOf(session, staged.destination).map(id =>
        updateDevice(session, id, { inf: staged.destination!, force }),
      );
      reboot = updates.some(update => update.reboot);
      return SUCCESS;
    },
    code => ({ kind: 'section', title: TITLE, about: path, code }),
  );
  if (err !== SUCCESS) return { ret: false, err };
  return { ...DONE, ...rebootAnswer(session, of, reboot) };
}

/** The devices present that an INF has a driver for. */
function devicesOf(session: Session, path: string): string[] {
  const opened = openFile(session, path, INF_STYLE_WIN4);
  if (!opened.ok) return [];
  const from = { source: { name: path, inf: opened.inf }, signature: 'unknown' } as const;
  const windows = windowsOf(session);
  return presentDevices(session)
    .filter(({ ids }) => matchPackage(from, { hardwareIds: ids, compatibleIds: [] }, windows).length > 0)
    .map(({ id }) => id);
}
