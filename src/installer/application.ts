import type { Architecture } from '../base/index.ts';

/** By architecture of the running program. */
export type ByArchitecture = Readonly<Partial<Record<Architecture, string>>>;

/** What the configuration file of an installation application says. Paths are relative to the program. */
export interface Application {
  readonly product: ProductEntry;
  /** The program for each architecture; the 32-bit one hands over to its 64-bit twin. */
  readonly programs: ByArchitecture;
  readonly packages: readonly PackageEntry[];
  readonly applications: readonly DeviceApplication[];
  /** By LANGID. */
  readonly texts: Readonly<Record<string, Partial<Texts>>>;
  readonly behaviour: Behaviour;
}

export interface ProductEntry {
  readonly name: string;
  readonly version?: string | undefined;
  readonly publisher?: string | undefined;
  /** The application's directory: a whole path, with variables of the environment in `%`. */
  readonly directory: string;
  /** Files of the medium that it needs there to be removed again, besides its programs. */
  readonly files: readonly string[];
}

export interface PackageEntry {
  readonly inf: string | ByArchitecture;
  readonly hardwareIds: readonly string[];
  readonly connect: Connection;
}

/**
 * How the device comes to the computer: at any time (`running`), at any time on a bus that does not tell (`scan`), or
 * while the computer is off (`off`).
 */
export type Connection = 'running' | 'scan' | 'off';

/** A program that belongs to the devices. */
export interface DeviceApplication {
  readonly name: string;
  readonly msi?: string | ByArchitecture | undefined;
  readonly exe?: string | ByArchitecture | undefined;
  /** Behind the file: to an EXE all it takes to be silent. */
  readonly arguments: string;
  readonly detect: Detection;
  /** The silent command line that removes it; without one Windows Installer does, by the product code. */
  readonly uninstall?: string | undefined;
  readonly exitCodes: { readonly success: readonly number[]; readonly restart: readonly number[] };
  /** Why the device does not work without it; where nothing is said the user may do without. */
  readonly requiredBecause?: string | undefined;
}

/** How it is known that a program is installed. */
export interface Detection {
  readonly productCode?: string | undefined;
  readonly upgradeCode?: string | undefined;
  readonly name?: string | undefined;
  /** The least version that counts as installed. */
  readonly version?: string | undefined;
}

/** What the user is shown. `{product}` and `{application}` stand for names. */
export interface Texts {
  readonly title: string;
  /** Empty: not shown. */
  readonly welcome: string;
  readonly license: string;
  readonly finished: string;
  readonly plugIn: string;
  readonly switchOff: string;
  readonly offer: string;
  readonly notBetter: string;
  readonly restart: string;
  readonly stillPresent: string;
  readonly needsAdministrator: string;
}

/** What holds unless a switch says otherwise. Those of DPInst bear its names. */
export interface Behaviour {
  /** What a medium does that is inserted: both, or one of the two. */
  readonly installs: 'both' | 'drivers' | 'applications';
  readonly installAllOrNone: boolean;
  readonly forceIfDriverIsNotBetter: boolean;
  readonly promptIfDriverIsNotBetter: boolean;
  readonly scanHardware: boolean;
  readonly legacyMode: boolean;
  readonly quietInstall: boolean;
  readonly suppressWizard: boolean;
  readonly suppressEulaPage: boolean;
  readonly suppressAddRemovePrograms: boolean;
  readonly enableNotListedLanguages: boolean;
  /** What the program ends with: a Win32 error, or DPInst's 0xWWXXYYZZ. */
  readonly exitCode: 'plain' | 'dpinst';
}

/** What of a choice by architecture counts for one. */
export function forArchitecture(
  choice: string | ByArchitecture | undefined,
  architecture: Architecture,
): string | undefined {
  return typeof choice === 'object' ? choice[architecture] : choice;
}
