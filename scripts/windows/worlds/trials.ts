import { writeFileSync } from 'node:fs';
import { errorName } from '../../../src/base/index.ts';
import { type Windows, windowsSetupApi } from '../../../src/windows/index.ts';
import type { Trial } from '../trial.ts';
import { DRIVE, type Order, play } from './play.ts';
import { selftestTrials } from './selftest.ts';
import { startAndStop } from './service.ts';
import { windowsWorld } from './windows-world.ts';

/** What the suite `worlds` is given in Wine. */
export interface WorldsData {
  readonly order: Order;
  /** Where it writes what was told and found. */
  readonly played: string;
}

/** The kettle on the running Windows. */
export function worldsTrials(windows: Windows | undefined, data: unknown): Trial[] {
  if (!windows) return [];
  const { order, played } = data as WorldsData;
  return [
    { id: `${order}: a driver for no device is ERROR_NO_SUCH_DEVINST`, run: () => noMatch(windows) },
    {
      id: `${order}: it is installed`,
      run: () => {
        writeFileSync(played, JSON.stringify(play(windowsWorld(windows), order)));
        return [];
      },
    },
    { id: `${order}: the service runs until it is stopped`, run: () => startAndStop(windows, 'kettled') },
    ...selftestTrials(windows, order),
  ];
}

/** As long as this is not so, the worlds are compared with an edge that answers it. */
function noMatch(windows: Windows): string[] {
  const { ret, err } = windowsSetupApi(windows).UpdateDriverForPlugAndPlayDevices({
    hardwareId: 'CONTOSO\\NO-KETTLE',
    inf: `${DRIVE}\\kettle.inf`,
    flags: 0,
  });
  if (ret) return ['it says that it has installed one'];
  return errorName(err) === 'ERROR_NO_SUCH_DEVINST' ? [] : [errorName(err)];
}
