import { type Hardware, listOf, numberOf, textOf, type Value } from '../../machine/index.ts';
import type { MemoryMachine } from '../../machine/memory/index.ts';
import { CM_DEVCAP_REMOVABLE, CM_DEVCAP_UNIQUEID } from '../../setupapi/index.ts';
import type { RawDevnode } from './sources.ts';

/**
 * Puts the device tree into a machine: devnodes, and for each the hardware that it stands for, as far as its instance
 * key tells what the bus said. Parents come first. Every bus is taken to tell what comes and goes.
 */
export function putDevices(machine: MemoryMachine, tree: readonly RawDevnode[]): void {
  const parents = new Set(tree.map(({ parent }) => parent));
  for (const node of tree) {
    const isRoot = node.parent === undefined;
    const hardware = isRoot
      ? undefined
      : hardwareOf(machine, node, { above: tree[0]!.id, isBus: parents.has(node.id) });
    if (hardware) machine.apply({ kind: 'presence', name: hardware.name, after: hardware });
    const { id, status, problem, parent } = node;
    const after = {
      status,
      problem,
      ...(hardware && { hardware: hardware.name }),
      ...(parent !== undefined && { parent }),
    };
    machine.apply({ kind: 'running', what: 'devnode', name: id, after });
  }
}

function hardwareOf(
  { registry }: MemoryMachine,
  { id, parent }: RawDevnode,
  { above, isBus }: { readonly above: string; readonly isBus: boolean },
): Hardware {
  const value = (name: string): Value | undefined =>
    registry.value(`HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${id}`, name);
  const [enumerator = '', device = '', instance = ''] = id.split('\\');
  const capabilities = numberOf(value('Capabilities')) ?? 0;
  const uniqueId = (capabilities & CM_DEVCAP_UNIQUEID) !== 0;
  const [location, containerId] = [textOf(value('LocationInformation')), textOf(value('ContainerID'))];
  const [uiNumber, address] = [numberOf(value('UINumber')), numberOf(value('Address'))];
  const hotPluggable = (capabilities & CM_DEVCAP_REMOVABLE) !== 0 || enumerator === 'USB';
  return {
    name: id,
    ...(parent !== undefined && parent !== above && { parent }),
    deviceId: `${enumerator}\\${device}`,
    instanceId: uniqueId ? instance : instance.slice(instance.lastIndexOf('&') + 1),
    uniqueId,
    hardwareIds: listOf(value('HardwareID')) ?? [],
    compatibleIds: listOf(value('CompatibleIDs')) ?? [],
    capabilities,
    ...(location !== undefined && { location }),
    ...(containerId !== undefined && { containerId }),
    ...(uiNumber !== undefined && { uiNumber }),
    ...(address !== undefined && { address }),
    ...(isBus && { bus: { enumerator, hotPluggable, notifies: true } }),
  };
}
