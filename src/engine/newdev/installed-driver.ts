import { sameName } from '../../base/index.ts';
import { textOf } from '../../machine/index.ts';
import { softwareKey } from '../devices/index.ts';
import type { DriverNode } from '../select/index.ts';
import type { Session } from '../session.ts';
import { fileName } from '../store/index.ts';

/** The driver that a device has, as its software key names it. */
export interface InstalledDriver {
  /** `oem2.inf` */
  readonly inf: string;
  /** The install section without its decoration. */
  readonly section: string;
  readonly matchingId: string;
}

/** What a device has for a driver; undefined for one with none. @see registry-trees-and-keys */
export function readInstalledDriver({ transaction }: Session, id: string): InstalledDriver | undefined {
  const key = softwareKey(transaction, id);
  const text = (name: string): string => (key && textOf(transaction.registry.value(key, name))) || '';
  const inf = text('InfPath');
  return inf === '' ? undefined : { inf, section: text('InfSection'), matchingId: text('MatchingDeviceId') };
}

/** Whether a node is the driver that is installed. */
export function isInstalled(node: DriverNode, { inf, section, matchingId }: InstalledDriver): boolean {
  return (
    sameName(fileName(node.package.source.name), inf) &&
    sameName(node.model.installSection.value, section) &&
    sameName(node.match.id, matchingId)
  );
}

export function isSameDriver(a: InstalledDriver, b: InstalledDriver): boolean {
  return sameName(a.inf, b.inf) && sameName(a.section, b.section) && sameName(a.matchingId, b.matchingId);
}

/** The path of a published INF. */
export function publishedPath({ directories }: Session, inf: string): string {
  return `${directories.windows}\\INF\\${inf}`;
}
