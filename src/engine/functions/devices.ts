import type { DeviceFunctions } from '../../setupapi/index.ts';
import { removeDevice } from '../default-handlers/remove-device.ts';
import {
  createDeviceInfo,
  deleteDeviceInfo,
  enumDeviceInfo,
  getDeviceInstanceId,
  openDeviceInfo,
  registerDeviceInfo,
} from '../device-info.ts';
import {
  createDeviceInterface,
  createDeviceInterfaceRegKey,
  deleteDeviceInterfaceData,
  deleteDeviceInterfaceRegKey,
  enumDeviceInterfaces,
  getDeviceInterfaceAlias,
  getDeviceInterfaceDetail,
  openDeviceInterface,
  openDeviceInterfaceRegKey,
  removeDeviceInterface,
} from '../device-interfaces.ts';
import {
  createDeviceInfoList,
  destroyDeviceInfoList,
  getClassDevs,
  getDeviceInfoListClass,
  getDeviceInfoListDetail,
} from '../device-lists.ts';
import {
  getDeviceProperty,
  getDevicePropertyKeys,
  getDeviceRegistryProperty,
  setDeviceProperty,
  setDeviceRegistryProperty,
} from '../device-properties.ts';
import { createDevRegKey, deleteDevRegKey, openDevRegKey } from '../device-reg-keys.ts';
import { getDeviceInstallParams, setDeviceInstallParams } from '../install-params.ts';
import type { Carried } from './carried.ts';

export const deviceFunctions: Carried<DeviceFunctions> = {
  SetupDiCreateDeviceInfoList: createDeviceInfoList,
  SetupDiCreateDeviceInfoListEx: createDeviceInfoList,
  SetupDiGetClassDevs: getClassDevs,
  SetupDiGetClassDevsEx: getClassDevs,
  SetupDiDestroyDeviceInfoList: destroyDeviceInfoList,
  SetupDiGetDeviceInfoListClass: getDeviceInfoListClass,
  SetupDiGetDeviceInfoListDetail: getDeviceInfoListDetail,
  SetupDiEnumDeviceInfo: enumDeviceInfo,
  SetupDiCreateDeviceInfo: createDeviceInfo,
  SetupDiOpenDeviceInfo: openDeviceInfo,
  SetupDiDeleteDeviceInfo: deleteDeviceInfo,
  SetupDiRegisterDeviceInfo: registerDeviceInfo,
  SetupDiRemoveDevice: removeDevice,
  SetupDiGetDeviceInstanceId: getDeviceInstanceId,
  SetupDiGetDeviceInstallParams: getDeviceInstallParams,
  SetupDiSetDeviceInstallParams: setDeviceInstallParams,
  SetupDiGetDeviceRegistryProperty: getDeviceRegistryProperty,
  SetupDiSetDeviceRegistryProperty: setDeviceRegistryProperty,
  SetupDiGetDeviceProperty: getDeviceProperty,
  SetupDiSetDeviceProperty: setDeviceProperty,
  SetupDiGetDevicePropertyKeys: getDevicePropertyKeys,
  SetupDiCreateDevRegKey: createDevRegKey,
  SetupDiOpenDevRegKey: openDevRegKey,
  SetupDiDeleteDevRegKey: deleteDevRegKey,
  SetupDiCreateDeviceInterface: createDeviceInterface,
  SetupDiEnumDeviceInterfaces: enumDeviceInterfaces,
  SetupDiOpenDeviceInterface: openDeviceInterface,
  SetupDiGetDeviceInterfaceAlias: getDeviceInterfaceAlias,
  SetupDiGetDeviceInterfaceDetail: getDeviceInterfaceDetail,
  SetupDiCreateDeviceInterfaceRegKey: createDeviceInterfaceRegKey,
  SetupDiOpenDeviceInterfaceRegKey: openDeviceInterfaceRegKey,
  SetupDiDeleteDeviceInterfaceRegKey: deleteDeviceInterfaceRegKey,
  SetupDiRemoveDeviceInterface: removeDeviceInterface,
  SetupDiDeleteDeviceInterfaceData: deleteDeviceInterfaceData,
};
