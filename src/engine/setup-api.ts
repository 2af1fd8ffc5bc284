import { type Win32Error, win32 } from '../base/index.ts';
import type { Transaction } from '../machine/index.ts';
import { DIOCR_INSTALLER, type Reply, type SetupApi } from '../setupapi/index.ts';
import { getActualSectionToInstall } from './actual-section.ts';
import {
  buildClassInfoList,
  classGuidsFromName,
  classNameFromGuid,
  getClassDescription,
  installClass,
  openClassRegKeyEx,
} from './class-functions.ts';
import {
  createDeviceInfo,
  deleteDeviceInfo,
  enumDeviceInfo,
  getDeviceInstanceId,
  openDeviceInfo,
  registerDeviceInfo,
  removeDevice,
} from './device-info.ts';
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
} from './device-interfaces.ts';
import {
  createDeviceInfoList,
  destroyDeviceInfoList,
  getClassDevs,
  getDeviceInfoListDetail,
} from './device-lists.ts';
import {
  getDeviceProperty,
  getDevicePropertyKeys,
  getDeviceRegistryProperty,
  setDeviceProperty,
  setDeviceRegistryProperty,
} from './device-properties.ts';
import { createDevRegKey, deleteDevRegKey, openDevRegKey } from './device-reg-keys.ts';
import { getDeviceId, getDeviceIdSize, getDevNodeStatus, locateDevNode } from './devnode-functions.ts';
import {
  enumDriverInfo,
  getDriverInfoDetail,
  getDriverInstallParams,
  getSelectedDriver,
  selectBestCompatDrv,
  setDriverInstallParams,
  setSelectedDriver,
} from './driver-info.ts';
import { buildDriverInfoList, destroyDriverInfoList } from './driver-lists.ts';
import { getInfClass } from './inf-class.ts';
import {
  getBinaryField,
  getField,
  getFieldCount,
  getIntField,
  getMultiSzField,
  getStringField,
} from './inf-fields.ts';
import { closeInfFile, getInfInformation, openInfFile, queryInfFileInformation } from './inf-files.ts';
import {
  enumInfSections,
  findFirstLine,
  findNextLine,
  findNextMatchLine,
  getLineByIndex,
  getLineCount,
  getLineText,
} from './inf-lines.ts';
import { getSourceFileLocation, getSourceInfo, getTargetPath } from './inf-sources.ts';
import { getDeviceInstallParams, setDeviceInstallParams } from './install-params.ts';
import {
  installFromInfSection,
  installHinfSection,
  installServicesFromInfSection,
} from './install-sections.ts';
import { copyOemInf, uninstallOemInf } from './oem-inf.ts';
import { type Program, Session } from './session.ts';
import { queryInfOriginalFileInformation, verifyInfFile } from './store-information.ts';
import { getInfDriverStoreLocation, getInfPublishedName } from './store-locations.ts';

type Call<F extends keyof SetupApi> = SetupApi[F];

/** SetupAPI for one program. What it changes is in the transaction; whoever gave that commits or discards it. */
export class EngineSetupApi implements SetupApi {
  lastError: Win32Error = win32('ERROR_SUCCESS');
  readonly #session: Session;

  constructor(transaction: Transaction, program: Program) {
    this.#session = new Session(transaction, program);
  }

