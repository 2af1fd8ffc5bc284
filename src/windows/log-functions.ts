import type { LogFunctions } from '../setupapi/index.ts';
import { replyOf } from './answers.ts';
import type { Windows } from './windows.ts';

/** Exports about setup's logs and the configuration manager's version, by DLL. */
export const LOG_EXPORTS = {
  'setupapi.dll': {
    SetupOpenLog: 'BOOL (BOOL)',
    SetupLogErrorW: 'BOOL (PCWSTR, DWORD)',
    SetupCloseLog: 'VOID ()',
  },
  'cfgmgr32.dll': { CM_Get_Version: 'WORD ()' },
} as const;

/** Setup's own logs, of the running Windows. */
export function logFunctions(windows: Windows): LogFunctions {
  const setup = windows.bind('setupapi.dll', LOG_EXPORTS['setupapi.dll']);
  const configuration = windows.bind('cfgmgr32.dll', LOG_EXPORTS['cfgmgr32.dll']);
  return {
    SetupOpenLog: ({ erase }) => replyOf(setup.SetupOpenLog(erase ? 1 : 0)),
    SetupLogError: ({ text, severity }) => replyOf(setup.SetupLogErrorW(text, severity)),
    SetupCloseLog: () => ({ ret: true, err: setup.SetupCloseLog().err }),
    CM_Get_Version: () => {
      const { value, err } = configuration.CM_Get_Version();
      return { ret: value !== 0, err, version: value };
    },
  };
}
