import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type EnumeratedDevice,
  enumerateAcpi,
  enumerateHdAudio,
  enumerateHid,
  enumerateIde,
  enumerateMonitor,
  enumeratePci,
  enumerateProcessor,
  enumerateRoot,
  enumerateRootHub,
  enumerateSoftwareDevice,
  enumerateStreamingSoftware,
  enumerateUsb,
} from '../../../src/engine/enumerate/index.ts';
import { shared } from '../../shared.ts';
import { factsOf } from '../select/packages.ts';

interface Lists {
  readonly os: string;
  readonly hardwareIds: readonly string[] | null;
  readonly compatibleIds: readonly string[] | null;
}

const folder = shared('recordings', 'facts');
const recorded: Lists[] = ['driver-node', 'rank-vector', 'selection'].flatMap(name =>
  folder ? (JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as Lists[]) : [],
);
/** Each list once; an empty list of hardware IDs stands where the text has a hole. */
const lists = [
  ...new Map(
    recorded
      .filter(one => one.hardwareIds?.length)
      .map(({ os, hardwareIds, compatibleIds }) => {
        const list = { os, hardwareIds: hardwareIds!, compatibleIds: compatibleIds ?? [] };
        return [JSON.stringify([list.hardwareIds, list.compatibleIds]), list] as const;
      }),
  ).values(),
];

function systemOf(os: string): string {
  if (/2003|XP/.test(os)) return '5.2 sp1';
  if (/Windows 7/.test(os)) return '7';
  if (/2012 R2/.test(os)) return '8.1';
  return /10240/.test(os) ? '10.0.10240' : '10';
}

type Found = Record<string, string>;
type Enumerate = (found: Found, list: (typeof lists)[number]) => EnumeratedDevice;
const number = (text: string | undefined): number => Number.parseInt(text!, 16);

/** The bus facts that the most specific identifier and the class names show, and what follows from them. */
const ENUMERATORS: readonly (readonly [RegExp, Enumerate])[] = [
  [
    /^pci\\ven_(?<vendor>.{4})&dev_(?<device>.{4})&subsys_(?<subsystem>.{4})(?<owner>.{4})&rev_(?<revision>..)$/,
    (found, { os, compatibleIds }) =>
      enumeratePci(
        {
          vendor: number(found.vendor),
          device: number(found.device),
          subsystem: number(found.subsystem),
          subsystemVendor: number(found.owner),
          revision: number(found.revision),
          classCode: number(/^pci\\cc_(.{6})/m.exec(compatibleIds.join('\n'))![1]),
          place: { device: 0, function: 0 },
          bridges: [],
        },
        factsOf(systemOf(os)),
      ),
  ],
  [
    /^hdaudio\\func_(?<type>..)&ven_(?<vendor>.{4})&dev_(?<device>.{4})&subsys_(?<subsystem>.{8})&rev_(?<revision>.{4})$/,
    (found, { compatibleIds }) => {
      const controller = /ctlr_ven_(.{4})&ctlr_dev_(.{4})/.exec(compatibleIds[0]!)!;
      return enumerateHdAudio({
        functionType: number(found.type),
        vendor: number(found.vendor),
        device: number(found.device),
        subsystem: number(found.subsystem),
        revision: number(found.revision),
        controller: { vendor: number(controller[1]), device: number(controller[2]) },
        address: 0,
        node: 1,
      });
    },
  ],
  [
    /^usb\\vid_(?<vendor>.{4})&pid_(?<product>.{4})&rev_(?<revision>.{4})$/,
    (found, { os }) =>
      enumerateUsb(
        {
          vendor: number(found.vendor),
          product: number(found.product),
          revision: number(found.revision),
          class: 0,
          subclass: 0,
          protocol: 0,
          configurations: 1,
          interfaces: [{ number: 0, class: 3, subclass: 0, protocol: 0 }],
          port: 1,
        },
        factsOf(systemOf(os)),
      ),
  ],
  [
    /^usb\\root_hub20&vid(?<vendor>.{4})&pid(?<device>.{4})&rev(?<revision>.{4})$/,
    found =>
      enumerateRootHub({
        kind: 'ROOT_HUB20',
        vendor: number(found.vendor),
        device: number(found.device),
        revision: number(found.revision),
      }),
  ],
  [
    /^hid\\vid_(?<vendor>.{4})&pid_(?<product>.{4})&rev_(?<revision>.{4})$/,
    (found, { os }) =>
      enumerateHid(
        {
          vendor: number(found.vendor),
          product: number(found.product),
          revision: number(found.revision),
          collections: [{ usagePage: 1, usage: 2 }],
        },
        factsOf(systemOf(os)),
      )[0]!,
  ],
  [
    /^acpi\\(?<vendor>[a-z]+intel)_-_(?<architecture>[^_]+)_family_(?<family>\d+)_model_(?<model>\d+)$/,
    found =>
      enumerateProcessor({
        vendor: found.vendor!,
        architecture: found.architecture!,
        family: Number(found.family),
        model: Number(found.model),
        number: 0,
      }),
  ],
  [
    /^acpi\\(?:ven_(?<vendor>[^&]+)&dev_)?(?<id>[^&]+)$/,
    (found, { os }) =>
      enumerateAcpi({ hid: (found.vendor ?? '') + found.id!, cids: [] }, factsOf(systemOf(os))),
  ],
  [/^sw\\(?<guid>\{.*\})$/, found => enumerateStreamingSoftware(found.guid!, '{0}')],
  [/^monitor\\(?<product>.+)$/, found => enumerateMonitor(found.product!, 256)],
  [
    /^(?<id>\*isatap|\*teredo|printenum\\.*)$/,
    found =>
      enumerateSoftwareDevice({
        enumerator: 'SWD',
        instanceId: '0',
        hardwareIds: [found.id!],
        compatibleIds: [],
      }),
  ],
  [
    /^root\\(?<id>dmio|ftdisk)$/,
    found =>
      enumerateRoot({
        name: found.id!,
        number: 0,
        hardwareIds: [`root\\${found.id}`],
        detected: found.id!,
      }),
  ],
];

