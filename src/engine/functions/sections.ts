import type { SectionFunctions } from '../../setupapi/index.ts';
import {
  installFromInfSection,
  installHinfSection,
  installServicesFromInfSection,
} from '../install-sections.ts';
import type { Carried } from './carried.ts';

export const sectionFunctions: Carried<SectionFunctions> = {
  SetupInstallFromInfSection: installFromInfSection,
  SetupInstallServicesFromInfSection: installServicesFromInfSection,
  SetupInstallServicesFromInfSectionEx: installServicesFromInfSection,
  InstallHinfSection: installHinfSection,
};
