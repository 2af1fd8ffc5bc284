import { type Win32Error, win32 } from '../base/index.ts';
import type { Transaction } from '../machine/index.ts';
import { DIOCR_INSTALLER, type Reply, type SetupApi } from '../setupapi/index.ts';
import { getActualModelsSection, getActualSectionToInstall } from './actual-section.ts';
import {
  buildClassInfoList,
  classGuidsFromName,
  classNameFromGuid,
  getClassDescription,
  installClass,
  openClassRegKeyEx,
} from './class-functions.ts';
import { getClassInstallParams, setClassInstallParams } from './class-install-params.ts';
import { callClassInstaller } from './class-installers.ts';
import {
  decompressOrCopyFile,
  getFileCompressionInfo,
  getFileCompressionInfoEx,
  iterateCabinet,
} from './compressed-files.ts';
import { mapCrToWin32Err } from './configuration-errors.ts';
import { restartDevices } from './default-handlers/bring-online.ts';
import { changeState } from './default-handlers/change-state.ts';
import { registerCoDeviceInstallers } from './default-handlers/co-installers.ts';
import { finishInstallAction } from './default-handlers/finish-install.ts';
import { installDevice } from './default-handlers/install-device.ts';
import { installDeviceInterfaces, installDriverFiles } from './default-handlers/interfaces-and-files.ts';
import { removeDevice, unremoveDevice } from './default-handlers/remove-device.ts';
import { selectDevice } from './default-handlers/select-device.ts';
import {
  createDeviceInfo,
  deleteDeviceInfo,
  enumDeviceInfo,
  getDeviceInstanceId,
  openDeviceInfo,
  registerDeviceInfo,
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
  getDeviceInfoListClass,
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
import {
  disableDevNode,
  enableDevNode,
  queryAndRemoveSubTree,
  reenumerateDevNode,
  setupDevNode,
  uninstallDevNode,
} from './devnode-changes.ts';
import {
  getChild,
  getDepth,
  getDeviceId,
  getDeviceIdSize,
  getDevNodeStatus,
  getParent,
  getSibling,
  locateDevNode,
} from './devnode-functions.ts';
import {
  getDeviceIdList,
  getDeviceIdListSize,
  getDeviceInterfaceList,
  getDeviceInterfaceListSize,
} from './devnode-lists.ts';
import {
  getClassKeyName,
  getClassName,
  getDevNodeProperty,
  getDevNodeRegistryProperty,
  openDevNodeKey,
  setDevNodeProperty,
  setDevNodeRegistryProperty,
} from './devnode-properties.ts';
import { setDirectoryId } from './directory-ids.ts';
import {
  addSectionToDiskSpaceList,
  addToDiskSpaceList,
  createDiskSpaceList,
  destroyDiskSpaceList,
  duplicateDiskSpaceList,
  queryDrivesInDiskSpaceList,
  querySpaceRequiredOnDrive,
  removeFromDiskSpaceList,
  removeSectionFromDiskSpaceList,
} from './disk-space.ts';
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
import { getProcAddress } from './exported.ts';
import {
  copyError,
  deleteError,
  getNonInteractiveMode,
  promptForDisk,
  renameError,
  setNonInteractiveMode,
} from './file-questions.ts';
import {
  closeFileQueue,
  commitFileQueue,
  getFileQueueCount,
  getFileQueueFlags,
  openFileQueue,
  promptReboot,
  queueCopy,
  queueDefaultCopy,
  queueDelete,
  queueRename,
  queueSection,
  scanFileQueue,
  setFileQueueFlags,
} from './file-queues.ts';
import { getInfClass } from './inf-class.ts';
import {
  getBinaryField,
  getField,
  getFieldCount,
  getIntField,
  getMultiSzField,
  getStringField,
} from './inf-fields.ts';
import { getInfFileList } from './inf-file-list.ts';
import {
  closeInfFile,
  getInfInformation,
  openAppendInfFile,
  openInfFile,
  openMasterInf,
  queryInfFileInformation,
  queryInfVersionInformation,
} from './inf-files.ts';
import {
  enumInfSections,
  findFirstLine,
  findNextLine,
  findNextMatchLine,
  getLineByIndex,
  getLineCount,
  getLineText,
} from './inf-lines.ts';
import { getSourceFileLocation, getSourceFileSize, getSourceInfo, getTargetPath } from './inf-sources.ts';
import { installFile } from './install-file.ts';
import { getDeviceInstallParams, setDeviceInstallParams } from './install-params.ts';
import {
  installFilesFromInfSection,
  installFromInfSection,
  installHinfSection,
  installServicesFromInfSection,
} from './install-sections.ts';
import * as newdev from './newdev/index.ts';
import { copyOemInf, uninstallOemInf } from './oem-inf.ts';
import { waitNoPendingInstallEvents } from './pending-installs.ts';
import {
  defaultQueueCallback,
  initDefaultQueueCallback,
  termDefaultQueueCallback,
} from './queue-callback.ts';
import { type Program, Session } from './session.ts';
import { closeLog, getVersion, logError, openLog } from './setup-logs.ts';
import {
  addToSourceList,
  cancelTemporarySourceList,
  querySourceList,
  removeFromSourceList,
  setSourceList,
} from './source-lists.ts';
import { queryInfOriginalFileInformation, verifyInfFile } from './store-information.ts';
import { getInfDriverStoreLocation, getInfPublishedName } from './store-locations.ts';
import * as strings from './string-tables.ts';

type Call<F extends keyof SetupApi> = SetupApi[F];

/** SetupAPI for one program. What it changes is in the transaction; whoever gave that commits or discards it. */
export class EngineSetupApi implements SetupApi {
  lastError: Win32Error = win32('ERROR_SUCCESS');
  readonly #session: Session;

  constructor(transaction: Transaction, program: Program) {
    const start = (other: Program): Session => EngineSetupApi.session(transaction, other);
    this.#session = new Session(transaction, program, this, start);
  }

  /** What a new program has, for parts of Windows that are more than a program. */
  static session(transaction: Transaction, program: Program): Session {
    return new EngineSetupApi(transaction, program).#session;
  }

  SetupOpenInfFile: Call<'SetupOpenInfFile'> = of => this.#reply(() => openInfFile(this.#session, of));
  SetupOpenAppendInfFile: Call<'SetupOpenAppendInfFile'> = of =>
    this.#reply(() => openAppendInfFile(this.#session, of));
  SetupOpenMasterInf: Call<'SetupOpenMasterInf'> = () => this.#reply(() => openMasterInf(this.#session));
  SetupCloseInfFile: Call<'SetupCloseInfFile'> = of => this.#reply(() => closeInfFile(this.#session, of));
  SetupEnumInfSections: Call<'SetupEnumInfSections'> = of =>
    this.#reply(() => enumInfSections(this.#session, of));
  SetupGetLineCount: Call<'SetupGetLineCount'> = of => this.#reply(() => getLineCount(this.#session, of));
  SetupFindFirstLine: Call<'SetupFindFirstLine'> = of => this.#reply(() => findFirstLine(this.#session, of));
  SetupFindNextLine: Call<'SetupFindNextLine'> = of => this.#reply(() => findNextLine(this.#session, of));
  SetupFindNextMatchLine: Call<'SetupFindNextMatchLine'> = of =>
    this.#reply(() => findNextMatchLine(this.#session, of));
  SetupGetLineByIndex: Call<'SetupGetLineByIndex'> = of =>
    this.#reply(() => getLineByIndex(this.#session, of));
  SetupGetLineText: Call<'SetupGetLineText'> = of => this.#reply(() => getLineText(this.#session, of));
  SetupGetFieldCount: Call<'SetupGetFieldCount'> = of => this.#reply(() => getFieldCount(this.#session, of));
  SetupGetStringField: Call<'SetupGetStringField'> = of =>
    this.#reply(() => getStringField(this.#session, of));
  SetupGetIntField: Call<'SetupGetIntField'> = of => this.#reply(() => getIntField(this.#session, of));
  SetupGetMultiSzField: Call<'SetupGetMultiSzField'> = of =>
    this.#reply(() => getMultiSzField(this.#session, of));
  SetupGetBinaryField: Call<'SetupGetBinaryField'> = of =>
    this.#reply(() => getBinaryField(this.#session, of));
  pSetupGetField: Call<'pSetupGetField'> = of => this.#reply(() => getField(this.#session, of));
  SetupDiGetActualSectionToInstall: Call<'SetupDiGetActualSectionToInstall'> = of =>
    this.#reply(() => getActualSectionToInstall(this.#session, of));
  SetupDiGetActualSectionToInstallEx: Call<'SetupDiGetActualSectionToInstallEx'> = of =>
    this.#reply(() => getActualSectionToInstall(this.#session, of));
  SetupDiGetActualModelsSection: Call<'SetupDiGetActualModelsSection'> = of =>
    this.#reply(() => getActualModelsSection(this.#session, of));
  SetupGetSourceFileSize: Call<'SetupGetSourceFileSize'> = of =>
    this.#reply(() => getSourceFileSize(this.#session, of));
  SetupQueryInfVersionInformation: Call<'SetupQueryInfVersionInformation'> = of =>
    this.#reply(() => queryInfVersionInformation(this.#session, of));
  SetupRemoveSectionFromDiskSpaceList: Call<'SetupRemoveSectionFromDiskSpaceList'> = of =>
    this.#reply(() => removeSectionFromDiskSpaceList(this.#session, of));
  SetupInitDefaultQueueCallbackEx: Call<'SetupInitDefaultQueueCallbackEx'> = () =>
    this.#reply(() => initDefaultQueueCallback(this.#session));
  SetupSetNonInteractiveMode: Call<'SetupSetNonInteractiveMode'> = of =>
    this.#reply(() => setNonInteractiveMode(this.#session, of));
  SetupGetNonInteractiveMode: Call<'SetupGetNonInteractiveMode'> = () =>
    this.#reply(() => getNonInteractiveMode(this.#session));
  SetupDiGetDeviceInfoListClass: Call<'SetupDiGetDeviceInfoListClass'> = of =>
    this.#reply(() => getDeviceInfoListClass(this.#session, of));
  SetupGetTargetPath: Call<'SetupGetTargetPath'> = of => this.#reply(() => getTargetPath(this.#session, of));
  SetupGetSourceInfo: Call<'SetupGetSourceInfo'> = of => this.#reply(() => getSourceInfo(this.#session, of));
  SetupGetSourceFileLocation: Call<'SetupGetSourceFileLocation'> = of =>
    this.#reply(() => getSourceFileLocation(this.#session, of));
  SetupGetInfInformation: Call<'SetupGetInfInformation'> = of =>
    this.#reply(() => getInfInformation(this.#session, of));
  SetupQueryInfFileInformation: Call<'SetupQueryInfFileInformation'> = of =>
    this.#reply(() => queryInfFileInformation(of));
  SetupSetDirectoryId: Call<'SetupSetDirectoryId'> = of =>
    this.#reply(() => setDirectoryId(this.#session, of));
  SetupGetInfFileList: Call<'SetupGetInfFileList'> = of =>
    this.#reply(() => getInfFileList(this.#session, of));
  SetupOpenFileQueue: Call<'SetupOpenFileQueue'> = () => this.#reply(() => openFileQueue(this.#session));
  SetupCloseFileQueue: Call<'SetupCloseFileQueue'> = of =>
    this.#reply(() => closeFileQueue(this.#session, of));
  SetupQueueCopy: Call<'SetupQueueCopy'> = of => this.#reply(() => queueCopy(this.#session, of));
  SetupQueueCopyIndirect: Call<'SetupQueueCopyIndirect'> = of =>
    this.#reply(() => queueCopy(this.#session, of));
  SetupQueueDefaultCopy: Call<'SetupQueueDefaultCopy'> = of =>
    this.#reply(() => queueDefaultCopy(this.#session, of));
  SetupQueueCopySection: Call<'SetupQueueCopySection'> = of =>
    this.#reply(() => queueSection(this.#session, of, 'copy'));
  SetupQueueDeleteSection: Call<'SetupQueueDeleteSection'> = of =>
    this.#reply(() => queueSection(this.#session, of, 'delete'));
  SetupQueueRenameSection: Call<'SetupQueueRenameSection'> = of =>
    this.#reply(() => queueSection(this.#session, of, 'rename'));
  SetupQueueDelete: Call<'SetupQueueDelete'> = of => this.#reply(() => queueDelete(this.#session, of));
  SetupQueueRename: Call<'SetupQueueRename'> = of => this.#reply(() => queueRename(this.#session, of));
  SetupInstallFilesFromInfSection: Call<'SetupInstallFilesFromInfSection'> = of =>
    this.#reply(() => installFilesFromInfSection(this.#session, of));
  SetupCommitFileQueue: Call<'SetupCommitFileQueue'> = of =>
    this.#reply(() => commitFileQueue(this.#session, of, this));
  SetupScanFileQueue: Call<'SetupScanFileQueue'> = of =>
    this.#reply(() => scanFileQueue(this.#session, of, this));
  SetupGetFileQueueCount: Call<'SetupGetFileQueueCount'> = of =>
    this.#reply(() => getFileQueueCount(this.#session, of));
  SetupGetFileQueueFlags: Call<'SetupGetFileQueueFlags'> = of =>
    this.#reply(() => getFileQueueFlags(this.#session, of));
  SetupSetFileQueueFlags: Call<'SetupSetFileQueueFlags'> = of =>
    this.#reply(() => setFileQueueFlags(this.#session, of));
  SetupPromptReboot: Call<'SetupPromptReboot'> = of => this.#reply(() => promptReboot(this.#session, of));
  SetupInitDefaultQueueCallback: Call<'SetupInitDefaultQueueCallback'> = () =>
    this.#reply(() => initDefaultQueueCallback(this.#session));
  SetupTermDefaultQueueCallback: Call<'SetupTermDefaultQueueCallback'> = of =>
    this.#reply(() => termDefaultQueueCallback(this.#session, of));
  SetupDefaultQueueCallback: Call<'SetupDefaultQueueCallback'> = of =>
    this.#reply(() => defaultQueueCallback(this.#session, of, this));
  SetupCopyError: Call<'SetupCopyError'> = of => this.#reply(() => copyError(this.#session, of));
  SetupDeleteError: Call<'SetupDeleteError'> = of => this.#reply(() => deleteError(this.#session, of));
  SetupRenameError: Call<'SetupRenameError'> = of => this.#reply(() => renameError(this.#session, of));
  SetupAddToSourceList: Call<'SetupAddToSourceList'> = of =>
    this.#reply(() => addToSourceList(this.#session, of));
  SetupRemoveFromSourceList: Call<'SetupRemoveFromSourceList'> = of =>
    this.#reply(() => removeFromSourceList(this.#session, of));
  SetupSetSourceList: Call<'SetupSetSourceList'> = of => this.#reply(() => setSourceList(this.#session, of));
  SetupQuerySourceList: Call<'SetupQuerySourceList'> = of =>
    this.#reply(() => querySourceList(this.#session, of));
  SetupCancelTemporarySourceList: Call<'SetupCancelTemporarySourceList'> = () =>
    this.#reply(() => cancelTemporarySourceList(this.#session));
  SetupPromptForDisk: Call<'SetupPromptForDisk'> = of => this.#reply(() => promptForDisk(this.#session, of));
  SetupInstallFile: Call<'SetupInstallFile'> = of => this.#reply(() => installFile(this.#session, of, this));
  SetupInstallFileEx: Call<'SetupInstallFileEx'> = of =>
    this.#reply(() => installFile(this.#session, of, this));
  SetupIterateCabinet: Call<'SetupIterateCabinet'> = of =>
    this.#reply(() => iterateCabinet(this.#session, of));
  SetupGetFileCompressionInfo: Call<'SetupGetFileCompressionInfo'> = of =>
    this.#reply(() => getFileCompressionInfo(this.#session, of));
  SetupGetFileCompressionInfoEx: Call<'SetupGetFileCompressionInfoEx'> = of =>
    this.#reply(() => getFileCompressionInfoEx(this.#session, of));
  SetupDecompressOrCopyFile: Call<'SetupDecompressOrCopyFile'> = of =>
    this.#reply(() => decompressOrCopyFile(this.#session, of));
  SetupCreateDiskSpaceList: Call<'SetupCreateDiskSpaceList'> = of =>
    this.#reply(() => createDiskSpaceList(this.#session, of));
  SetupDuplicateDiskSpaceList: Call<'SetupDuplicateDiskSpaceList'> = of =>
    this.#reply(() => duplicateDiskSpaceList(this.#session, of));
  SetupDestroyDiskSpaceList: Call<'SetupDestroyDiskSpaceList'> = of =>
    this.#reply(() => destroyDiskSpaceList(this.#session, of));
  SetupAddToDiskSpaceList: Call<'SetupAddToDiskSpaceList'> = of =>
    this.#reply(() => addToDiskSpaceList(this.#session, of));
  SetupRemoveFromDiskSpaceList: Call<'SetupRemoveFromDiskSpaceList'> = of =>
    this.#reply(() => removeFromDiskSpaceList(this.#session, of));
  SetupAddSectionToDiskSpaceList: Call<'SetupAddSectionToDiskSpaceList'> = of =>
    this.#reply(() => addSectionToDiskSpaceList(this.#session, of));
  SetupQuerySpaceRequiredOnDrive: Call<'SetupQuerySpaceRequiredOnDrive'> = of =>
    this.#reply(() => querySpaceRequiredOnDrive(this.#session, of));
  SetupQueryDrivesInDiskSpaceList: Call<'SetupQueryDrivesInDiskSpaceList'> = of =>
    this.#reply(() => queryDrivesInDiskSpaceList(this.#session, of));
  StringTableInitialize: Call<'StringTableInitialize'> = of =>
    this.#reply(() => strings.initialize(this.#session, of));
  StringTableDestroy: Call<'StringTableDestroy'> = of =>
    this.#reply(() => strings.destroy(this.#session, of));
  StringTableDuplicate: Call<'StringTableDuplicate'> = of =>
    this.#reply(() => strings.duplicate(this.#session, of));
  StringTableAddString: Call<'StringTableAddString'> = of =>
    this.#reply(() => strings.addString(this.#session, of));
  StringTableLookUpString: Call<'StringTableLookUpString'> = of =>
    this.#reply(() => strings.lookUpString(this.#session, of));
  StringTableStringFromId: Call<'StringTableStringFromId'> = of =>
    this.#reply(() => strings.stringFromId(this.#session, of));
  StringTableGetExtraData: Call<'StringTableGetExtraData'> = of =>
    this.#reply(() => strings.getExtraData(this.#session, of));
  SetupOpenLog: Call<'SetupOpenLog'> = of => this.#reply(() => openLog(this.#session, of));
  SetupLogError: Call<'SetupLogError'> = of => this.#reply(() => logError(this.#session, of));
  SetupCloseLog: Call<'SetupCloseLog'> = () => this.#reply(() => closeLog(this.#session));
  CM_Get_Version: Call<'CM_Get_Version'> = () => this.#reply(() => getVersion());
  SetupCopyOEMInf: Call<'SetupCopyOEMInf'> = of => this.#reply(() => copyOemInf(this.#session, of));
  SetupUninstallOEMInf: Call<'SetupUninstallOEMInf'> = of =>
    this.#reply(() => uninstallOemInf(this.#session, of));
  SetupGetInfDriverStoreLocation: Call<'SetupGetInfDriverStoreLocation'> = of =>
    this.#reply(() => getInfDriverStoreLocation(this.#session, of));
  SetupGetInfPublishedName: Call<'SetupGetInfPublishedName'> = of =>
    this.#reply(() => getInfPublishedName(this.#session, of));
  SetupQueryInfOriginalFileInformation: Call<'SetupQueryInfOriginalFileInformation'> = of =>
    this.#reply(() => queryInfOriginalFileInformation(this.#session, of));
  SetupVerifyInfFile: Call<'SetupVerifyInfFile'> = of => this.#reply(() => verifyInfFile(this.#session, of));
  SetupDiGetINFClass: Call<'SetupDiGetINFClass'> = of => this.#reply(() => getInfClass(this.#session, of));

  SetupInstallFromInfSection: Call<'SetupInstallFromInfSection'> = of =>
    this.#reply(() => installFromInfSection(this.#session, of, this));
  SetupInstallServicesFromInfSection: Call<'SetupInstallServicesFromInfSection'> = of =>
    this.#reply(() => installServicesFromInfSection(this.#session, of, this));
  SetupInstallServicesFromInfSectionEx: Call<'SetupInstallServicesFromInfSectionEx'> = of =>
    this.#reply(() => installServicesFromInfSection(this.#session, of, this));
  InstallHinfSection: Call<'InstallHinfSection'> = of =>
    this.#reply(() => installHinfSection(this.#session, of, this));

  SetupDiCreateDeviceInfoList: Call<'SetupDiCreateDeviceInfoList'> = of =>
    this.#reply(() => createDeviceInfoList(this.#session, of));
  SetupDiCreateDeviceInfoListEx: Call<'SetupDiCreateDeviceInfoListEx'> = of =>
    this.#reply(() => createDeviceInfoList(this.#session, of));
  SetupDiGetClassDevs: Call<'SetupDiGetClassDevs'> = of => this.#reply(() => getClassDevs(this.#session, of));
  SetupDiGetClassDevsEx: Call<'SetupDiGetClassDevsEx'> = of =>
    this.#reply(() => getClassDevs(this.#session, of));
  SetupDiDestroyDeviceInfoList: Call<'SetupDiDestroyDeviceInfoList'> = of =>
    this.#reply(() => destroyDeviceInfoList(this.#session, of));
  SetupDiGetDeviceInfoListDetail: Call<'SetupDiGetDeviceInfoListDetail'> = of =>
    this.#reply(() => getDeviceInfoListDetail(this.#session, of));
  SetupDiEnumDeviceInfo: Call<'SetupDiEnumDeviceInfo'> = of =>
    this.#reply(() => enumDeviceInfo(this.#session, of));
  SetupDiCreateDeviceInfo: Call<'SetupDiCreateDeviceInfo'> = of =>
    this.#reply(() => createDeviceInfo(this.#session, of));
  SetupDiOpenDeviceInfo: Call<'SetupDiOpenDeviceInfo'> = of =>
    this.#reply(() => openDeviceInfo(this.#session, of));
  SetupDiDeleteDeviceInfo: Call<'SetupDiDeleteDeviceInfo'> = of =>
    this.#reply(() => deleteDeviceInfo(this.#session, of));
  SetupDiRegisterDeviceInfo: Call<'SetupDiRegisterDeviceInfo'> = of =>
    this.#reply(() => registerDeviceInfo(this.#session, of));
  SetupDiRemoveDevice: Call<'SetupDiRemoveDevice'> = of => this.#reply(() => removeDevice(this.#session, of));
  SetupDiGetDeviceInstanceId: Call<'SetupDiGetDeviceInstanceId'> = of =>
    this.#reply(() => getDeviceInstanceId(this.#session, of));
  SetupDiGetDeviceInstallParams: Call<'SetupDiGetDeviceInstallParams'> = of =>
    this.#reply(() => getDeviceInstallParams(this.#session, of));
  SetupDiSetDeviceInstallParams: Call<'SetupDiSetDeviceInstallParams'> = of =>
    this.#reply(() => setDeviceInstallParams(this.#session, of));
  SetupDiGetDeviceRegistryProperty: Call<'SetupDiGetDeviceRegistryProperty'> = of =>
    this.#reply(() => getDeviceRegistryProperty(this.#session, of));
  SetupDiSetDeviceRegistryProperty: Call<'SetupDiSetDeviceRegistryProperty'> = of =>
    this.#reply(() => setDeviceRegistryProperty(this.#session, of));
  SetupDiGetDeviceProperty: Call<'SetupDiGetDeviceProperty'> = of =>
    this.#reply(() => getDeviceProperty(this.#session, of));
  SetupDiSetDeviceProperty: Call<'SetupDiSetDeviceProperty'> = of =>
    this.#reply(() => setDeviceProperty(this.#session, of));
  SetupDiGetDevicePropertyKeys: Call<'SetupDiGetDevicePropertyKeys'> = of =>
    this.#reply(() => getDevicePropertyKeys(this.#session, of));
  SetupDiCreateDevRegKey: Call<'SetupDiCreateDevRegKey'> = of =>
    this.#reply(() => createDevRegKey(this.#session, of));
  SetupDiOpenDevRegKey: Call<'SetupDiOpenDevRegKey'> = of =>
    this.#reply(() => openDevRegKey(this.#session, of));
  SetupDiDeleteDevRegKey: Call<'SetupDiDeleteDevRegKey'> = of =>
    this.#reply(() => deleteDevRegKey(this.#session, of));
  SetupDiCreateDeviceInterface: Call<'SetupDiCreateDeviceInterface'> = of =>
    this.#reply(() => createDeviceInterface(this.#session, of));
  SetupDiEnumDeviceInterfaces: Call<'SetupDiEnumDeviceInterfaces'> = of =>
    this.#reply(() => enumDeviceInterfaces(this.#session, of));
  SetupDiOpenDeviceInterface: Call<'SetupDiOpenDeviceInterface'> = of =>
    this.#reply(() => openDeviceInterface(this.#session, of));
  SetupDiGetDeviceInterfaceAlias: Call<'SetupDiGetDeviceInterfaceAlias'> = of =>
    this.#reply(() => getDeviceInterfaceAlias(this.#session, of));
  SetupDiGetDeviceInterfaceDetail: Call<'SetupDiGetDeviceInterfaceDetail'> = of =>
    this.#reply(() => getDeviceInterfaceDetail(this.#session, of));
  SetupDiCreateDeviceInterfaceRegKey: Call<'SetupDiCreateDeviceInterfaceRegKey'> = of =>
    this.#reply(() => createDeviceInterfaceRegKey(this.#session, of));
  SetupDiOpenDeviceInterfaceRegKey: Call<'SetupDiOpenDeviceInterfaceRegKey'> = of =>
    this.#reply(() => openDeviceInterfaceRegKey(this.#session, of));
  SetupDiDeleteDeviceInterfaceRegKey: Call<'SetupDiDeleteDeviceInterfaceRegKey'> = of =>
    this.#reply(() => deleteDeviceInterfaceRegKey(this.#session, of));
  SetupDiRemoveDeviceInterface: Call<'SetupDiRemoveDeviceInterface'> = of =>
    this.#reply(() => removeDeviceInterface(this.#session, of));
  SetupDiDeleteDeviceInterfaceData: Call<'SetupDiDeleteDeviceInterfaceData'> = of =>
    this.#reply(() => deleteDeviceInterfaceData(this.#session, of));
  SetupDiBuildDriverInfoList: Call<'SetupDiBuildDriverInfoList'> = of =>
    this.#reply(() => buildDriverInfoList(this.#session, of));
  SetupDiDestroyDriverInfoList: Call<'SetupDiDestroyDriverInfoList'> = of =>
    this.#reply(() => destroyDriverInfoList(this.#session, of));
  SetupDiEnumDriverInfo: Call<'SetupDiEnumDriverInfo'> = of =>
    this.#reply(() => enumDriverInfo(this.#session, of));
  SetupDiGetDriverInfoDetail: Call<'SetupDiGetDriverInfoDetail'> = of =>
    this.#reply(() => getDriverInfoDetail(this.#session, of));
  SetupDiGetDriverInstallParams: Call<'SetupDiGetDriverInstallParams'> = of =>
    this.#reply(() => getDriverInstallParams(this.#session, of));
  SetupDiSetDriverInstallParams: Call<'SetupDiSetDriverInstallParams'> = of =>
    this.#reply(() => setDriverInstallParams(this.#session, of));
  SetupDiGetSelectedDriver: Call<'SetupDiGetSelectedDriver'> = of =>
    this.#reply(() => getSelectedDriver(this.#session, of));
  SetupDiSetSelectedDriver: Call<'SetupDiSetSelectedDriver'> = of =>
    this.#reply(() => setSelectedDriver(this.#session, of));
  SetupDiSelectBestCompatDrv: Call<'SetupDiSelectBestCompatDrv'> = of =>
    this.#reply(() => selectBestCompatDrv(this.#session, of));
  SetupDiClassGuidsFromName: Call<'SetupDiClassGuidsFromName'> = of =>
    this.#reply(() => classGuidsFromName(this.#session, of));
  SetupDiClassNameFromGuid: Call<'SetupDiClassNameFromGuid'> = of =>
    this.#reply(() => classNameFromGuid(this.#session, of));
  SetupDiGetClassDescription: Call<'SetupDiGetClassDescription'> = of =>
    this.#reply(() => getClassDescription(this.#session, of));
  SetupDiBuildClassInfoList: Call<'SetupDiBuildClassInfoList'> = of =>
    this.#reply(() => buildClassInfoList(this.#session, of));
  SetupDiOpenClassRegKeyEx: Call<'SetupDiOpenClassRegKeyEx'> = of =>
    this.#reply(() => openClassRegKeyEx(this.#session, of));
  SetupDiCallClassInstaller: Call<'SetupDiCallClassInstaller'> = of =>
    this.#reply(() => callClassInstaller(this.#session, of));
  UpdateDriverForPlugAndPlayDevices: Call<'UpdateDriverForPlugAndPlayDevices'> = of =>
    this.#reply(() => newdev.updateDriverForPlugAndPlayDevices(this.#session, of));
  DiInstallDriver: Call<'DiInstallDriver'> = of =>
    this.#reply(() => newdev.diInstallDriver(this.#session, of));
  DiInstallDevice: Call<'DiInstallDevice'> = of =>
    this.#reply(() => newdev.diInstallDevice(this.#session, of));
  DiUninstallDriver: Call<'DiUninstallDriver'> = of =>
    this.#reply(() => newdev.diUninstallDriver(this.#session, of));
  DiUninstallDevice: Call<'DiUninstallDevice'> = of =>
    this.#reply(() => newdev.diUninstallDevice(this.#session, of));
  DiRollbackDriver: Call<'DiRollbackDriver'> = of =>
    this.#reply(() => newdev.diRollbackDriver(this.#session, of));
  SetupDiInstallDevice: Call<'SetupDiInstallDevice'> = of =>
    this.#reply(() => installDevice(this.#session, of));
  SetupDiInstallDriverFiles: Call<'SetupDiInstallDriverFiles'> = of =>
    this.#reply(() => installDriverFiles(this.#session, of));
  SetupDiRegisterCoDeviceInstallers: Call<'SetupDiRegisterCoDeviceInstallers'> = of =>
    this.#reply(() => registerCoDeviceInstallers(this.#session, of));
  SetupDiInstallDeviceInterfaces: Call<'SetupDiInstallDeviceInterfaces'> = of =>
    this.#reply(() => installDeviceInterfaces(this.#session, of));
  SetupDiChangeState: Call<'SetupDiChangeState'> = of => this.#reply(() => changeState(this.#session, of));
  SetupDiUnremoveDevice: Call<'SetupDiUnremoveDevice'> = of =>
    this.#reply(() => unremoveDevice(this.#session, of));
  SetupDiRestartDevices: Call<'SetupDiRestartDevices'> = of =>
    this.#reply(() => restartDevices(this.#session, of));
  SetupDiSelectDevice: Call<'SetupDiSelectDevice'> = of => this.#reply(() => selectDevice(this.#session, of));
  SetupDiFinishInstallAction: Call<'SetupDiFinishInstallAction'> = of =>
    this.#reply(() => finishInstallAction(this.#session, of));
  SetupDiSetClassInstallParams: Call<'SetupDiSetClassInstallParams'> = of =>
    this.#reply(() => setClassInstallParams(this.#session, of));
  SetupDiGetClassInstallParams: Call<'SetupDiGetClassInstallParams'> = of =>
    this.#reply(() => getClassInstallParams(this.#session, of));
  CM_Get_Device_ID: Call<'CM_Get_Device_ID'> = of => this.#reply(() => getDeviceId(this.#session, of));
  CM_Get_Device_ID_Size: Call<'CM_Get_Device_ID_Size'> = of =>
    this.#reply(() => getDeviceIdSize(this.#session, of));
  CM_Locate_DevNode: Call<'CM_Locate_DevNode'> = of => this.#reply(() => locateDevNode(this.#session, of));
  CM_Get_DevNode_Status: Call<'CM_Get_DevNode_Status'> = of =>
    this.#reply(() => getDevNodeStatus(this.#session, of));
  CM_Get_Parent: Call<'CM_Get_Parent'> = of => this.#reply(() => getParent(this.#session, of));
  CM_Get_Child: Call<'CM_Get_Child'> = of => this.#reply(() => getChild(this.#session, of));
  CM_Get_Sibling: Call<'CM_Get_Sibling'> = of => this.#reply(() => getSibling(this.#session, of));
  CM_Get_Depth: Call<'CM_Get_Depth'> = of => this.#reply(() => getDepth(this.#session, of));
  CM_Reenumerate_DevNode: Call<'CM_Reenumerate_DevNode'> = of =>
    this.#reply(() => reenumerateDevNode(this.#session, of));
  CM_Enable_DevNode: Call<'CM_Enable_DevNode'> = of => this.#reply(() => enableDevNode(this.#session, of));
  CM_Disable_DevNode: Call<'CM_Disable_DevNode'> = of => this.#reply(() => disableDevNode(this.#session, of));
  CM_Query_And_Remove_SubTree: Call<'CM_Query_And_Remove_SubTree'> = of =>
    this.#reply(() => queryAndRemoveSubTree(this.#session, of));
  CM_Uninstall_DevNode: Call<'CM_Uninstall_DevNode'> = of =>
    this.#reply(() => uninstallDevNode(this.#session, of));
  CM_Setup_DevNode: Call<'CM_Setup_DevNode'> = of => this.#reply(() => setupDevNode(this.#session, of));
  CM_Get_Device_ID_List: Call<'CM_Get_Device_ID_List'> = of =>
    this.#reply(() => getDeviceIdList(this.#session, of));
  CM_Get_Device_ID_List_Size: Call<'CM_Get_Device_ID_List_Size'> = of =>
    this.#reply(() => getDeviceIdListSize(this.#session, of));
  CM_Get_Device_Interface_List: Call<'CM_Get_Device_Interface_List'> = of =>
    this.#reply(() => getDeviceInterfaceList(this.#session, of));
  CM_Get_Device_Interface_List_Size: Call<'CM_Get_Device_Interface_List_Size'> = of =>
    this.#reply(() => getDeviceInterfaceListSize(this.#session, of));
  CM_Get_DevNode_Registry_Property: Call<'CM_Get_DevNode_Registry_Property'> = of =>
    this.#reply(() => getDevNodeRegistryProperty(this.#session, of));
  CM_Set_DevNode_Registry_Property: Call<'CM_Set_DevNode_Registry_Property'> = of =>
    this.#reply(() => setDevNodeRegistryProperty(this.#session, of));
  CM_Get_DevNode_Property: Call<'CM_Get_DevNode_Property'> = of =>
    this.#reply(() => getDevNodeProperty(this.#session, of));
  CM_Set_DevNode_Property: Call<'CM_Set_DevNode_Property'> = of =>
    this.#reply(() => setDevNodeProperty(this.#session, of));
  CM_Open_DevNode_Key: Call<'CM_Open_DevNode_Key'> = of =>
    this.#reply(() => openDevNodeKey(this.#session, of));
  CM_Get_Class_Name: Call<'CM_Get_Class_Name'> = of => this.#reply(() => getClassName(this.#session, of));
  CMP_WaitNoPendingInstallEvents: Call<'CMP_WaitNoPendingInstallEvents'> = of =>
    this.#reply(() => waitNoPendingInstallEvents(this.#session, of));
  GetProcAddress: Call<'GetProcAddress'> = of => this.#reply(() => getProcAddress(this.#session, of));
  CM_Get_Class_Key_Name: Call<'CM_Get_Class_Key_Name'> = of => this.#reply(() => getClassKeyName(of));
  CM_MapCrToWin32Err: Call<'CM_MapCrToWin32Err'> = of => this.#reply(() => mapCrToWin32Err(of));
  SetupDiInstallClass: Call<'SetupDiInstallClass'> = of =>
    this.#reply(() => installClass(this.#session, of, this));
  SetupDiOpenClassRegKey: Call<'SetupDiOpenClassRegKey'> = of =>
    this.#reply(() => openClassRegKeyEx(this.#session, { ...of, flags: DIOCR_INSTALLER }));

  /**
   * Keeps the error that a function set; one that set none leaves the last one. When storage fails, nothing that the
   * function changed stays.
   */
  #reply<T extends { readonly ret: boolean; readonly err?: Win32Error }>(perform: () => T): T & Reply {
    const answer = this.#session.transaction.wholly(perform);
    this.lastError = answer.err ?? this.lastError;
    return { ...answer, err: this.lastError };
  }
}
