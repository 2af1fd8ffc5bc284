import { sameName } from '../../base/index.ts';
import { DIGCF_ALLCLASSES, DIGCF_PRESENT } from '../../setupapi/index.ts';
import type { Session } from '../session.ts';
import { OpenedDevice } from './opened-device.ts';

/** The devices present, each with its identifiers. */
interface PresentDevice {
  readonly id: string;
  readonly ids: readonly string[];
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetclassdevsw */
export function presentDevices(session: Session): PresentDevice[] {
  const { api } = session;
  const { set } = api.SetupDiGetClassDevs({ class: null, flags: DIGCF_ALLCLASSES | DIGCF_PRESENT });
  const found: PresentDevice[] = [];
  for (let index = 0; ; index++) {
    const { device } = api.SetupDiEnumDeviceInfo({ set, index });
    if (!device) break;
    const { id, ids } = new OpenedDevice(session, set, device);
    found.push({ id, ids: [...ids.hardwareIds, ...ids.compatibleIds] });
  }
  api.SetupDiDestroyDeviceInfoList({ set });
  return found;
}

/**
 * The devices present that have an identifier, compared whole, be it a hardware ID or a compatible one.
 * Observed: recordings 103, a device that has the ID among its compatible ones.
 */
export function devicesWith(session: Session, hardwareId: string): string[] {
  return presentDevices(session)
    .filter(({ ids }) => ids.some(id => sameName(id, hardwareId)))
    .map(({ id }) => id);
}
