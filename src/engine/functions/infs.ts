import type { InfFunctions } from '../../setupapi/index.ts';
import { getActualModelsSection, getActualSectionToInstall } from '../actual-section.ts';
import { setDirectoryId } from '../directory-ids.ts';
import {
  getBinaryField,
  getField,
  getFieldCount,
  getIntField,
  getMultiSzField,
  getStringField,
} from '../inf-fields.ts';
import { getInfFileList } from '../inf-file-list.ts';
import {
  closeInfFile,
  getInfInformation,
  openAppendInfFile,
  openInfFile,
  openMasterInf,
  queryInfFileInformation,
  queryInfVersionInformation,
} from '../inf-files.ts';
import {
  enumInfSections,
  findFirstLine,
  findNextLine,
  findNextMatchLine,
  getLineByIndex,
  getLineCount,
  getLineText,
} from '../inf-lines.ts';
import { getSourceFileLocation, getSourceFileSize, getSourceInfo, getTargetPath } from '../inf-sources.ts';
import type { Carried } from './carried.ts';

export const infFunctions: Carried<InfFunctions> = {
  SetupOpenInfFile: openInfFile,
  SetupOpenAppendInfFile: openAppendInfFile,
  SetupOpenMasterInf: openMasterInf,
  SetupCloseInfFile: closeInfFile,
  SetupEnumInfSections: enumInfSections,
  SetupGetLineCount: getLineCount,
  SetupFindFirstLine: findFirstLine,
  SetupFindNextLine: findNextLine,
  SetupFindNextMatchLine: findNextMatchLine,
  SetupGetLineByIndex: getLineByIndex,
  SetupGetLineText: getLineText,
  SetupGetFieldCount: getFieldCount,
  SetupGetStringField: getStringField,
  SetupGetIntField: getIntField,
  SetupGetMultiSzField: getMultiSzField,
  SetupGetBinaryField: getBinaryField,
  pSetupGetField: getField,
  SetupDiGetActualSectionToInstall: getActualSectionToInstall,
  SetupDiGetActualSectionToInstallEx: getActualSectionToInstall,
  SetupDiGetActualModelsSection: getActualModelsSection,
  SetupGetTargetPath: getTargetPath,
  SetupGetSourceInfo: getSourceInfo,
  SetupGetSourceFileLocation: getSourceFileLocation,
  SetupSetDirectoryId: setDirectoryId,
  SetupGetInfFileList: getInfFileList,
  SetupGetSourceFileSize: getSourceFileSize,
  SetupQueryInfVersionInformation: queryInfVersionInformation,
  SetupGetInfInformation: getInfInformation,
  SetupQueryInfFileInformation: (_session, of) => queryInfFileInformation(of),
};
