import type { DeviceInfo, DeviceSetHandle } from './device-functions.ts';
import type { Reply } from './reply.ts';

type OfDevice = Readonly<{ set: DeviceSetHandle | null; device: DeviceInfo | null }>;
type OfOwner = Readonly<{ set: DeviceSetHandle | null; device?: DeviceInfo | null }>;
type DeviceAnswer = Reply & Readonly<{ device?: DeviceInfo }>;

/**
 * What carries out requests that nobody else did. Class installers may call them themselves; each is about the
 * driver that is selected for the device and obeys its install params. Those that change a class give the
 * device back.
 * @see calling-the-default-dif-code-handlers
 */
export interface DefaultHandlerFunctions {
  /** Installs the selected driver, or where none is selected the null driver, and starts the device. */
  SetupDiInstallDevice(of: OfDevice): DeviceAnswer;
  /** Copies the files of the selected driver, or lists them in the queue of the caller. */
  SetupDiInstallDriverFiles(of: OfDevice): Reply;
  SetupDiRegisterCoDeviceInstallers(of: OfDevice): Reply;
  SetupDiInstallDeviceInterfaces(of: OfDevice): Reply;
  /** Needs SP_PROPCHANGE_PARAMS. */
  SetupDiChangeState(of: OfDevice): Reply;
  /** Needs SP_UNREMOVEDEVICE_PARAMS. */
  SetupDiUnremoveDevice(of: OfDevice): Reply;
  /** Lets somebody choose a driver; without `device` for the set. */
  SetupDiSelectDevice(of: OfOwner): DeviceAnswer;
  /** Windows Vista and 7: runs what an installation left to be run once. */
  SetupDiFinishInstallAction(of: OfDevice): Reply;
  /** Starts the device anew, and others with the same drivers where files changed. No request asks for it. */
  SetupDiRestartDevices(of: OfDevice): Reply;
}
