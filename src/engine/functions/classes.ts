import { type ClassFunctions, DIOCR_INSTALLER } from '../../setupapi/index.ts';
import {
  buildClassInfoList,
  classGuidsFromName,
  classNameFromGuid,
  getClassDescription,
  installClass,
  openClassRegKeyEx,
} from '../class-functions.ts';
import type { Carried } from './carried.ts';

export const classFunctions: Carried<ClassFunctions> = {
  SetupDiClassGuidsFromName: classGuidsFromName,
  SetupDiClassNameFromGuid: classNameFromGuid,
  SetupDiGetClassDescription: getClassDescription,
  SetupDiBuildClassInfoList: buildClassInfoList,
  SetupDiOpenClassRegKey: (session, of) => openClassRegKeyEx(session, { ...of, flags: DIOCR_INSTALLER }),
  SetupDiOpenClassRegKeyEx: openClassRegKeyEx,
  SetupDiInstallClass: installClass,
};
