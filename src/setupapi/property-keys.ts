import type { PropertyKey } from './device-functions.ts';

/** The category of properties that SPDRP_ numbers name too: DEVPKEY_Device_DeviceDesc is SPDRP_DEVICEDESC and 2. */
const REGISTRY = '{a45c254e-df1c-4efd-8020-67d146a850e0}';
const DRIVER = '{a8b865dd-2e3d-4094-ad97-e593a70c75d6}';
const STATE = '{4340a6c5-93fa-4706-972c-7b648008a5a7}';

/** Properties of devices: category, names after `DEVPKEY_` with their numbers. */
const KEYS: readonly (readonly [category: string, names: Readonly<Record<string, number>>])[] = [
  ['{b725f130-47ef-101a-a5f1-02608c9eebac}', { NAME: 10 }],
  ['{78c34fc8-104a-4aca-9ea4-524d52996e57}', { Device_InstanceId: 256 }],
  ['{8c7ed206-3f8a-4827-b3ab-ae9e1faefc6c}', { Device_ContainerId: 2 }],
  ['{540b947e-8b40-45bc-a8a2-6a0b894cbda2}', { Device_IsPresent: 5 }],
  ['{83da6326-97a6-4088-9453-a1923f573b29}', { Device_InstallDate: 100, Device_FirstInstallDate: 101 }],
  [
    REGISTRY,
    {
      Device_DeviceDesc: 2,
      Device_HardwareIds: 3,
      Device_CompatibleIds: 4,
      Device_Service: 6,
      Device_Class: 9,
      Device_ClassGuid: 10,
      Device_Driver: 11,
      Device_ConfigFlags: 12,
      Device_Manufacturer: 13,
      Device_FriendlyName: 14,
      Device_LocationInfo: 15,
      Device_PDOName: 16,
      Device_Capabilities: 17,
      Device_UINumber: 18,
      Device_UpperFilters: 19,
      Device_LowerFilters: 20,
      Device_BusTypeGuid: 21,
      Device_LegacyBusType: 22,
      Device_BusNumber: 23,
      Device_EnumeratorName: 24,
      Device_Security: 25,
      Device_SecuritySDS: 26,
      Device_DevType: 27,
      Device_Exclusive: 28,
      Device_Characteristics: 29,
      Device_Address: 30,
      Device_UINumberDescFormat: 31,
      Device_PowerData: 32,
      Device_RemovalPolicy: 33,
      Device_RemovalPolicyDefault: 34,
      Device_RemovalPolicyOverride: 35,
      Device_InstallState: 36,
      Device_LocationPaths: 37,
      Device_BaseContainerId: 38,
    },
  ],
  [
    DRIVER,
    {
      Device_DriverDate: 2,
      Device_DriverVersion: 3,
      Device_DriverDesc: 4,
      Device_DriverInfPath: 5,
      Device_DriverInfSection: 6,
      Device_DriverInfSectionExt: 7,
      Device_MatchingDeviceId: 8,
      Device_DriverProvider: 9,
      Device_DriverPropPageProvider: 10,
      Device_DriverCoInstallers: 11,
    },
  ],
  [STATE, { Device_DevNodeStatus: 2, Device_ProblemCode: 3, Device_Parent: 8, Device_ProblemStatus: 12 }],
];

const BY_NAME: ReadonlyMap<string, PropertyKey> = new Map(
  KEYS.flatMap(([category, names]) =>
    Object.entries(names).map(([name, id]) => [`DEVPKEY_${name}`, { category, id }] as const),
  ),
);

/** The key of a name: `DEVPKEY_Device_FriendlyName`. */
export function propertyKey(name: string): PropertyKey | undefined {
  return BY_NAME.get(name);
}
