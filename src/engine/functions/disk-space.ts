import type { DiskSpaceFunctions } from '../../setupapi/index.ts';
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
} from '../disk-space.ts';
import type { Carried } from './carried.ts';

export const diskSpaceFunctions: Carried<DiskSpaceFunctions> = {
  SetupCreateDiskSpaceList: createDiskSpaceList,
  SetupDuplicateDiskSpaceList: duplicateDiskSpaceList,
  SetupDestroyDiskSpaceList: destroyDiskSpaceList,
  SetupAddToDiskSpaceList: addToDiskSpaceList,
  SetupRemoveFromDiskSpaceList: removeFromDiskSpaceList,
  SetupAddSectionToDiskSpaceList: addSectionToDiskSpaceList,
  SetupRemoveSectionFromDiskSpaceList: removeSectionFromDiskSpaceList,
  SetupQuerySpaceRequiredOnDrive: querySpaceRequiredOnDrive,
  SetupQueryDrivesInDiskSpaceList: queryDrivesInDiskSpaceList,
};
