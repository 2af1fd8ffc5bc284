import type { Architecture, ProductType, WindowsVersion } from '../base/index.ts';
import type { Expectations } from './expectations.ts';

/** What a rehearsal file says. */
export interface Rehearsal {
  readonly title?: string | undefined;
  readonly machine: MachineEntry;
  /** Driver packages; each stands in a folder of its own on the machine: `C:\Packages\<name>`. */
  readonly packages: Readonly<Record<string, PackageEntry>>;
  readonly hardware: Readonly<Record<string, HardwareEntry>>;
  readonly media: Readonly<Record<string, MediumEntry>>;
  /** What programs do, by the name of their file: `setup.exe`, `panel.msi`. */
  readonly programs: Readonly<Record<string, ProgramEntry>>;
  /** What class installers and co-installers do, by DLL and entry point: `x.dll,Entry`. */
  readonly installers: Readonly<Record<string, InstallerEntry>>;
  /** What drivers do, by the name of their service. */
  readonly drivers: Readonly<Record<string, DriverEntry>>;
  readonly update: UpdateEntry;
  /** What the person always answers, by question. */
  readonly answers: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface MachineEntry {
  readonly windows: WindowsVersion;
  readonly architecture: Architecture;
  readonly productType: ProductType;
  readonly edition?: string | undefined;
  readonly servicePack?: number | undefined;
  readonly sMode?: boolean | undefined;
  /** More of its registry, in the form of a .reg file. */
  readonly registry?: string | undefined;
  /** The snapshot from which all of that comes, relative to the rehearsal file. */
  readonly snapshot?: string | undefined;
}

export interface PackageEntry {
  /** Relative to the rehearsal file. */
  readonly folder: string;
  /** Without it: authenticode if the INF names a catalog, else unsigned. */
  readonly signature?: PackageSignature | undefined;
  /** Files that the INF names and the folder lacks are taken to be there, their content unknown. */
  readonly assumeFiles?: boolean | undefined;
}

/** Who signed a package, or what is wrong with its signature. A publisher is trusted unless it says otherwise. */
export type PackageSignature =
  | 'inbox'
  | 'whql'
  | 'authenticode'
  | 'unknown-publisher'
  | 'untrusted-root'
  | 'altered'
  | 'unsigned';

/** What is plugged in: as its bus describes it, or by its identifiers. */
export interface HardwareEntry {
  readonly usb?: UsbEntry | undefined;
  readonly pci?: PciEntry | undefined;
  readonly hardwareIds?: readonly string[] | undefined;
  readonly compatibleIds?: readonly string[] | undefined;
  /** A serial number that no other device has; without it the port tells devices apart. */
  readonly serial?: string | undefined;
  readonly description?: string | undefined;
  /** The name of the hardware behind which it sits. */
  readonly behind?: string | undefined;
  /** Whether it may come and go while the computer runs; else only while it is off. */
  readonly hotPluggable?: boolean | undefined;
  /** Whether its bus tells that it came; else somebody has to look. */
  readonly notifies?: boolean | undefined;
  /** Whether it works without a function driver. */
  readonly raw?: boolean | undefined;
}

export interface UsbEntry {
  readonly vendor: number;
  readonly product: number;
  readonly revision: number;
  readonly class: number;
  readonly subclass: number;
  readonly protocol: number;
}

export interface PciEntry {
  readonly vendor: number;
  readonly device: number;
  readonly subsystem: number;
  readonly subsystemVendor: number;
  readonly revision: number;
  readonly classCode: number;
}

export interface MediumEntry {
  readonly folder?: string | undefined;
  /** Packages of the file whose files are on it, beside those of the folder. */
  readonly packages: readonly string[];
  readonly drive: string;
  /** A disc; else a stick or a card. */
  readonly optical: boolean;
}

/** How a program ends, and what it leaves behind. */
export interface ProgramEntry {
  readonly exit: number;
  readonly seconds: number;
  /** Whether it shows something. */
  readonly shows: boolean;
  /** What it puts among the installed programs. */
  readonly installs?: { readonly name: string; readonly version: string } | undefined;
  /** What it writes into the registry, in the form of a .reg file. */
  readonly registry?: string | undefined;
  /** Files that it deletes. */
  readonly deletes?: readonly string[] | undefined;
  /** Files that it writes, empty. */
  readonly writes?: readonly string[] | undefined;
  /** What it tells the person. */
  readonly tells?: string | undefined;
  /** It restarts the computer itself. */
  readonly restarts?: boolean | undefined;
  /** It is the device installation application of Firstplug with this configuration file. */
  readonly application?: string | undefined;
}

/** What an installer answers and does about each request. */
export type InstallerEntry = Readonly<Record<string, InstallerReply>>;

export interface InstallerReply {
  readonly answer?: string | number | undefined;
  /** Of a co-installer that asked for postprocessing: what it answers then; the result as it is without. */
  readonly after?: string | number | undefined;
  /** DI_ and DI_FLAGSEX_ flags that it sets, by name. */
  readonly sets?: readonly string[] | undefined;
  /** Devices that it detects and puts into the set. */
  readonly detects?: readonly DetectedEntry[] | undefined;
  /** A program that it starts and waits for. */
  readonly runs?: string | undefined;
  /** Starts it only where this product is not installed. */
  readonly unlessInstalled?: string | undefined;
  readonly shows?: string | undefined;
}

export interface DetectedEntry {
  readonly name: string;
  readonly hardwareId: string;
  /** Only where the answer file of setup has this section. */
  readonly unattended?: string | undefined;
}

/** How a driver behaves; what is left out goes well. */
export interface DriverEntry {
  /** The first of its routines that fails. */
  readonly fails?: 'DriverEntry' | 'AddDevice' | 'START' | undefined;
  /** The problem code then; without it the one that belongs to the routine. */
  readonly problem?: number | undefined;
  /** It does not let its devices go. */
  readonly vetoesRemoval?: boolean | undefined;
}

/** Windows Update as this computer sees it. */
export interface UpdateEntry {
  readonly state: 'reachable' | 'unreachable' | 'forbidden';
  /** Names of packages that it offers. */
  readonly offers: readonly string[];
}

/** What a person says to the Add Hardware wizard. */
export interface AddHardwareEntry {
  /** The name of a setup class, or its GUID in braces. */
  readonly class: string;
  /** What "Have Disk" is told; without it the list is that of Windows. */
  readonly folder?: string | undefined;
  /** Windows looks first. */
  readonly detect?: boolean | undefined;
}

/** Which way a person takes through Update Driver. */
export type UpdateDriverEntry =
  /** Windows looks in the folder, and in its own. */
  | { readonly device: string; readonly folder: string }
  /** "Have Disk": a list of what the folder has. */
  | { readonly device: string; readonly haveDisk: string }
  /** A list of what Windows has. */
  | { readonly device: string; readonly list: true };

/** One step of the timeline; a file has them as objects with one key. */
export type Step =
  | { readonly stage: string }
  | { readonly plug: string; readonly port?: number | undefined }
  | { readonly unplug: string }
  | { readonly scan: true }
  | { readonly addHardware: AddHardwareEntry }
  | { readonly updateDriver: UpdateDriverEntry }
  | { readonly insert: string }
  | { readonly eject: string }
  | { readonly run: string }
  | { readonly answer: Readonly<Record<string, string>> }
  /** What the person always answers from now on, in place of what was always answered before. */
  | { readonly answers: Readonly<Record<string, string>> }
  | { readonly logon: string; readonly administrator: boolean }
  | { readonly restart: true }
  | { readonly power: 'on' | 'off' }
  | { readonly setup: true | { readonly unattend: string } }
  | { readonly update: UpdateEntry }
  | { readonly software: true }
  | { readonly advance: string }
  | { readonly fail: number }
  | { readonly expect: Expectations };
