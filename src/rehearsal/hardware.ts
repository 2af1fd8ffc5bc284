import { type Facts, foldCase, sameName } from '../base/index.ts';
import { readInstanceIds } from '../engine/devices/index.ts';
import { type EnumeratedDevice, enumeratePci, enumerateUsb } from '../engine/enumerate/index.ts';
import type { Hardware, MachineReader } from '../machine/index.ts';
import type { HardwareEntry } from './rehearsal.ts';

const CM_DEVCAP_REMOVABLE = 0x4;
const CM_DEVCAP_UNIQUEID = 0x10;
const CM_DEVCAP_RAWDEVICEOK = 0x40;
const CM_DEVCAP_SURPRISEREMOVALOK = 0x80;

/** What a bus reports of the hardware of a rehearsal that sits in a port. */
export function hardwareOf(name: string, entry: HardwareEntry, port: number, facts: Facts): Hardware {
  const { deviceId, instanceId, uniqueId, hardwareIds, compatibleIds } = enumerated(entry, port, facts);
  const capabilities =
    (uniqueId ? CM_DEVCAP_UNIQUEID : 0) |
    (entry.raw ? CM_DEVCAP_RAWDEVICEOK : 0) |
    (isHotPluggable(entry) ? CM_DEVCAP_REMOVABLE | CM_DEVCAP_SURPRISEREMOVALOK : 0);
  return {
    name,
    deviceId,
    instanceId,
    uniqueId,
    hardwareIds,
    compatibleIds,
    capabilities,
    ...(entry.behind !== undefined && { parent: entry.behind }),
    ...(entry.description !== undefined && { description: entry.description }),
  };
}

/** USB devices come and go, PCI devices do not; of others the rehearsal says so, or they do. */
export function isHotPluggable({ hotPluggable, pci }: HardwareEntry): boolean {
  return hotPluggable ?? pci === undefined;
}

function enumerated(entry: HardwareEntry, port: number, facts: Facts): EnumeratedDevice {
  const { usb, pci, serial } = entry;
  if (usb) {
    return enumerateUsb(
      { ...usb, configurations: 1, interfaces: [], port, ...(serial !== undefined && { serial }) },
      facts,
    );
  }
  if (pci) return enumeratePci({ ...pci, place: { device: port, function: 0 }, bridges: [] }, facts);
  const { hardwareIds = [], compatibleIds = [] } = entry;
  const id = hardwareIds.at(-1) ?? compatibleIds[0] ?? '';
  return {
    deviceId: deviceIdOf(foldCase(id)),
    instanceId: serial ?? String(port),
    uniqueId: serial !== undefined,
    hardwareIds,
    compatibleIds,
  };
}

/** The name of a device below Enum has two parts; an identifier without an enumerator is one of Root's. */
function deviceIdOf(id: string): string {
  if (id.startsWith('*')) return `ACPI\\${id.slice(1)}`;
  const [enumerator = '', device] = id.split('\\');
  return device === undefined ? `ROOT\\${enumerator}` : `${enumerator}\\${device}`;
}

/** The instance ID of what is plugged in under a name, or of a device that has that instance ID. */
export function instanceOf(machine: MachineReader, name: string): string | undefined {
  const node = machine.running
    .list('devnode')
    .find(({ state }) => state.hardware && sameName(state.hardware, name));
  if (node) return node.name;
  return readInstanceIds(machine, undefined).find(id => sameName(id, name));
}
