import type { Win32Error } from '../../base/index.ts';
import { type DeviceInfo, type DeviceSetHandle, DI_NOVCP } from '../../setupapi/index.ts';
import { elementOf } from '../device-call.ts';
import type { DeviceSet, Element } from '../device-sets.ts';
import { isRegistered } from '../devices/index.ts';
import { DONE, type Refusal, refused } from '../returned.ts';
import type { Session } from '../session.ts';

/** What a default handler works on. */
export interface HandlerSubject {
  readonly set: DeviceSet;
  readonly element: Element;
}

type OfDevice = { readonly set: DeviceSetHandle | null; readonly device: DeviceInfo | null };

/**
 * The registered device that a default handler is called for, by an administrator.
 * Assumed: others get ERROR_ACCESS_DENIED, and a device that is not registered ERROR_DEVINFO_NOT_REGISTERED; settled by
 * calling SetupDiInstallDevice so.
 */
export function installable(session: Session, of: OfDevice, whoever?: 'may queue'): HandlerSubject | Refusal {
  const at = elementOf(session, of);
  if ('err' in at) return at;
  const queues = whoever === 'may queue' && at.element.params.flags & DI_NOVCP;
  if (session.program.administrator === false && !queues) return refused('ERROR_ACCESS_DENIED');
  return isRegistered(session.transaction, at.element.id) ? at : refused('ERROR_DEVINFO_NOT_REGISTERED');
}

/** What a handler answers that ended with an error, or with none. */
export function outcome(error: Win32Error | undefined): typeof DONE | Refusal {
  return error === undefined || error === DONE.err ? DONE : { ret: false, err: error };
}
