import { difCode } from '../src/engine/install/index.ts';
import type { DeviceInfo, DeviceSetHandle } from '../src/setupapi/index.ts';
import { call, type Operation } from './operation.ts';
import { numberOf } from './world.ts';

/** Requests to installers, and what those of the case were asked. */
export const INSTALLER_OPERATIONS: Readonly<Record<string, Operation>> = {
  SetupDiCallClassInstaller: call(['function', 'set', 'device'], (api, { function: code, set, device }) =>
    api.SetupDiCallClassInstaller({
      function: numberOf(code),
      set: set as DeviceSetHandle,
      device: device as DeviceInfo | null,
    }),
  ),
  'installer.calls': {
    reads: [],
    run: ({ on }) => {
      const calls = on.takeInstallerCalls();
      const last = calls.at(-1);
      return {
        answer: { ret: true, out: { count: calls.length, last: last && (difCode(last)?.name ?? last) } },
      };
    },
  },
};
