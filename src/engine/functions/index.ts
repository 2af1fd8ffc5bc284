import type { SetupApi } from '../../setupapi/index.ts';
import { cabinetFunctions } from './cabinets.ts';
import type { Carried } from './carried.ts';
import { classFunctions } from './classes.ts';
import { defaultHandlerFunctions } from './default-handlers.ts';
import { deviceFunctions } from './devices.ts';
import { devNodeFunctions } from './devnodes.ts';
import { diskSpaceFunctions } from './disk-space.ts';
import { driverFunctions } from './drivers.ts';
import { infFunctions } from './infs.ts';
import { installerFunctions } from './installers.ts';
import { logFunctions } from './logs.ts';
import { newdevFunctions } from './newdev.ts';
import { queueFunctions } from './queues.ts';
import { sectionFunctions } from './sections.ts';
import { sourceFunctions } from './sources.ts';
import { storeFunctions } from './store.ts';
import { stringTableFunctions } from './string-tables.ts';

/** Every function of the edge. */
export const functions: Carried<Omit<SetupApi, 'lastError'>> = {
  ...cabinetFunctions,
  ...classFunctions,
  ...defaultHandlerFunctions,
  ...deviceFunctions,
  ...devNodeFunctions,
  ...diskSpaceFunctions,
  ...driverFunctions,
  ...infFunctions,
  ...installerFunctions,
  ...logFunctions,
  ...newdevFunctions,
  ...queueFunctions,
  ...sectionFunctions,
  ...sourceFunctions,
  ...storeFunctions,
  ...stringTableFunctions,
};
