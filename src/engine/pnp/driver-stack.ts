import { foldCase } from '../../base/index.ts';
import { listOf, numberOf, type SystemReader, textOf } from '../../machine/index.ts';
import {
  CM_DEVCAP_RAWDEVICEOK,
  CM_PROB_DISABLED_SERVICE,
  CM_PROB_DRIVER_FAILED_LOAD,
  CM_PROB_DRIVER_SERVICE_KEY_INVALID,
  CM_PROB_FAILED_INSTALL,
  CM_PROB_REGISTRY,
} from '../../setupapi/index.ts';
import { classKey, instanceKey, readClassGuid } from '../devices/index.ts';

/** Why a device cannot be started. */
export interface Problem {
  /** CM_PROB_ code. */
  readonly code: number;
  /** NTSTATUS. */
  readonly status?: number;
}

/** The drivers of a device by service, from the lowest to the highest. */
export interface DriverStack {
  readonly services: readonly string[];
  /** Absent where the bus driver alone runs the device. */
  readonly functionDriver?: string;
  readonly isFiltered: boolean;
}

const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const DISABLED = 4;
const STATUS_OBJECT_NAME_NOT_FOUND = 0xc0000034;
const STATUS_PNP_FUNCTION_DRIVER_REQUIRED = 0xc0000494;

/**
 * The drivers that are to be loaded for a device: lower filters of the device and of its class, function driver,
 * upper filters of both. Without a function driver only a device that its bus calls raw starts.
 * @see adddevice-routines-in-function-or-filter-drivers, installing-a-null-driver, cm-prob-failed-install
 */
export function readStack(system: SystemReader, id: string): DriverStack | Problem {
  const { registry } = system;
  const classGuid = readClassGuid(system, id);
  const keys = [instanceKey(id), ...(classGuid === undefined ? [] : [classKey(classGuid)])];
  const filters = (name: string): string[] => keys.flatMap(key => listOf(registry.value(key, name)) ?? []);
  const [lower, upper] = [filters('LowerFilters'), filters('UpperFilters')];
  const service = textOf(registry.value(instanceKey(id), 'Service')) || undefined;
  const capabilities = numberOf(registry.value(instanceKey(id), 'Capabilities')) ?? 0;
  if (service === undefined && !(capabilities & CM_DEVCAP_RAWDEVICEOK)) {
    return { code: CM_PROB_FAILED_INSTALL, status: STATUS_PNP_FUNCTION_DRIVER_REQUIRED };
  }
  return {
    services: [...lower, ...(service === undefined ? [] : [service]), ...upper],
    ...(service !== undefined && { functionDriver: service }),
    isFiltered: lower.length + upper.length > 0,
  };
}

/**
 * Why the driver of a service cannot be loaded: its key, its start type, its file.
 * Assumed: a service key without a type is an invalid one, and a driver file that is not there explains itself by
 * STATUS_OBJECT_NAME_NOT_FOUND; settled by devices with such services on Windows.
 * @see cm-prob-registry, cm-prob-driver-service-key-invalid, cm-prob-disabled-service, cm-prob-driver-failed-load
 */
export function loadProblem(system: SystemReader, service: string): Problem | undefined {
  const { registry, volume } = system;
  const key = `${SERVICES}\\${service}`;
  if (!registry.has(key)) return { code: CM_PROB_REGISTRY };
  if (numberOf(registry.value(key, 'Type')) === undefined)
    return { code: CM_PROB_DRIVER_SERVICE_KEY_INVALID };
  if (numberOf(registry.value(key, 'Start')) === DISABLED) return { code: CM_PROB_DISABLED_SERVICE };
  if (volume.file(driverFile(system, service))) return undefined;
  return { code: CM_PROB_DRIVER_FAILED_LOAD, status: STATUS_OBJECT_NAME_NOT_FOUND };
}

/**
 * The file of a driver. A service without ImagePath has the one of its name in the folder of drivers.
 * @see hklm-system-currentcontrolset-services-registry-tree
 */
export function driverFile(system: SystemReader, service: string): string {
  const { registry } = system;
  const root = systemRoot(system);
  const given = textOf(registry.value(`${SERVICES}\\${service}`, 'ImagePath')) || undefined;
  if (given === undefined) return `${root}\\System32\\drivers\\${service}.sys`;
  const plain = given.replace(/^\\\?\?\\/, '').replace(/^(\\SystemRoot|%SystemRoot%)\\/i, `${root}\\`);
  return /^[a-z]:\\/i.test(plain) ? plain : `${root}\\${plain.replace(/^\\+/, '')}`;
}

function systemRoot({ registry }: SystemReader): string {
  const key = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
  return textOf(registry.value(key, 'SystemRoot')) ?? 'C:\\Windows';
}

/** The services of drivers that Windows loads by their start type, in the order of their names. */
export function servicesStarting(system: SystemReader, startType: number): string[] {
  const { registry } = system;
  return registry
    .keys(SERVICES)
    .filter(name => numberOf(registry.value(`${SERVICES}\\${name}`, 'Start')) === startType)
    .sort((a, b) => (foldCase(a) < foldCase(b) ? -1 : 1));
}

/** Kernel and file system drivers; other services are programs. @see inf-addservice-directive */
export function isDriverService({ registry }: SystemReader, service: string): boolean {
  return ((numberOf(registry.value(`${SERVICES}\\${service}`, 'Type')) ?? 0) & 0xb) !== 0;
}
