import { win32 } from '../../base/index.ts';
import type { MachineReader } from '../../machine/index.ts';
import { elementOf } from '../device-call.ts';
import { removeDevice } from '../install/index.ts';
import { DONE } from '../returned.ts';
import type { In, Out, Session } from '../session.ts';
import { forgetBackup } from './backup.ts';
import { rebootAnswer, wrongCall } from './newdev-call.ts';
import { OpenedDevice, OwnDevice } from './opened-device.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const TITLE = 'Device Uninstall (DiUninstallDevice)';

/**
 * Removes a device by DIF_REMOVE, after all that is below it; only its own removal counts.
 * Assumed: what is below goes first, the lowest before; settled by the log of removing a device with children.
 * @see https://learn.microsoft.com/windows/win32/api/newdev/nf-newdev-diuninstalldevice
 */
export function diUninstallDevice(
  session: Session,
  { set, device, flags, ...of }: In<'DiUninstallDevice'>,
): Out<'DiUninstallDevice'> {
  const wrong = wrongCall(session, { function: 'DiUninstallDevice', flags, known: 0 });
  if (wrong) return wrong;
  const at = elementOf(session, { set, device });
  if ('err' in at) return at;
  const { id } = at.element;
  let reboot = false;
  const err = session.telling.inside(
    () => {
      for (const child of belowOf(session.transaction, id)) reboot = remove(session, child) || reboot;
      const own = new OpenedDevice(session, set!, device!);
      const code = removeDevice(own);
      reboot ||= own.needsReboot;
      return code;
    },
    code => ({ kind: 'section', title: TITLE, about: id, code }),
  );
  if (err !== SUCCESS) return { ret: false, err };
  forgetBackup(session, id);
  return { ...DONE, ...rebootAnswer(session, of, reboot) };
}

/** @returns whether Windows must restart */
function remove(session: Session, id: string): boolean {
  const device = OwnDevice.open(session, id);
  if (!device) return false;
  removeDevice({
    send: request => device.send(request),
    discardInstallers: () => undefined,
  });
  const reboot = device.needsReboot;
  device.discardInstallers();
  return reboot;
}

/** The devices below one, the lowest first. */
function belowOf(machine: MachineReader, id: string): string[] {
  const children = machine.running.list('devnode').filter(({ state }) => state.parent === id);
  return children.flatMap(({ name }) => [...belowOf(machine, name), name]);
}
