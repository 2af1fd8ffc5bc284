import { errorName } from '../base/index.ts';
import {
  CM_LOCATE_DEVNODE_NORMAL,
  type DeviceInfo,
  DIGCF_ALLCLASSES,
  DIGCF_PRESENT,
  type SetupApi,
  SPDRP_CLASS,
  SPDRP_CLASSGUID,
  SPDRP_COMPATIBLEIDS,
  SPDRP_CONFIGFLAGS,
  SPDRP_DEVICEDESC,
  SPDRP_DRIVER,
  SPDRP_ENUMERATOR_NAME,
  SPDRP_HARDWAREID,
  SPDRP_INSTALL_STATE,
  SPDRP_LOWERFILTERS,
  SPDRP_MFG,
  SPDRP_SERVICE,
  SPDRP_UPPERFILTERS,
} from '../setupapi/index.ts';
import { driverProperty, hex, ofDevices, shown } from './asked-device.ts';
import type { Answers, Probe, Subject } from './probe.ts';

/** Devices of a set with their instance IDs. */
export function devicesIn(api: SetupApi, flags: number): ReadonlyMap<string, DeviceInfo> {
  const found = new Map<string, DeviceInfo>();
  const { set } = api.SetupDiGetClassDevs({ class: null, flags: DIGCF_ALLCLASSES | flags });
  for (let index = 0; ; index++) {
    const { device } = api.SetupDiEnumDeviceInfo({ set, index });
    if (!device) break;
    found.set(api.SetupDiGetDeviceInstanceId({ set, device }).id ?? '', device);
  }
  api.SetupDiDestroyDeviceInfoList({ set });
  return found;
}

function presentDevices({ api }: Subject): Answers {
  const root = api.CM_Locate_DevNode({ id: null, flags: CM_LOCATE_DEVNODE_NORMAL });
  if (!root.ret) return { cannot: `CM_Locate_DevNode of the root answers ${hex(root.cr)}` };
  const answers = new Map<string, string>();
  for (const id of devicesIn(api, DIGCF_PRESENT).keys()) {
    const { devInst = 0 } = api.CM_Locate_DevNode({ id, flags: CM_LOCATE_DEVNODE_NORMAL });
    const { devInst: above = 0 } = api.CM_Get_Parent({ devInst, flags: 0 });
    const { problem } = api.CM_Get_DevNode_Status({ devInst });
    answers.set(id, `problem ${problem}, below ${api.CM_Get_Device_ID({ devInst: above }).id}`);
  }
  return answers;
}

/** Phantoms that are asked about. */
const MOST = 30;

function absentDevices({ api }: Subject): Answers {
  const present = devicesIn(api, DIGCF_PRESENT);
  const absent = [...devicesIn(api, 0).keys()].filter(id => !present.has(id));
  if (absent.length === 0) return { cannot: 'every device that this machine remembers is present' };
  return new Map(absent.slice(0, MOST).map(id => [id, locatedAs(api, id)]));
}

/** The number of a device that is not there is one that a set gives. */
function locatedAs(api: SetupApi, id: string): string {
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const { device } = api.SetupDiOpenDeviceInfo({ set, id, flags: 0 });
  const located = api.CM_Locate_DevNode({ id, flags: CM_LOCATE_DEVNODE_NORMAL }).cr;
  const status = api.CM_Get_DevNode_Status({ devInst: device?.devInst ?? 0 }).cr;
  api.SetupDiDestroyDeviceInfoList({ set });
  return `CM_Locate_DevNode ${hex(located)}, CM_Get_DevNode_Status ${hex(status)}`;
}

/** Those that stand in the registry, without the names that people give. */
const PROPERTIES: Readonly<Record<string, number>> = {
  SPDRP_DEVICEDESC,
  SPDRP_HARDWAREID,
  SPDRP_COMPATIBLEIDS,
  SPDRP_SERVICE,
  SPDRP_CLASS,
  SPDRP_CLASSGUID,
  SPDRP_DRIVER,
  SPDRP_CONFIGFLAGS,
  SPDRP_MFG,
  SPDRP_UPPERFILTERS,
  SPDRP_LOWERFILTERS,
  SPDRP_ENUMERATOR_NAME,
  SPDRP_INSTALL_STATE,
};

function registryProperties(subject: Subject): Answers {
  return ofDevices(subject, ({ api, set, device }) =>
    Object.entries(PROPERTIES).map(([name, property]) => {
      const { ret, err, type, value } = api.SetupDiGetDeviceRegistryProperty({ set, device, property });
      return [name, ret ? `type ${type}: ${shown(value)}` : errorName(err)];
    }),
  );
}

const DRIVER_PROPERTIES = [
  'DriverDesc',
  'DriverProvider',
  'DriverVersion',
  'DriverDate',
  'DriverInfPath',
  'DriverInfSection',
  'DriverInfSectionExt',
  'MatchingDeviceId',
];

function driverProperties(subject: Subject): Answers {
  return ofDevices(subject, asked =>
    DRIVER_PROPERTIES.flatMap(name => {
      const value = driverProperty(asked, name);
      return value === undefined || value === null ? [] : [[name, shown(value)] as const];
    }),
  );
}

/** What devices there are, and what is known of them. */
export const DEVICE_PROBES: readonly Probe[] = [
  {
    name: 'present devices',
    proves: 'sets of present devices hold the device tree, with parents and problems',
    settles: 'nf-setupapi-setupdigetclassdevsw',
    observe: presentDevices,
  },
  {
    name: 'absent devices',
    proves: 'how the configuration manager answers for devices that are not there',
    settles: 'determining-whether-a-device-is-plugged-in',
    observe: absentDevices,
  },
  {
    name: 'properties of devices',
    proves: 'where SPDRP_ properties stand, with their types, and how one that is not there is answered',
    settles: 'nf-setupapi-setupdigetdeviceregistrypropertyw',
    observe: registryProperties,
  },
  {
    name: 'properties of drivers',
    proves: 'where DEVPKEY_Device_Driver properties stand',
    settles: 'nf-setupapi-setupdigetdevicepropertyw',
    observe: driverProperties,
  },
];