/** Lists that bus facts do not determine, by their first identifier. */
const GIVEN: readonly (readonly [RegExp, string])[] = [
  [/^ms_/, 'a network component: its identifier is what its INF says'],
  [/^root\\/, 'a root device: its identifiers are what its creator wrote'],
  [/^composite_battery$/, 'a root device: its identifiers are what its creator wrote'],
  [/^acpiapic/, 'the computer: its identifier is the HAL that setup chose'],
  [/^acpi_hal\\/, 'made by the HAL, with a prefix of its own'],
  [/^storage\\volume$/, 'one constant identifier'],
  [/^intel-piix4$/, 'a channel of the IDE controller driver, which names its chips itself'],
  [/^\*pnp0501$/, 'the record shows the identifiers of the search, not of the device'],
  [/^pci\\ven_1000&dev_0622$/, 'SYSPREP asked for one identifier'],
];

const folded = (ids: readonly string[]): string[] => ids.map(id => id.toLowerCase());

describe.skipIf(!folder)('every ID list in the recordings', () => {
  const known = lists.flatMap(list => {
    const found = ENUMERATORS.find(([pattern]) => pattern.test(list.hardwareIds[0]!));
    return found ? [{ list, found }] : [];
  });
  it.each(known.map(one => [one.list.hardwareIds[0]!, one] as const))('%s', (first, { list, found }) => {
    const [pattern, enumerate] = found;
    const device = enumerate(pattern.exec(first)!.groups!, list);
    expect([folded(device.hardwareIds), folded(device.compatibleIds)]).toEqual([
      list.hardwareIds,
      list.compatibleIds,
    ]);
  });
  it('or is given by somebody', () => {
    const others = lists.filter(list => !known.some(one => one.list === list));
    const unexplained = others.filter(one => !GIVEN.some(([pattern]) => pattern.test(one.hardwareIds[0]!)));
    expect(unexplained).toEqual([]);
    console.log(`${known.length} ID lists follow from bus facts, ${others.length} are given`);
  });
});

describe('instance IDs', () => {
  const pci = {
    vendor: 0x1af4,
    device: 0x1000,
    subsystem: 1,
    subsystemVendor: 0x1af4,
    revision: 0,
    classCode: 0x020000,
  };
  // Recordings 002: …\3&267a616a&1&18; 096: …\4&1e394c99&0&0868; 128: …\4&11e7f7e8&0&0048.
  it.each([
    [{ device: 3, function: 0 }, [], '18'],
    [{ device: 1, function: 0 }, [{ device: 13, function: 0 }], '0868'],
    [{ device: 0, function: 0 }, [{ device: 9, function: 0 }], '0048'],
  ])('of PCI %j behind %j', (place, bridges, instanceId) => {
    const device = enumeratePci({ ...pci, place, bridges }, factsOf('8.1'));
    expect(device.instanceId).toBe(instanceId);
    expect(device.deviceId).toBe('PCI\\VEN_1AF4&DEV_1000&SUBSYS_00011AF4&REV_00');
    expect(device.uniqueId).toBe(false);
  });
});

// identifiers-for-ide-devices
it('an IDE disk', () => {
  const disk = { type: 0, model: 'Maxtor 91000D8', revision: 'SASX1B18', channel: { target: 0, lun: 0 } };
  expect(enumerateIde(disk).hardwareIds).toEqual([
    'IDE\\DiskMaxtor_91000D8__________________________SASX1B18',
    'IDE\\Maxtor_91000D8__________________________SASX1B18',
    'IDE\\DiskMaxtor_91000D8__________________________',
    'Maxtor_91000D8__________________________SASX1B18',
    'GenDisk',
  ]);
});
