import type { StoreFunctions } from '../../setupapi/index.ts';
import { getInfClass } from '../inf-class.ts';
import { copyOemInf, uninstallOemInf } from '../oem-inf.ts';
import { queryInfOriginalFileInformation, verifyInfFile } from '../store-information.ts';
import { getInfDriverStoreLocation, getInfPublishedName } from '../store-locations.ts';
import type { Carried } from './carried.ts';

export const storeFunctions: Carried<StoreFunctions> = {
  SetupCopyOEMInf: copyOemInf,
  SetupUninstallOEMInf: uninstallOemInf,
  SetupGetInfDriverStoreLocation: getInfDriverStoreLocation,
  SetupGetInfPublishedName: getInfPublishedName,
  SetupQueryInfOriginalFileInformation: queryInfOriginalFileInformation,
  SetupVerifyInfFile: verifyInfFile,
  SetupDiGetINFClass: getInfClass,
};
