import { type Win32Error, win32 } from '../base/index.ts';
import type { Transaction } from '../machine/index.ts';
import type { Reply, SetupApi } from '../setupapi/index.ts';
import { getActualSectionToInstall } from './actual-section.ts';
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

  /** Keeps the error that a function set; one that set none leaves the last one. */
  #reply<T extends { readonly ret: boolean; readonly err?: Win32Error }>(answer: T): T & Reply {
    this.lastError = answer.err ?? this.lastError;
    return { ...answer, err: this.lastError };
  }
}
