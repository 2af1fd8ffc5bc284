import type { InstallerFunctions } from '../../setupapi/index.ts';
import { getClassInstallParams, setClassInstallParams } from '../class-install-params.ts';
import { callClassInstaller } from '../class-installers.ts';
import type { Carried } from './carried.ts';

export const installerFunctions: Carried<InstallerFunctions> = {
  SetupDiCallClassInstaller: callClassInstaller,
  SetupDiSetClassInstallParams: setClassInstallParams,
  SetupDiGetClassInstallParams: getClassInstallParams,
};
