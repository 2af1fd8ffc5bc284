import type { Transaction } from '../../../src/machine/index.ts';
import {
  type ClassInstallParams,
  DI_NOFILECOPY,
  DICS_DISABLE,
  DICS_FLAG_GLOBAL,
  DIF_PROPERTYCHANGE,
  DIF_UNREMOVE,
} from '../../../src/setupapi/index.ts';
import { describeFaults, type Operation } from '../faults.ts';
import { dword, prepared, World } from './world.ts';

const WINDOWS = '10.0.19045';
const SET = 'HKLM\\SYSTEM\\CurrentControlSet';

/** What makes the machine ready: a driver that is staged and has been selected once. */
const stage = (world: World): void => void world.stage().select();
const installed = (world: World): void => {
  stage(world);
  world.send('INSTALLDEVICE');
};
/** The device is gone from the current hardware profile. */
const removed = (world: World): void => {
  stage(world);
  const key = `${SET}\\Hardware Profiles\\0001\\System\\CurrentControlSet\\Enum\\${world.id}`;
  const change = { kind: 'value', key, name: 'CSConfigFlags', after: dword(2) } as const;
  world.transaction.change(change, { call: 'test', because: { grade: 'documented', page: 'test' } });
};
const given = (world: World, params: ClassInstallParams): void =>
  void world.api.SetupDiSetClassInstallParams({ ...world.of, params });

const operation = (prepare: (world: World) => void, run: (world: World) => unknown): Operation<World> => ({
  windows: WINDOWS,
  prepare,
  run,
});

/** Each default handler that changes something, once. */
const OPERATIONS: Readonly<Record<string, Operation<World>>> = {
  SetupDiInstallDevice: operation(stage, world => world.select().send('INSTALLDEVICE')),
  SetupDiInstallDriverFiles: operation(stage, world => world.select().send('INSTALLDEVICEFILES')),
  SetupDiRegisterCoDeviceInstallers: operation(stage, world => world.select().send('REGISTER_COINSTALLERS')),
  SetupDiInstallDeviceInterfaces: operation(stage, world => world.select().send('INSTALLINTERFACES')),
  'SetupDiInstallDevice without files': operation(installed, world => {
    world.select();
    world.params({ flags: DI_NOFILECOPY });
    return world.send('INSTALLDEVICE');
  }),
  'the null driver': operation(installed, world => world.send('INSTALLDEVICE')),
  SetupDiChangeState: operation(installed, world => {
    const scope = DICS_FLAG_GLOBAL;
    given(world, { installFunction: DIF_PROPERTYCHANGE, stateChange: DICS_DISABLE, scope, hwProfile: 0 });
    return world.send('PROPERTYCHANGE');
  }),
  SetupDiRestartDevices: operation(installed, world => world.api.SetupDiRestartDevices(world.of)),
  SetupDiRemoveDevice: operation(installed, world => world.send('REMOVE')),
  SetupDiUnremoveDevice: operation(removed, world => {
    given(world, { installFunction: DIF_UNREMOVE, scope: 2, hwProfile: 0 });
    return world.send('UNREMOVE');
  }),
};

describeFaults(OPERATIONS, {
  blank: windows => prepared({ windows }),
  bench: (transaction: Transaction) => new World(transaction),
});
