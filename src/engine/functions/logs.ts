import type { LogFunctions } from '../../setupapi/index.ts';
import { closeLog, getVersion, logError, openLog } from '../setup-logs.ts';
import type { Carried } from './carried.ts';

export const logFunctions: Carried<LogFunctions> = {
  SetupOpenLog: openLog,
  SetupLogError: logError,
  SetupCloseLog: closeLog,
  CM_Get_Version: () => getVersion(),
};
