import { documented, eraOf } from '../../base/index.ts';
import { dword, type Hardware, multiSz, sz, textOf, type Value } from '../../machine/index.ts';
import { CM_DEVCAP_REMOVABLE, CM_DEVCAP_UNIQUEID } from '../../setupapi/index.ts';
import { instanceKey } from '../devices/index.ts';
import { idHash } from './instance-name.ts';
import type { PnpWork } from './work.ts';

const IDENTIFIED = documented('step-1--the-new-device-is-identified');
const CONTAINERS = documented('how-container-ids-are-generated');

/** The container of what belongs to the computer itself. @see how-container-ids-are-generated */
const COMPUTER = '{00000000-0000-0000-ffff-ffffffffffff}';

/**
 * Writes what a bus says of a device into its instance key.
 * Assumed: each time a device comes all that its bus says is written anew, but a description only where there is none,
 * as an installed driver gives its own; settled by the key of a device plugged in twice on Windows.
 * @see step-1--the-new-device-is-identified
 */
export function writeInstance(work: PnpWork, id: string, parent: string, hardware: Hardware): void {
  const key = instanceKey(id);
  work.change({ kind: 'key', key: `${key}\\LogConf`, after: true }, IDENTIFIED);
  for (const [name, after] of Object.entries(valuesOf(hardware))) {
    work.change({ kind: 'value', key, name, ...(after && { after }) }, IDENTIFIED);
  }
  const { registry } = work.transaction;
  if (hardware.description !== undefined && !registry.value(key, 'DeviceDesc')) {
    const after = sz(hardware.description);
    work.change({ kind: 'value', key, name: 'DeviceDesc', after }, IDENTIFIED);
  }
  if (eraOf(work.transaction.facts).containerIds) {
    const after = sz(containerOf(work, id, parent, hardware));
    work.change({ kind: 'value', key, name: 'ContainerID', after }, CONTAINERS);
  }
}

function valuesOf(hardware: Hardware): Readonly<Record<string, Value | undefined>> {
  const { hardwareIds, compatibleIds, capabilities, uniqueId, location, uiNumber, address } = hardware;
  return {
    HardwareID: hardwareIds.length ? multiSz(hardwareIds) : undefined,
    CompatibleIDs: compatibleIds.length ? multiSz(compatibleIds) : undefined,
    Capabilities: dword(uniqueId ? capabilities | CM_DEVCAP_UNIQUEID : capabilities),
    LocationInformation: location === undefined ? undefined : sz(location),
    UINumber: uiNumber === undefined ? undefined : dword(uiNumber),
    Address: address === undefined ? undefined : dword(address),
  };
}

/** What its bus says, or a container of its own where it is removable, else that of its parent. */
function containerOf({ transaction }: PnpWork, id: string, parent: string, hardware: Hardware): string {
  if (hardware.containerId !== undefined) return hardware.containerId;
  if (hardware.capabilities & CM_DEVCAP_REMOVABLE) return madeContainer(id);
  return textOf(transaction.registry.value(instanceKey(parent), 'ContainerID')) ?? COMPUTER;
}

/** Assumed: the container ID that Windows makes for a removable device without one is made of its instance ID here; settled by no page. */
function madeContainer(id: string): string {
  const text = [0, 1, 2, 3].map(seed => idHash(id, seed).padStart(8, '0')).join('');
  const parts = [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)];
  return `{${parts.join('-')}}`;
}
