import { type EnumeratedDevice, hexadecimal } from './enumerated.ts';

/** What a program says of a device that it creates with SwDeviceCreate. */
export interface SoftwareDeviceFacts {
  /** The part of the program: `PRINTENUM`, `MMDEVAPI`. */
  readonly enumerator: string;
  readonly instanceId: string;
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
  /** SWDeviceCapabilitiesDriverRequired: it does not start without a driver. */
  readonly driverRequired?: boolean;
}

/**
 * The identifiers of a software device.
 * Observed: SWD\GenericRaw and SWD\Generic stand behind its own, the first not for a device that needs a driver
 * (recordings 001, 122).
 * Assumed: SWDeviceCapabilitiesDriverRequired is what leaves SWD\GenericRaw out; a recorded device that is known
 * to have it would settle it.
 */
export function enumerateSoftwareDevice(software: SoftwareDeviceFacts): EnumeratedDevice {
  const raw = software.driverRequired ? [] : ['SWD\\GenericRaw'];
  return {
    deviceId: `SWD\\${software.enumerator}`,
    instanceId: software.instanceId,
    uniqueId: true,
    hardwareIds: software.hardwareIds,
    compatibleIds: [...software.compatibleIds, ...raw, 'SWD\\Generic'],
  };
}

/** A software component that an AddComponent directive creates below a device. */
export interface SoftwareComponentFacts {
  readonly extensionId: string;
  readonly name: string;
  /** ComponentIDs of the directive. */
  readonly componentIds: readonly string[];
  /** What PnP adds to tell the components of several devices apart: `5&79bb045&0`. */
  readonly suffix: string;
}

/**
 * The identifiers of a software component.
 * Observed: recordings 118; that the GUID is the ExtensionId is inferred there.
 * @see inf-addcomponent-directive
 */
export function enumerateSoftwareComponent(component: SoftwareComponentFacts): EnumeratedDevice {
  return enumerateSoftwareDevice({
    enumerator: 'DRIVERENUM',
    instanceId: `${component.extensionId}#${component.name}&${component.suffix}`,
    hardwareIds: component.componentIds.map(id => `SWC\\${id}`),
    compatibleIds: ['SWC\\Generic'],
  });
}

/**
 * The identifiers of a device on the bus of kernel streaming: interface class and reference string.
 * Observed: recordings 001, 106.
 */
export function enumerateStreamingSoftware(classGuid: string, reference: string): EnumeratedDevice {
  const id = `SW\\${classGuid}`;
  return { deviceId: id, instanceId: reference, uniqueId: true, hardwareIds: [id], compatibleIds: [] };
}

/**
 * A root-enumerated device: its identifiers are what its creator wrote, and for one that was detected two more.
 * Observed: recordings 006 (Server 2003).
 */
export function enumerateRoot(root: {
  /** `SYSTEM`, `BASICRENDER`. */
  readonly name: string;
  readonly number: number;
  readonly hardwareIds: readonly string[];
  /** The name it was detected under: `DMIO`. */
  readonly detected?: string;
}): EnumeratedDevice {
  const { detected } = root;
  return {
    deviceId: `ROOT\\${root.name}`,
    instanceId: hexadecimal(root.number, 4),
    uniqueId: true,
    hardwareIds: root.hardwareIds,
    compatibleIds: detected ? [`DETECTEDInternal\\${detected}`, `DETECTED\\${detected}`] : [],
  };
}

/**
 * A monitor, by the manufacturer and product of its EDID; `Default_Monitor` where it has none.
 * Observed: recordings 009, 118.
 */
export function enumerateMonitor(product: string, uid: number): EnumeratedDevice {
  return {
    deviceId: `DISPLAY\\${product}`,
    instanceId: `UID${uid}`,
    uniqueId: false,
    hardwareIds: [`MONITOR\\${product}`],
    compatibleIds: ['*PNP09FF'],
  };
}
