import { type DeviceInfo, type DeviceSetHandle, GUID_NULL } from '../../setupapi/index.ts';
import { readClasses } from '../devices/index.ts';
import { type DetectedDevice, difNamed, type InstallOutcome, setUpFirstTime } from '../install/index.ts';
import type { Session } from '../session.ts';
import { OpenedDevice } from './opened-device.ts';

/**
 * What setup of Windows does in its graphical phase about devices that are no Plug and Play: it asks the installers of
 * every installed class with an empty set, and installs all that they put into it.
 * @see dif-firsttimesetup
 */
export function setUpDetected(session: Session): InstallOutcome[] {
  const classes = readClasses(session.transaction).filter(guid => guid !== GUID_NULL);
  const { api } = session;
  return setUpFirstTime(session.transaction.facts, classes, classGuid => {
    const { set } = api.SetupDiCreateDeviceInfoList({ class: classGuid });
    return {
      send: request => api.SetupDiCallClassInstaller({ function: difNamed(request)!.code, set }).err,
      devices: () => devicesIn(session, set).map(device => detected(session, set, device)),
      destroy: () => void api.SetupDiDestroyDeviceInfoList({ set }),
    };
  });
}

export function devicesIn({ api }: Session, set: DeviceSetHandle): DeviceInfo[] {
  const found: DeviceInfo[] = [];
  for (;;) {
    const { device } = api.SetupDiEnumDeviceInfo({ set, index: found.length });
    if (!device) return found;
    found.push(device);
  }
}

/** An element keeps its installers until the set goes. */
export function detected(session: Session, set: DeviceSetHandle, info: DeviceInfo): DetectedDevice {
  const device = new OpenedDevice(session, set, info);
  return {
    send: (request, flagsEx) => device.send(request, flagsEx),
    discardInstallers: () => device.discardInstallers(),
    leaveSet: () => void session.api.SetupDiDeleteDeviceInfo({ set, device: info }),
  };
}
