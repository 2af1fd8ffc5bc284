import { eraOf, invariant, win32 } from '../../base/index.ts';
import { DI_ENUMSINGLEINF, DI_NOFILECOPY } from '../../setupapi/index.ts';
import type { InstallOutcome, SelectedDevice } from '../install/index.ts';
import { type DriverNode, strongName } from '../select/index.ts';
import type { Session } from '../session.ts';
import { fileName, storeLocation } from '../store/index.ts';
import { toInstall } from './core-install.ts';
import { OwnDevice } from './opened-device.ts';
import { startSystem } from './system-program.ts';

/** A device that the Plug and Play service is to install with a driver that a program selected. */
export interface ServedDevice {
  readonly device: SelectedDevice;
  /** Whether what it did needs a restart; known afterwards. */
  readonly needsReboot: () => boolean;
}

/** A driver node in its published INF. */
interface ServedDriver {
  readonly node: DriverNode;
  readonly inf: string;
  /** Whether its files are copied; they are unless it says otherwise. */
  readonly copiesFiles?: boolean;
}

/**
 * The device as the service sees it, in a process and a set of its own, to be installed with a driver of a published
 * INF; or with none.
 * Observed: recordings 001.
 */
export function serve(client: Session, id: string, selected: () => ServedDriver | undefined): ServedDevice {
  const session = startSystem(client);
  const device = OwnDevice.open(session, id);
  invariant(device, 'the device of the program is there for the service too');
  const around = (core: () => InstallOutcome): InstallOutcome =>
    client.telling.inside(
      () => {
        const driver = selected();
        const isThere = driver === undefined || selectAgain(device, driver);
        const outcome: InstallOutcome = isThere
          ? core()
          : { path: 'selection', code: win32('ERROR_NO_DRIVER_SELECTED') };
        reboot = device.needsReboot;
        device.discardInstallers();
        return outcome;
      },
      ({ code }) => ({
        kind: 'phase',
        category: 'dvi',
        name: 'Plug and Play Service',
        about: `Device Install for ${id}`,
        code,
      }),
    );
  let reboot = false;
  const byAdministrator = client.program.administrator !== false;
  return { device: toInstall(device, { byAdministrator, around }), needsReboot: () => reboot };
}

/** Selects the driver in the set of the service, from its published INF; one that a person chose need not fit. */
function selectAgain(device: OwnDevice, { node, inf, copiesFiles = true }: ServedDriver): boolean {
  const { session } = device;
  const { telling, transaction } = session;
  const value = (name: string, text: string | undefined): void =>
    telling.tell({ kind: 'value', category: 'ndv', name, value: text ?? '' });
  value('Driver INF Path', inf);
  if (eraOf(transaction.facts).driverStore) {
    value('Driver Node Name', strongName(underItsName(node), transaction.facts));
    value('Driver Store Path', storeLocation(session.storeWork('Plug and Play service'), inf));
  }
  device.buildList({ driverPath: inf, flags: DI_ENUMSINGLEINF });
  if (!copiesFiles) device.setParams({ flags: device.flags | DI_NOFILECOPY });
  return device.select(node) || device.selectOfClass(node);
}

/** A strong name has no folder. */
function underItsName(node: DriverNode): DriverNode {
  const { source } = node.package;
  return { ...node, package: { ...node.package, source: { ...source, name: fileName(source.name) } } };
}
