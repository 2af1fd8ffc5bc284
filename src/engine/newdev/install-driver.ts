import { type Win32Error, win32 } from '../../base/index.ts';
import { DIIRFLAG_FORCE_INF, INF_STYLE_WIN4, SPOST_PATH } from '../../setupapi/index.ts';
import { windowsOf } from '../driver-search.ts';
import { openFile } from '../inf-files.ts';
import { DONE, refused } from '../returned.ts';
import { matchPackage } from '../select/index.ts';
import type { In, Out, Session } from '../session.ts';
import { rebootAnswer, tellCall, wrongCall } from './newdev-call.ts';
import { presentDevices } from './present-devices.ts';
import { installPrimitive } from './primitive-driver.ts';
import { reinstall } from './reinstall.ts';
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
      tellCall(session, { Flags: flags, 'INF path': path });
      const staged = session.api.SetupCopyOEMInf({ source: path, mediaType: SPOST_PATH, style: 0 });
      if (staged.destination === undefined) return staged.err;
      const primitive = installPrimitive(session, staged.destination);
      if (primitive) {
        reboot = primitive.restart;
        return primitive.refusal ?? SUCCESS;
      }
      const force = (flags & DIIRFLAG_FORCE_INF) !== 0;
      const { devices, extend } = devicesOf(session, staged.destination);
      for (const id of devices) {
        const inf = staged.destination;
        const update = extend ? reinstall(session, id) : updateDevice(session, id, { inf, force });
        reboot ||= update?.reboot === true;
      }
      return SUCCESS;
    },
    code => ({ kind: 'section', title: TITLE, about: path, code }),
  );
  if (err !== SUCCESS) return { ret: false, err };
  return { ...DONE, ...rebootAnswer(session, of, reboot) };
}

/** The devices present that an INF has a driver for, and whether it extends those that they have. */
function devicesOf(
  session: Session,
  path: string,
): { readonly devices: readonly string[]; readonly extend: boolean } {
  const opened = openFile(session, path, INF_STYLE_WIN4);
  if (!opened.ok) return { devices: [], extend: false };
  const from = { source: { name: path, inf: opened.inf }, signature: 'unknown' } as const;
  const windows = windowsOf(session);
  const found = presentDevices(session)
    .map(({ id, ids }) => ({
      id,
      nodes: matchPackage(from, { hardwareIds: ids, compatibleIds: [] }, windows),
    }))
    .filter(({ nodes }) => nodes.length > 0);
  const extend = found.some(({ nodes }) => nodes[0]!.extensionId !== undefined);
  return { devices: found.map(({ id }) => id), extend };
}
