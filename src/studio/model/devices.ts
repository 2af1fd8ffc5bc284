import { foldCase, sameName } from '../../base/index.ts';
import {
  classKey,
  instanceKey,
  ROOT_ID,
  readClassGuid,
  readClassName,
  readInstanceIds,
  readProperty,
  softwareKey,
} from '../../engine/devices/index.ts';
import { isStarted } from '../../engine/pnp/index.ts';
import { listOf, type MachineReader, numberOf, textOf } from '../../machine/index.ts';
import {
  CONFIGFLAG_BOOT_DEVICE,
  CONFIGFLAG_DISABLED,
  CONFIGFLAG_FAILEDINSTALL,
  CONFIGFLAG_FINISH_INSTALL,
  CONFIGFLAG_FINISHINSTALL_ACTION,
  CONFIGFLAG_PARTIAL_LOG_CONF,
  CONFIGFLAG_REINSTALL,
  SPDRP_COMPATIBLEIDS,
  SPDRP_CONFIGFLAGS,
  SPDRP_DEVICEDESC,
  SPDRP_FRIENDLYNAME,
  SPDRP_HARDWAREID,
  SPDRP_SERVICE,
} from '../../setupapi/index.ts';

/** A device as Device Manager knows it. */
export interface Device {
  /** Its instance ID. */
  readonly id: string;
  readonly name: string;
  /** The name of its setup class; `Other devices` are those without one. */
  readonly className: string;
  readonly parent: string | undefined;
  readonly state: 'started' | 'stopped' | 'problem' | 'phantom';
  /** CM_PROB_ code; 0 for none. */
  readonly problem: number;
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
}

/** What is known of a device besides: a name and what stands there, empty where nothing does. */
export type Property = readonly [name: string, values: readonly string[]];

/** Every device that the machine knows, plugged in or not; the root of the tree is none. */
export function readDevices(machine: MachineReader): Device[] {
  const running = machine.running.list('devnode').map(({ name }) => foldCase(name));
  const ids = new Set([...running, ...readInstanceIds(machine, undefined)]);
  return [...ids].filter(id => !sameName(id, ROOT_ID)).map(id => readDevice(machine, id));
}

/** A device by its instance ID. */
export function readDevice(machine: MachineReader, id: string): Device {
  const devnode = machine.running.state('devnode', id);
  const text = (property: number): string | undefined => textOf(readProperty(machine, id, property));
  const hardwareIds = listOf(readProperty(machine, id, SPDRP_HARDWAREID)) ?? [];
  const guid = readClassGuid(machine, id);
  const problem = devnode?.problem ?? 0;
  return {
    id,
    name: plain(text(SPDRP_FRIENDLYNAME)) ?? plain(text(SPDRP_DEVICEDESC)) ?? hardwareIds[0] ?? id,
    className: (guid && className(machine, guid)) || 'Other devices',
    parent: devnode?.parent,
    state: !devnode ? 'phantom' : problem ? 'problem' : isStarted(devnode) ? 'started' : 'stopped',
    problem,
    hardwareIds,
    compatibleIds: listOf(readProperty(machine, id, SPDRP_COMPATIBLEIDS)) ?? [],
  };
}

function className(machine: MachineReader, guid: string): string | undefined {
  const description = plain(textOf(machine.registry.value(classKey(guid), '')));
  return description ?? readClassName(machine, guid);
}

/** A text of an INF is kept as `@oem0.inf,%name%;the text`. */
function plain(text: string | undefined): string | undefined {
  const own = text?.startsWith('@') ? text.slice(text.lastIndexOf(';') + 1) : text;
  return own === '' ? undefined : own;
}

/** A branch of the tree of devices. */
export interface DeviceBranch {
  readonly name: string;
  /** Absent for a class. */
  readonly device?: Device;
  readonly branches: readonly DeviceBranch[];
}

/** Devices below their classes, as Device Manager shows them at first. */
export function devicesByType(devices: readonly Device[]): DeviceBranch[] {
  const classes = new Map<string, Device[]>();
  for (const device of devices) {
    classes.set(device.className, [...(classes.get(device.className) ?? []), device]);
  }
  return [...classes]
    .map(([name, members]) => ({
      name,
      branches: members.map(device => ({ name: device.name, device, branches: [] })).sort(byName),
    }))
    .sort(byName);
}

/** Devices below those that they are plugged into; what is not plugged in stands at the top. */
export function devicesByConnection(devices: readonly Device[]): DeviceBranch[] {
  const known = new Set(devices.map(({ id }) => foldCase(id)));
  const below = new Map<string, Device[]>();
  for (const device of devices) {
    const parent = foldCase(device.parent ?? '');
    const key = known.has(parent) ? parent : '';
    below.set(key, [...(below.get(key) ?? []), device]);
  }
  const branches = (parent: string): DeviceBranch[] =>
    (below.get(parent) ?? [])
      .map(device => ({ name: device.name, device, branches: branches(foldCase(device.id)) }))
      .sort(byName);
  return branches('');
}

function byName(a: DeviceBranch, b: DeviceBranch): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

const CONFIG_FLAGS = {
  CONFIGFLAG_DISABLED,
  CONFIGFLAG_REINSTALL,
  CONFIGFLAG_FAILEDINSTALL,
  CONFIGFLAG_FINISH_INSTALL,
  CONFIGFLAG_PARTIAL_LOG_CONF,
  CONFIGFLAG_FINISHINSTALL_ACTION,
  CONFIGFLAG_BOOT_DEVICE,
} as const;

/** The properties of a device as people look for them. */
export function propertiesOf(machine: MachineReader, device: Device): Property[] {
  const { id, hardwareIds, compatibleIds } = device;
  const text = (property: number): string[] => [textOf(readProperty(machine, id, property)) ?? []].flat();
  const flags = numberOf(readProperty(machine, id, SPDRP_CONFIGFLAGS));
  const devnode = machine.running.state('devnode', id);
  const software = softwareKey(machine, id);
  const driver = (name: string): string[] =>
    software === undefined ? [] : [plain(textOf(machine.registry.value(software, name))) ?? []].flat();
  return [
    ['Device instance path', [id]],
    ['Class', [device.className]],
    ['Hardware IDs', hardwareIds],
    ['Compatible IDs', compatibleIds],
    ['Service', text(SPDRP_SERVICE)],
    [
      'Driver',
      [
        ...driver('InfPath'),
        ...driver('InfSection').map(section => `[${section}${driver('InfSectionExt').join()}]`),
      ],
    ],
    ['Provider', driver('ProviderName')],
    ['Driver date', driver('DriverDate')],
    ['Driver version', driver('DriverVersion')],
    ['Matching device ID', driver('MatchingDeviceId')],
    ['ConfigFlags', flags === undefined ? [] : [`0x${flags.toString(16)}`, ...namesOf(flags)]],
    ['Status', devnode ? [`0x${devnode.status.toString(16)}`] : ['not plugged in']],
    ['Key', [instanceKey(id)]],
  ];
}

function namesOf(flags: number): string[] {
  return Object.entries(CONFIG_FLAGS).flatMap(([name, bit]) => (flags & bit ? [name] : []));
}
