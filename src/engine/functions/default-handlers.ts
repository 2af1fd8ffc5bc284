import type { DefaultHandlerFunctions } from '../../setupapi/index.ts';
import { restartDevices } from '../default-handlers/bring-online.ts';
import { changeState } from '../default-handlers/change-state.ts';
import { registerCoDeviceInstallers } from '../default-handlers/co-installers.ts';
import { finishInstallAction } from '../default-handlers/finish-install.ts';
import { installDevice } from '../default-handlers/install-device.ts';
import { installDeviceInterfaces, installDriverFiles } from '../default-handlers/interfaces-and-files.ts';
import { unremoveDevice } from '../default-handlers/remove-device.ts';
import { selectDevice } from '../default-handlers/select-device.ts';
import type { Carried } from './carried.ts';

export const defaultHandlerFunctions: Carried<DefaultHandlerFunctions> = {
  SetupDiInstallDevice: installDevice,
  SetupDiInstallDriverFiles: installDriverFiles,
  SetupDiRegisterCoDeviceInstallers: registerCoDeviceInstallers,
  SetupDiInstallDeviceInterfaces: installDeviceInterfaces,
  SetupDiChangeState: changeState,
  SetupDiUnremoveDevice: unremoveDevice,
  SetupDiSelectDevice: selectDevice,
  SetupDiFinishInstallAction: finishInstallAction,
  SetupDiRestartDevices: restartDevices,
};
