import { EngineSetupApi, restart } from '../../../src/engine/index.ts';
import { enumerate } from '../../../src/engine/pnp/index.ts';
import type { Transaction } from '../../../src/machine/index.ts';
import {
  CM_DISABLE_PERSIST,
  CM_LOCATE_DEVNODE_PHANTOM,
  CM_REGISTRY_SOFTWARE,
  DEVPROP_TYPE_STRING,
  KEY_READ,
  propertyKey,
  RegDisposition_OpenAlways,
  type SetupApi,
} from '../../../src/setupapi/index.ts';
import { emptyMachine, facts } from '../../machine/machines.ts';
import { describeFaults, type Operation } from '../faults.ts';
import { USB, World } from './world.ts';

const ID = 'USB\\VID_1209&PID_A\\1';
const HUB = 'USB\\HUB\\1';
const ROOT = 'HTREE\\ROOT\\0';

interface Bench {
  readonly world: World;
  readonly api: SetupApi;
}

const operation = (run: (bench: Bench) => unknown, prepare = running): Operation<Bench> => ({
  windows: '10.0.19045',
  prepare,
  run,
});

/** A hub and a device on it, both installed and running. */
function running({ world }: Bench): void {
  waiting({ world });
  enumerate(world.work);
}

/** The same, plugged in while nobody looks. */
function waiting({ world }: Pick<Bench, 'world'>): void {
  world.install(HUB, 'hub');
  world.install(ID, 'toaster');
  world.attach({ name: 'hub', deviceId: 'USB\\HUB', bus: USB });
  world.attach({ name: 'a', parent: 'hub', description: 'Toaster' });
}

const at = ({ api }: Bench, id: string): { devInst: number; flags: number } => {
  const { devInst = 0 } = api.CM_Locate_DevNode({ id, flags: CM_LOCATE_DEVNODE_PHANTOM });
  return { devInst, flags: 0 };
};

describeFaults<Bench>(
  {
    'a re-enumeration that finds devices': operation(
      bench => bench.api.CM_Reenumerate_DevNode(at(bench, ROOT)),
      waiting,
    ),
    'a removal of a sub-tree': operation(bench => bench.api.CM_Query_And_Remove_SubTree(at(bench, HUB))),
    'a device disabled for good': operation(bench =>
      bench.api.CM_Disable_DevNode({ ...at(bench, ID), flags: CM_DISABLE_PERSIST }),
    ),
    'a device uninstalled': operation(bench => bench.api.CM_Uninstall_DevNode(at(bench, ID))),
    'a property set': operation(bench =>
      bench.api.CM_Set_DevNode_Property({
        ...at(bench, ID),
        key: propertyKey('DEVPKEY_Device_FriendlyName')!,
        type: DEVPROP_TYPE_STRING,
        value: 'Toaster',
      }),
    ),
    'a software key made': operation(
      bench =>
        bench.api.CM_Open_DevNode_Key({
          ...at(bench, ID),
          access: KEY_READ,
          hwProfile: 0,
          disposition: RegDisposition_OpenAlways,
          flags: CM_REGISTRY_SOFTWARE,
        }),
      bench => {
        running(bench);
        const value = '{12345678-0000-4000-8000-000000000001}';
        bench.api.CM_Set_DevNode_Registry_Property({ ...at(bench, ID), property: 9, value });
      },
    ),
    'a restart': operation(({ world }) => restart(world.transaction), waiting),
  },
  {
    blank: windows => emptyMachine(facts(windows)),
    bench: (transaction: Transaction): Bench => ({
      world: new World(transaction),
      api: new EngineSetupApi(transaction, { architecture: 'amd64', currentDirectory: 'C:\\' }),
    }),
  },
);
