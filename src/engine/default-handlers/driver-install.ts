import { eraOf } from '../../base/index.ts';
import type { ActualSection, NamedInf } from '../../inf/index.ts';
import { DIREG_DEV, INF_STYLE_WIN4 } from '../../setupapi/index.ts';
import type { Element } from '../device-sets.ts';
import { deviceKey, softwareKey } from '../devices/index.ts';
import type { ListedDriver } from '../driver-node.ts';
import { openFile } from '../inf-files.ts';
import { installationOf } from '../install-sections.ts';
import type { FileReceiver, Installation, ServiceDone } from '../sections/index.ts';
import type { Session } from '../session.ts';
import { fileName, mediaLocation, publishedName, storeLocation } from '../store/index.ts';

const GLOBAL_HARDWARE_KEY = { scope: 1, hwProfile: 0, keyType: DIREG_DEV };

/** The driver that is installed for a device. */
export interface DriverInstall {
  readonly session: Session;
  readonly element: Element;
  readonly driver: ListedDriver;
  /** Its INF: the one in the driver store where the package is staged. */
  readonly source: NamedInf;
  readonly section: ActualSection;
}

const OPENED = new WeakMap<ListedDriver, NamedInf>();

/** The driver that is selected for a device, opened where its files lie. */
export function openDriver(session: Session, element: Element, driver: ListedDriver): DriverInstall {
  const { package: from, section } = driver.model;
  const path = storedInf(session, from.source.name);
  const known = OPENED.get(driver);
  const source = known?.name === path ? known : (reopened(session, path) ?? from.source);
  OPENED.set(driver, source);
  return { session, element, driver, source, section };
}

function reopened(session: Session, path: string): NamedInf | undefined {
  if (!session.transaction.volume.file(path)?.bytes()) return undefined;
  const opened = openFile(session, path, INF_STYLE_WIN4, { package: folderOf(path) });
  return opened.ok ? { name: path, inf: opened.inf } : undefined;
}

/**
 * Where an INF and its files lie: in the driver store; before there was one, the files lie where the INF was
 * copied from.
 */
function storedInf(session: Session, path: string): string {
  if (!eraOf(session.transaction.facts).driverStore) return path;
  return storeLocation(session.storeWork('SetupDiInstallDevice'), path) ?? path;
}

/** The folder that the files of an INF come from. */
export function sourceFolder(session: Session, path: string): string {
  const media = eraOf(session.transaction.facts).driverStore
    ? undefined
    : mediaLocation(session.storeWork('SetupDiInstallDevice'), fileName(path));
  return media ?? folderOf(storedInf(session, path));
}

/** `oem2.inf`, or undefined for an INF that is not in the INF directory. */
export function publishedInf(session: Session, path: string): string | undefined {
  const work = session.storeWork('SetupDiInstallDevice');
  const isThere = session.transaction.volume.file(`${work.infFolder}\\${fileName(path)}`) !== undefined;
  if (folderOf(path).toLowerCase() === work.infFolder.toLowerCase() && isThere) return fileName(path);
  const published = eraOf(session.transaction.facts).driverStore ? publishedName(work, path) : undefined;
  return published && fileName(published);
}

/** For whom the sections of a driver are carried out. */
export function installationFor(
  { session, element, source }: DriverInstall,
  files: FileReceiver,
  serviceDone?: (done: ServiceDone) => void,
): Installation {
  const { transaction } = session;
  const software = softwareKey(transaction, element.id);
  const hardware = deviceKey(transaction, element.id, GLOBAL_HARDWARE_KEY)!;
  const installation = installationOf(session, source.name, files);
  return {
    ...installation,
    directories: { ...installation.directories, package: folderOf(source.name) },
    keys: { ...(software !== undefined && { 'software key': software }), 'hardware key': hardware },
    device: { instanceId: element.id },
    ...(serviceDone && { serviceDone }),
  };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('\\')));
}