  SetupOpenInfFile: Call<'SetupOpenInfFile'> = of => this.#reply(openInfFile(this.#session, of));
  SetupCloseInfFile: Call<'SetupCloseInfFile'> = of => this.#reply(closeInfFile(this.#session, of));
  SetupEnumInfSections: Call<'SetupEnumInfSections'> = of => this.#reply(enumInfSections(this.#session, of));
  SetupGetLineCount: Call<'SetupGetLineCount'> = of => this.#reply(getLineCount(this.#session, of));
  SetupFindFirstLine: Call<'SetupFindFirstLine'> = of => this.#reply(findFirstLine(this.#session, of));
  SetupFindNextLine: Call<'SetupFindNextLine'> = of => this.#reply(findNextLine(this.#session, of));
  SetupFindNextMatchLine: Call<'SetupFindNextMatchLine'> = of =>
    this.#reply(findNextMatchLine(this.#session, of));
  SetupGetLineByIndex: Call<'SetupGetLineByIndex'> = of => this.#reply(getLineByIndex(this.#session, of));
  SetupGetLineText: Call<'SetupGetLineText'> = of => this.#reply(getLineText(this.#session, of));
  SetupGetFieldCount: Call<'SetupGetFieldCount'> = of => this.#reply(getFieldCount(this.#session, of));
  SetupGetStringField: Call<'SetupGetStringField'> = of => this.#reply(getStringField(this.#session, of));
  SetupGetIntField: Call<'SetupGetIntField'> = of => this.#reply(getIntField(this.#session, of));
  SetupGetMultiSzField: Call<'SetupGetMultiSzField'> = of => this.#reply(getMultiSzField(this.#session, of));
  SetupGetBinaryField: Call<'SetupGetBinaryField'> = of => this.#reply(getBinaryField(this.#session, of));
  pSetupGetField: Call<'pSetupGetField'> = of => this.#reply(getField(this.#session, of));
  SetupDiGetActualSectionToInstall: Call<'SetupDiGetActualSectionToInstall'> = of =>
    this.#reply(getActualSectionToInstall(this.#session, of));
  SetupDiGetActualSectionToInstallEx: Call<'SetupDiGetActualSectionToInstallEx'> = of =>
    this.#reply(getActualSectionToInstall(this.#session, of));
  SetupGetTargetPath: Call<'SetupGetTargetPath'> = of => this.#reply(getTargetPath(this.#session, of));
  SetupGetSourceInfo: Call<'SetupGetSourceInfo'> = of => this.#reply(getSourceInfo(this.#session, of));
  SetupGetSourceFileLocation: Call<'SetupGetSourceFileLocation'> = of =>
    this.#reply(getSourceFileLocation(this.#session, of));
  SetupGetInfInformation: Call<'SetupGetInfInformation'> = of =>
    this.#reply(getInfInformation(this.#session, of));
  SetupQueryInfFileInformation: Call<'SetupQueryInfFileInformation'> = of =>
    this.#reply(queryInfFileInformation(of));
  SetupCopyOEMInf: Call<'SetupCopyOEMInf'> = of => this.#reply(copyOemInf(this.#session, of));
  SetupUninstallOEMInf: Call<'SetupUninstallOEMInf'> = of => this.#reply(uninstallOemInf(this.#session, of));
  SetupGetInfDriverStoreLocation: Call<'SetupGetInfDriverStoreLocation'> = of =>
    this.#reply(getInfDriverStoreLocation(this.#session, of));
  SetupGetInfPublishedName: Call<'SetupGetInfPublishedName'> = of =>
    this.#reply(getInfPublishedName(this.#session, of));
  SetupQueryInfOriginalFileInformation: Call<'SetupQueryInfOriginalFileInformation'> = of =>
    this.#reply(queryInfOriginalFileInformation(this.#session, of));
  SetupVerifyInfFile: Call<'SetupVerifyInfFile'> = of => this.#reply(verifyInfFile(this.#session, of));
  SetupDiGetINFClass: Call<'SetupDiGetINFClass'> = of => this.#reply(getInfClass(this.#session, of));

  SetupInstallFromInfSection: Call<'SetupInstallFromInfSection'> = of =>
    this.#reply(installFromInfSection(this.#session, of));
  SetupInstallServicesFromInfSection: Call<'SetupInstallServicesFromInfSection'> = of =>
    this.#reply(installServicesFromInfSection(this.#session, of));
  SetupInstallServicesFromInfSectionEx: Call<'SetupInstallServicesFromInfSectionEx'> = of =>
    this.#reply(installServicesFromInfSection(this.#session, of));
  InstallHinfSection: Call<'InstallHinfSection'> = of => this.#reply(installHinfSection(this.#session, of));

