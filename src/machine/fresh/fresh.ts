import {
  type Architecture,
  eraOf,
  type Facts,
  has32BitView,
  namedWindows,
  type ProductType,
  servicePackOf,
} from '../../base/index.ts';
import {
  binary,
  type Digest,
  dword,
  expandSz,
  statedContent,
  storeDirectoryName,
  sz,
  type Value,
} from '../index.ts';
import { MemoryMachine } from '../memory/index.ts';
import { setupClasses } from './classes.ts';
import { inboxInfs, windowsFileVersion } from './inbox-text.ts';

/** Which Windows to install. */
export interface FreshOptions {
  /** `10`, `xp`, `10.0.22631`. */
  readonly windows: string;
  readonly architecture: Architecture;
  readonly productType?: ProductType;
  readonly suiteMask?: number;
  readonly edition?: string;
  readonly servicePack?: number;
  readonly sMode?: boolean;
  readonly digest: Digest;
}

/** The facts of a Windows; undefined when there is no such version. */
export function freshFacts(options: Omit<FreshOptions, 'digest'>): Facts | undefined {
  const version = namedWindows(options.windows);
  if (!version) return undefined;
  return {
    version,
    architecture: options.architecture,
    productType: options.productType ?? 'workstation',
    suiteMask: options.suiteMask ?? 0,
    servicePack: options.servicePack ?? servicePackOf(version),
    edition: options.edition ?? 'Professional',
    sMode: options.sMode ?? false,
  };
}

/**
 * A newly installed Windows as far as the installation of devices reads it: folders, keys, setup classes and
 * the INFs that come with it, which are ours. Undefined when there is no such version.
 */
export function freshMachine(options: FreshOptions): MemoryMachine | undefined {
  const facts = freshFacts(options);
  if (!facts) return undefined;
  const machine = new MemoryMachine({ facts, digest: options.digest });
  const windows = windowsFolder(facts);
  for (const path of folders(facts, windows))
    machine.apply({ kind: 'directory', path, before: false, after: true });
  for (const [key, name, after] of [
    ...systemValues(facts),
    ...softwareValues(facts, windows),
    ...classValues(facts),
  ]) {
    const path = machine.registry.resolve(key)!;
    if (name === undefined) machine.apply({ kind: 'key', key: path, before: false, after: true });
    else machine.apply({ kind: 'value', key: path, name, after: after! });
  }
  putInfs(machine, windows, options.digest);
  return machine;
}

/** `C:\WINNT` on Windows 2000. */
export function windowsFolder({ version }: Facts): string {
  return version.major === 5 && version.minor === 0 ? 'C:\\WINNT' : 'C:\\Windows';
}

function folders(facts: Facts, windows: string): readonly string[] {
  const { driverStore } = eraOf(facts);
  return [
    ...['INF', 'Help', 'Fonts', 'Temp'].map(name => `${windows}\\${name}`),
    `${windows}\\System32\\drivers`,
    `${windows}\\System32\\spool\\drivers\\color`,
    `${windows}\\System32\\spool\\prtprocs`,
    // The subdirectory of catalogs that driver packages bring. @see catalog-files
    `${windows}\\System32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}`,
    ...(driverStore
      ? ['FileRepository', 'Temp'].map(name => `${windows}\\System32\\DriverStore\\${name}`)
      : []),
    ...(driverStore ? ['C:\\ProgramData', 'C:\\Users'] : ['C:\\Documents and Settings']),
    'C:\\Program Files\\Common Files',
    ...(has32BitView(facts) ? [`${windows}\\SysWOW64`, 'C:\\Program Files (x86)\\Common Files'] : []),
  ];
}

/** A key, and a value in it if it has a name. */
type Entry = readonly [key: string, name?: string, value?: Value];

const SYSTEM = 'HKLM\\SYSTEM';
const SET = `${SYSTEM}\\ControlSet001`;
const PRODUCTS = { workstation: 'WinNT', 'domain-controller': 'LanmanNT', server: 'ServerNT' };

