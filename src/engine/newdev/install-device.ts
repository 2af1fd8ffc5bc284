import { type Win32Error, win32 } from '../../base/index.ts';
import {
  type DeviceInfo,
  type DeviceSetHandle,
  DIIDFLAG_BITS,
  DIIDFLAG_INSTALLNULLDRIVER,
  DIIDFLAG_NOFINISHINSTALLUI,
  type DriverInfo,
} from '../../setupapi/index.ts';
import { elementOf } from '../device-call.ts';
import { type InstallOutcome, installDevice, installNullDriver, installSelected } from '../install/index.ts';
import { DONE } from '../returned.ts';
import type { In, Out, Session } from '../session.ts';
import { toInstall } from './core-install.ts';
import { finishAtOnce } from './finish-install.ts';
import { rebootAnswer, wrongCall } from './newdev-call.ts';
import { OpenedDevice, OwnDevice } from './opened-device.ts';
import { type ServedDevice, serve } from './service-install.ts';
import { stage } from './stage.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const TITLE = 'Device Install (DiInstallDevice)';

/**
 * Installs one driver on one device: that of a list, the best of the driver store, or none.
 * Assumed: without a driver in the store that fits it is ERROR_NO_COMPAT_DRIVERS, and the device stays as it is; a
 * driver of a list that is not in the store is staged first. Settled by such calls on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/newdev/nf-newdev-diinstalldevice
 */
export function diInstallDevice(
  session: Session,
  { set, device, driver, flags, ...of }: In<'DiInstallDevice'>,
): Out<'DiInstallDevice'> {
  const wrong = wrongCall(session, { function: 'DiInstallDevice', flags, known: DIIDFLAG_BITS });
  if (wrong) return wrong;
  const at = elementOf(session, { set, device });
  if ('err' in at) return at;
  const { id } = at.element;
  let done: Installed = { outcome: { path: 'selection', code: SUCCESS }, reboot: false };
  const err = session.telling.inside(
    () => {
      if (flags & DIIDFLAG_INSTALLNULLDRIVER) done = withoutDriver(session, id);
      else if (driver) done = withDriver(session, { set: set!, device: device!, driver });
      else done = withBest(session, id);
      return done.outcome.code;
    },
    code => ({ kind: 'section', title: TITLE, about: id, code }),
  );
  if (err !== SUCCESS) return { ret: false, err };
  if (!(flags & DIIDFLAG_NOFINISHINSTALLUI)) finishAtOnce(session, id);
  return { ...DONE, ...rebootAnswer(session, of, done.reboot) };
}

interface Installed {
  readonly outcome: InstallOutcome;
  readonly reboot: boolean;
}

function withoutDriver(session: Session, id: string): Installed {
  const served = serve(session, id, () => undefined);
  return finished(served, () => installNullDriver(served.device));
}

function withDriver(
  session: Session,
  of: { readonly set: DeviceSetHandle; readonly device: DeviceInfo; readonly driver: DriverInfo },
): Installed {
  const { err } = session.api.SetupDiSetSelectedDriver(of);
  if (err !== SUCCESS) return { outcome: { path: 'selection', code: err }, reboot: false };
  return installNode(session, new OpenedDevice(session, of.set, of.device));
}

function installNode(session: Session, device: OpenedDevice): Installed {
  const node = device.selected!;
  const staged = stage(session, node.package.source.name);
  if (staged.path === undefined) return { outcome: { path: 'selection', code: staged.code }, reboot: false };
  const inf = staged.path;
  const served = serve(session, device.id, () => ({ node, inf }));
  return finished(served, () => installSelected(served.device));
}

/** The best driver of the store is selected in a set of the program, as for an update. */
function withBest(session: Session, id: string): Installed {
  const device = OwnDevice.open(session, id)!;
  device.buildList({});
  if (device.nodes.length === 0) {
    device.discardInstallers();
    return { outcome: { path: 'selection', code: win32('ERROR_NO_COMPAT_DRIVERS') }, reboot: false };
  }
  let inf: string | undefined;
  const approve = (): Win32Error => {
    if (!device.selected) return win32('ERROR_NO_DRIVER_SELECTED');
    const staged = stage(session, device.selected.package.source.name);
    inf = staged.path;
    return staged.code;
  };
  const byAdministrator = session.program.administrator !== false;
  const served = serve(session, id, () => ({ node: device.selected!, inf: inf! }));
  const outcome = installDevice(toInstall(device, { byAdministrator, approve }), served.device);
  return { outcome, reboot: served.needsReboot() };
}

function finished(served: ServedDevice, install: () => InstallOutcome): Installed {
  const outcome = served.device.installing(install);
  return { outcome, reboot: served.needsReboot() };
}