  SetupDiCreateDeviceInfoList: Call<'SetupDiCreateDeviceInfoList'> = of =>
    this.#reply(createDeviceInfoList(this.#session, of));
  SetupDiCreateDeviceInfoListEx: Call<'SetupDiCreateDeviceInfoListEx'> = of =>
    this.#reply(createDeviceInfoList(this.#session, of));
  SetupDiGetClassDevs: Call<'SetupDiGetClassDevs'> = of => this.#reply(getClassDevs(this.#session, of));
  SetupDiGetClassDevsEx: Call<'SetupDiGetClassDevsEx'> = of => this.#reply(getClassDevs(this.#session, of));
  SetupDiDestroyDeviceInfoList: Call<'SetupDiDestroyDeviceInfoList'> = of =>
    this.#reply(destroyDeviceInfoList(this.#session, of));
  SetupDiGetDeviceInfoListDetail: Call<'SetupDiGetDeviceInfoListDetail'> = of =>
    this.#reply(getDeviceInfoListDetail(this.#session, of));
  SetupDiEnumDeviceInfo: Call<'SetupDiEnumDeviceInfo'> = of => this.#reply(enumDeviceInfo(this.#session, of));
  SetupDiCreateDeviceInfo: Call<'SetupDiCreateDeviceInfo'> = of =>
    this.#reply(createDeviceInfo(this.#session, of));
  SetupDiOpenDeviceInfo: Call<'SetupDiOpenDeviceInfo'> = of => this.#reply(openDeviceInfo(this.#session, of));
  SetupDiDeleteDeviceInfo: Call<'SetupDiDeleteDeviceInfo'> = of =>
    this.#reply(deleteDeviceInfo(this.#session, of));
  SetupDiRegisterDeviceInfo: Call<'SetupDiRegisterDeviceInfo'> = of =>
    this.#reply(registerDeviceInfo(this.#session, of));
  SetupDiRemoveDevice: Call<'SetupDiRemoveDevice'> = of => this.#reply(removeDevice(this.#session, of));
  SetupDiGetDeviceInstanceId: Call<'SetupDiGetDeviceInstanceId'> = of =>
    this.#reply(getDeviceInstanceId(this.#session, of));
  SetupDiGetDeviceInstallParams: Call<'SetupDiGetDeviceInstallParams'> = of =>
    this.#reply(getDeviceInstallParams(this.#session, of));
  SetupDiSetDeviceInstallParams: Call<'SetupDiSetDeviceInstallParams'> = of =>
    this.#reply(setDeviceInstallParams(this.#session, of));
  SetupDiGetDeviceRegistryProperty: Call<'SetupDiGetDeviceRegistryProperty'> = of =>
    this.#reply(getDeviceRegistryProperty(this.#session, of));
  SetupDiSetDeviceRegistryProperty: Call<'SetupDiSetDeviceRegistryProperty'> = of =>
    this.#reply(setDeviceRegistryProperty(this.#session, of));
  SetupDiGetDeviceProperty: Call<'SetupDiGetDeviceProperty'> = of =>
    this.#reply(getDeviceProperty(this.#session, of));
  SetupDiSetDeviceProperty: Call<'SetupDiSetDeviceProperty'> = of =>
    this.#reply(setDeviceProperty(this.#session, of));
  SetupDiGetDevicePropertyKeys: Call<'SetupDiGetDevicePropertyKeys'> = of =>
    this.#reply(getDevicePropertyKeys(this.#session, of));
  SetupDiCreateDevRegKey: Call<'SetupDiCreateDevRegKey'> = of =>
    this.#reply(createDevRegKey(this.#session, of));
  SetupDiOpenDevRegKey: Call<'SetupDiOpenDevRegKey'> = of => this.#reply(openDevRegKey(this.#session, of));
  SetupDiDeleteDevRegKey: Call<'SetupDiDeleteDevRegKey'> = of =>
    this.#reply(deleteDevRegKey(this.#session, of));
  SetupDiCreateDeviceInterface: Call<'SetupDiCreateDeviceInterface'> = of =>
    this.#reply(createDeviceInterface(this.#session, of));
  SetupDiEnumDeviceInterfaces: Call<'SetupDiEnumDeviceInterfaces'> = of =>
    this.#reply(enumDeviceInterfaces(this.#session, of));
  SetupDiOpenDeviceInterface: Call<'SetupDiOpenDeviceInterface'> = of =>
    this.#reply(openDeviceInterface(this.#session, of));
  SetupDiGetDeviceInterfaceAlias: Call<'SetupDiGetDeviceInterfaceAlias'> = of =>
    this.#reply(getDeviceInterfaceAlias(this.#session, of));
  SetupDiGetDeviceInterfaceDetail: Call<'SetupDiGetDeviceInterfaceDetail'> = of =>
    this.#reply(getDeviceInterfaceDetail(this.#session, of));
  SetupDiCreateDeviceInterfaceRegKey: Call<'SetupDiCreateDeviceInterfaceRegKey'> = of =>
    this.#reply(createDeviceInterfaceRegKey(this.#session, of));
  SetupDiOpenDeviceInterfaceRegKey: Call<'SetupDiOpenDeviceInterfaceRegKey'> = of =>
    this.#reply(openDeviceInterfaceRegKey(this.#session, of));
  SetupDiDeleteDeviceInterfaceRegKey: Call<'SetupDiDeleteDeviceInterfaceRegKey'> = of =>
    this.#reply(deleteDeviceInterfaceRegKey(this.#session, of));
  SetupDiRemoveDeviceInterface: Call<'SetupDiRemoveDeviceInterface'> = of =>
    this.#reply(removeDeviceInterface(this.#session, of));
  SetupDiDeleteDeviceInterfaceData: Call<'SetupDiDeleteDeviceInterfaceData'> = of =>
    this.#reply(deleteDeviceInterfaceData(this.#session, of));
  SetupDiBuildDriverInfoList: Call<'SetupDiBuildDriverInfoList'> = of =>
    this.#reply(buildDriverInfoList(this.#session, of));
  SetupDiDestroyDriverInfoList: Call<'SetupDiDestroyDriverInfoList'> = of =>
    this.#reply(destroyDriverInfoList(this.#session, of));
  SetupDiEnumDriverInfo: Call<'SetupDiEnumDriverInfo'> = of => this.#reply(enumDriverInfo(this.#session, of));
  SetupDiGetDriverInfoDetail: Call<'SetupDiGetDriverInfoDetail'> = of =>
    this.#reply(getDriverInfoDetail(this.#session, of));
  SetupDiGetDriverInstallParams: Call<'SetupDiGetDriverInstallParams'> = of =>
    this.#reply(getDriverInstallParams(this.#session, of));
  SetupDiSetDriverInstallParams: Call<'SetupDiSetDriverInstallParams'> = of =>
    this.#reply(setDriverInstallParams(this.#session, of));
  SetupDiGetSelectedDriver: Call<'SetupDiGetSelectedDriver'> = of =>
    this.#reply(getSelectedDriver(this.#session, of));
  SetupDiSetSelectedDriver: Call<'SetupDiSetSelectedDriver'> = of =>
    this.#reply(setSelectedDriver(this.#session, of));
  SetupDiSelectBestCompatDrv: Call<'SetupDiSelectBestCompatDrv'> = of =>
    this.#reply(selectBestCompatDrv(this.#session, of));
  SetupDiClassGuidsFromName: Call<'SetupDiClassGuidsFromName'> = of =>
    this.#reply(classGuidsFromName(this.#session, of));
  SetupDiClassNameFromGuid: Call<'SetupDiClassNameFromGuid'> = of =>
    this.#reply(classNameFromGuid(this.#session, of));
  SetupDiGetClassDescription: Call<'SetupDiGetClassDescription'> = of =>
    this.#reply(getClassDescription(this.#session, of));
  SetupDiBuildClassInfoList: Call<'SetupDiBuildClassInfoList'> = of =>
    this.#reply(buildClassInfoList(this.#session, of));
  SetupDiOpenClassRegKeyEx: Call<'SetupDiOpenClassRegKeyEx'> = of =>
    this.#reply(openClassRegKeyEx(this.#session, of));
  CM_Get_Device_ID: Call<'CM_Get_Device_ID'> = of => this.#reply(getDeviceId(this.#session, of));
  CM_Get_Device_ID_Size: Call<'CM_Get_Device_ID_Size'> = of =>
    this.#reply(getDeviceIdSize(this.#session, of));
  CM_Locate_DevNode: Call<'CM_Locate_DevNode'> = of => this.#reply(locateDevNode(this.#session, of));
  CM_Get_DevNode_Status: Call<'CM_Get_DevNode_Status'> = of =>
    this.#reply(getDevNodeStatus(this.#session, of));
  SetupDiInstallClass: Call<'SetupDiInstallClass'> = of => this.#reply(installClass(this.#session, of));
  SetupDiOpenClassRegKey: Call<'SetupDiOpenClassRegKey'> = of =>
    this.#reply(openClassRegKeyEx(this.#session, { ...of, flags: DIOCR_INSTALLER }));

  /** Keeps the error that a function set; one that set none leaves the last one. */
  #reply<T extends { readonly ret: boolean; readonly err?: Win32Error }>(answer: T): T & Reply {
    this.lastError = answer.err ?? this.lastError;
    return { ...answer, err: this.lastError };
  }
}