function systemValues({ productType }: Facts): readonly Entry[] {
  return [
    [`${SYSTEM}\\Select`, 'Current', dword(1)],
    [`${SYSTEM}\\Select`, 'Default', dword(1)],
    [`${SYSTEM}\\Select`, 'Failed', dword(0)],
    [`${SYSTEM}\\Select`, 'LastKnownGood', dword(1)],
    [`${SYSTEM}\\Setup`, 'SystemSetupInProgress', dword(0)],
    [`${SET}\\Control\\ProductOptions`, 'ProductType', sz(PRODUCTS[productType])],
    [`${SET}\\Control\\IDConfigDB`, 'CurrentConfig', dword(1)],
    [`${SET}\\Control\\CoDeviceInstallers`],
    [`${SET}\\Control\\DeviceClasses`],
    [`${SET}\\Control\\Session Manager`],
    [`${SET}\\Enum\\HTREE\\ROOT\\0`],
    [`${SET}\\Enum\\Root`],
    [`${SET}\\Hardware Profiles\\0001`],
    [`${SET}\\Services\\EventLog\\System`],
    ['HKLM\\HARDWARE'],
    ['HKU\\.DEFAULT\\Software'],
  ];
}

/** Assumed: since Windows 10 the value CurrentVersion stays 6.3; settled by the key of such a Windows. */
function softwareValues(facts: Facts, windows: string): readonly Entry[] {
  const { version, servicePack, edition } = facts;
  const current = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion';
  const nt = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
  const numbers = version.major >= 10 ? '6.3' : `${version.major}.${version.minor}`;
  return [
    [current, 'DevicePath', expandSz('%SystemRoot%\\inf')],
    [current, 'ProgramFilesDir', sz('C:\\Program Files')],
    [current, 'CommonFilesDir', sz('C:\\Program Files\\Common Files')],
    ...['Run', 'RunOnce', 'Setup', 'Uninstall'].map((name): Entry => [`${current}\\${name}`]),
    [nt, 'CurrentVersion', sz(numbers)],
    [nt, 'CurrentBuildNumber', sz(String(version.build))],
    [nt, 'SystemRoot', sz(windows)],
    [nt, 'EditionID', sz(edition)],
    ...(servicePack ? [[nt, 'CSDVersion', sz(`Service Pack ${servicePack}`)] as const] : []),
    ['HKLM\\SOFTWARE\\Classes\\CLSID'],
    ['HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows'],
    ...(has32BitView(facts) ? [['HKLM\\SOFTWARE\\Wow6432Node\\Microsoft'] as const] : []),
    ...(eraOf(facts).driverStore
      ? []
      : [['HKLM\\SOFTWARE\\Microsoft\\Driver Signing', 'Policy', binary([1])] as const]),
  ];
}

function classValues(facts: Facts): readonly Entry[] {
  return setupClasses(facts).flatMap(({ name, guid, friendlyName }): readonly Entry[] => [
    [`${SET}\\Control\\Class\\${guid}`, '', sz(friendlyName)],
    [`${SET}\\Control\\Class\\${guid}`, 'Class', sz(name)],
  ]);
}

/** The INFs in the INF directory, and since Windows Vista in the driver store; the binaries of their services. */
function putInfs(machine: MemoryMachine, windows: string, digest: Digest): void {
  const { facts } = machine;
  for (const { name, text, services } of inboxInfs(facts)) {
    const bytes = new TextEncoder().encode(text);
    const after = machine.volume.content(bytes);
    const directory = storeDirectoryName(name, facts.architecture, digest(bytes), eraOf(facts));
    machine.apply({ kind: 'file', path: `${windows}\\INF\\${name}`, after });
    if (directory !== undefined) {
      const repository = `${windows}\\System32\\DriverStore\\FileRepository`;
      machine.apply({ kind: 'file', path: `${repository}\\${directory}\\${name}`, after });
    }
    for (const service of services) {
      const content = statedContent({ name: `${service}.sys`, version: windowsFileVersion(facts) });
      machine.apply({ kind: 'file', path: `${windows}\\System32\\drivers\\${service}.sys`, after: content });
    }
  }
}
