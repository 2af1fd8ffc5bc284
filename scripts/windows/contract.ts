import {
  type DeviceInfo,
  type DeviceSetHandle,
  DIGCF_ALLCLASSES,
  type SetupApi,
} from '../../src/setupapi/index.ts';
import { type Windows, windowsSetupApi } from '../../src/windows/index.ts';
import { describeSetupApi, type StartProgram } from '../../test/setupapi/contract.ts';
import { describeDefaultHandlers } from '../../test/setupapi/default-handler-contract.ts';
import { describeDevices } from '../../test/setupapi/device-contract.ts';
import { describeDevNodes } from '../../test/setupapi/devnode-contract.ts';
import { describeDrivers } from '../../test/setupapi/driver-contract.ts';
import { describeFiles } from '../../test/setupapi/files-contract.ts';
import { describeQueues, type StartQueueProgram } from '../../test/setupapi/queue-contract.ts';
import { machineWith, programOn } from '../../test/setupapi/queue-machine.ts';
import { startOnEngine } from '../../test/setupapi/start-on-engine.ts';
import { takeTrials } from './suite.ts';
import type { Trial } from './trial.ts';
import { WindowsPrograms } from './windows-program.ts';
import { WindowsRegistry } from './windows-registry.ts';

/** The contract suites of the edge, over the running Windows or the engine. */
export function contractTrials(windows: Windows | undefined): Trial[] {
  const { start, startQueue }: Starts = windows
    ? programsOf(windows)
    : { start: startOnEngine, startQueue: files => programOn(machineWith(files)) };
  describeSetupApi('INF', start);
  describeDevices('devices', start);
  describeDevNodes('devnodes', start);
  describeDrivers('drivers', start);
  describeDefaultHandlers('default handlers', start);
  describeQueues('queues', startQueue);
  describeFiles('files', startQueue);
  return takeTrials();
}

interface Starts {
  readonly start: StartProgram;
  readonly startQueue: StartQueueProgram;
}

function programsOf(windows: Windows): Starts {
  const api = windowsSetupApi(windows);
  const programs = new WindowsPrograms(api, putBack(windows, api));
  return {
    start: (files, architecture) => programs.start(files, architecture),
    startQueue: files => ({
      api: programs.start(files, 'amd64'),
      read: path => programs.read(path),
    }),
  };
}

/** Keys below which trials make keys, of which none is to be there for the next. */
const GROWING = [
  'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class',
  'HKLM\\SYSTEM\\CurrentControlSet\\Control\\DeviceClasses',
  'HKLM\\SYSTEM\\CurrentControlSet\\Services',
  'HKLM\\SYSTEM\\CurrentControlSet\\Enum\\ROOT',
  'HKLM\\Software',
];

/** Takes away devices and keys that were not there at first. */
function putBack(windows: Windows, api: SetupApi): () => void {
  const registry = new WindowsRegistry(windows);
  const first = new Map(GROWING.map(key => [key, new Set(registry.keys(key))]));
  const devices = new Set(devicesOf(api, () => undefined));
  return () => {
    devicesOf(api, (id, set, device) => {
      if (!devices.has(id)) api.SetupDiRemoveDevice({ set, device });
    });
    for (const [key, names] of first) {
      for (const name of registry.keys(key)) if (!names.has(name)) registry.deleteTree(`${key}\\${name}`);
    }
  };
}

function devicesOf(
  api: SetupApi,
  look: (id: string, set: DeviceSetHandle, device: DeviceInfo) => void,
): string[] {
  const { set } = api.SetupDiGetClassDevs({ class: null, flags: DIGCF_ALLCLASSES });
  const ids: string[] = [];
  for (let index = 0; ; index++) {
    const { device } = api.SetupDiEnumDeviceInfo({ set, index });
    if (!device) break;
    const { id = '' } = api.SetupDiGetDeviceInstanceId({ set, device });
    ids.push(id);
    look(id, set, device);
  }
  api.SetupDiDestroyDeviceInfoList({ set });
  return ids;
}
