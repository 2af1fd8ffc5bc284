import type { DriverFunctions } from '../../setupapi/index.ts';
import {
  enumDriverInfo,
  getDriverInfoDetail,
  getDriverInstallParams,
  getSelectedDriver,
  selectBestCompatDrv,
  setDriverInstallParams,
  setSelectedDriver,
} from '../driver-info.ts';
import { buildDriverInfoList, destroyDriverInfoList } from '../driver-lists.ts';
import type { Carried } from './carried.ts';

export const driverFunctions: Carried<DriverFunctions> = {
  SetupDiBuildDriverInfoList: buildDriverInfoList,
  SetupDiEnumDriverInfo: enumDriverInfo,
  SetupDiGetDriverInfoDetail: getDriverInfoDetail,
  SetupDiGetDriverInstallParams: getDriverInstallParams,
  SetupDiSetDriverInstallParams: setDriverInstallParams,
  SetupDiGetSelectedDriver: getSelectedDriver,
  SetupDiSetSelectedDriver: setSelectedDriver,
  SetupDiSelectBestCompatDrv: selectBestCompatDrv,
  SetupDiDestroyDriverInfoList: destroyDriverInfoList,
};
