import { documented, win32 } from '../../base/index.ts';
import { installNullDriver } from '../install/index.ts';
import type { Session } from '../session.ts';
import { toInstall } from './core-install.ts';
import type { DeviceInstall } from './hardware-first.ts';
import { OwnDevice } from './opened-device.ts';

const ORIGIN = {
  call: 'Found New Hardware wizard',
  because: documented('checking-for-in-progress-installations'),
};

/** While the wizard is open, an installation is pending. */
export function openWizard({ transaction }: Session, id: string): void {
  const after = { what: 'wizard', device: id } as const;
  transaction.change({ kind: 'running', what: 'pending', name: nameOf(id), after }, ORIGIN);
}

export function closeWizard({ transaction }: Session, id: string): void {
  transaction.change({ kind: 'running', what: 'pending', name: nameOf(id) }, ORIGIN);
}

/** Nobody has a driver: the device goes without, or its installation has failed. @see installing-a-null-driver */
export function cancelWizard(session: Session, id: string): DeviceInstall {
  closeWizard(session, id);
  const device = OwnDevice.open(session, id);
  if (!device) {
    return { id, outcome: { path: 'refused', code: win32('ERROR_NO_SUCH_DEVINST') }, reboot: false };
  }
  const asked = toInstall(device, { byAdministrator: false });
  const outcome = asked.installing(() => installNullDriver(asked));
  const reboot = device.needsReboot;
  device.discardInstallers();
  return { id, outcome, reboot };
}

function nameOf(id: string): string {
  return `wizard ${id}`;
}
