import type { Win32Error } from '../base/index.ts';

/** How a run ended. */
export type Outcome =
  /** All that was to be done is done; what became of each thing is in the report. */
  | 'done'
  /** Other installations are in progress: nothing was done. */
  | 'busy'
  /** The user cancelled, or did not accept the license: nothing was done. */
  | 'cancelled'
  /** Whoever runs it is no administrator: nothing was changed. */
  | 'needs-administrator'
  /** The program of this computer's architecture did the work. */
  | 'handed-over'
  /** Windows refused something, or a program failed. */
  | 'failed'
  /** A switch or a variable is wrong: nothing was done. */
  | 'wrong'
  /** Help was shown. */
  | 'help';

/** What became of a driver package. */
export type Fate =
  /** Installed on a device. */
  | 'installed'
  /** Put on the system for a device to come. */
  | 'preinstalled'
  /** The device is there, and its driver is as good: nothing was done. */
  | 'kept'
  /** No such device, and only for those that are there it was to be installed. */
  | 'skipped'
  | 'removed'
  | 'failed'
  /** The run ended before. */
  | 'not reached';

/** A device before and after its driver was updated. */
export interface DeviceChange {
  readonly instance: string;
  readonly before: DriverOf;
  readonly after: DriverOf;
}

/** The driver of a device, as far as it is known. */
export interface DriverOf {
  readonly inf?: string;
  readonly rank?: number;
}

/** What was found out, done, shown or refused, in order. */
export type Step =
  /** CMP_WaitNoPendingInstallEvents(0): WAIT_…, or that there is no such function. */
  | { readonly kind: 'pending'; readonly busy: boolean; readonly result: number | 'missing' }
  /** UpdateDriverForPlugAndPlayDevices for one hardware ID. */
  | {
      readonly kind: 'updated';
      readonly inf: string;
      readonly hardwareId: string;
      readonly error: Win32Error;
      readonly devices: readonly DeviceChange[];
    }
  | {
      readonly kind: 'preinstalled';
      readonly inf: string;
      readonly folder: string;
      readonly files: number;
      readonly published: string;
    }
  /** An unplugged device is installed anew when it comes again. */
  | { readonly kind: 'marked'; readonly instance: string; readonly id: string }
  | {
      readonly kind: 'package-failed';
      readonly inf: string;
      readonly error: Win32Error;
      readonly because: string;
    }
  | { readonly kind: 'package-skipped'; readonly inf: string; readonly because: string }
  | { readonly kind: 'package-removed'; readonly inf: string; readonly published: string }
  /** A device has the driver again that it had before. */
  | { readonly kind: 'rolled-back'; readonly instance: string }
  | { readonly kind: 'application-present'; readonly name: string; readonly version?: string }
  | { readonly kind: 'application-declined'; readonly name: string }
  | {
      readonly kind: 'application-ran';
      readonly name: string;
      readonly does: 'install' | 'remove';
      readonly command: string;
      /** Absent where it did not start, with `error`. */
      readonly exitCode?: number;
      readonly error?: Win32Error;
      readonly result: 'succeeded' | 'restart needed' | 'restart begun' | 'failed';
      readonly because: string;
    }
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'asked'; readonly text: string; readonly answer: string }
  | { readonly kind: 'warned'; readonly text: string }
  | { readonly kind: 'reenumerated'; readonly cr: number }
  | { readonly kind: 'program-run'; readonly command: string; readonly exitCode?: number }
  | { readonly kind: 'entry'; readonly key: string; readonly there: boolean; readonly error: Win32Error };

/** What a run found and did. */
export interface Report {
  readonly outcome: Outcome;
  /** Nothing was changed: it says what would happen. */
  readonly plan: boolean;
  readonly packages: readonly { readonly inf: string; readonly fate: Fate }[];
  readonly steps: readonly Step[];
  readonly restart: Restart;
}

export type Restart = 'none' | 'needed' | 'begun';

/** How the program ended. */
export interface Ended {
  /** What the program ends with, as the configuration file wants it; -1 while installations are in progress. */
  readonly exitCode: number;
  /** 0xWWXXYYZZ; absent where another program did the work and ended with a plain code. */
  readonly dpinstCode: number | undefined;
  readonly report: Report;
}
