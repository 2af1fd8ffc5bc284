import type { NewdevFunctions } from '../../setupapi/index.ts';
import * as newdev from '../newdev/index.ts';
import type { Carried } from './carried.ts';

export const newdevFunctions: Carried<NewdevFunctions> = {
  UpdateDriverForPlugAndPlayDevices: newdev.updateDriverForPlugAndPlayDevices,
  DiInstallDriver: newdev.diInstallDriver,
  DiInstallDevice: newdev.diInstallDevice,
  DiUninstallDriver: newdev.diUninstallDriver,
  DiUninstallDevice: newdev.diUninstallDevice,
  DiRollbackDriver: newdev.diRollbackDriver,
};
