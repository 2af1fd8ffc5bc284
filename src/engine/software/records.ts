import { type Citation, eraOf, type Facts, observed } from '../../base/index.ts';
import type { RecordedEvent, Severity } from '../../story/index.ts';
import type { QueuedSoftware } from './kept.ts';
import type { SoftwareVersion } from './version.ts';

const LOG = 'Microsoft-Windows-DeviceSetupManager/Admin';
const BECAUSE: Citation = observed('event manifest of build 18990; events of Device Setup Manager');

/** What Device Setup Manager writes into its event log about one piece of software. */
export class Records {
  readonly #queued: QueuedSoftware;
  /** Whether this Windows has the events of installed software and of links to the Store. */
  readonly #all: boolean;

  constructor(queued: QueuedSoftware, facts: Facts) {
    this.#queued = queued;
    this.#all = eraOf(facts).softwareRecords;
  }

  get #name(): Readonly<Record<string, string>> {
    return { Prop_SoftwareName: this.#queued.entry.name };
  }

  installed(milliseconds: number): RecordedEvent[] {
    const values = { Prop_DeviceInstanceId: this.#queued.device, Prop_InstallTime: String(milliseconds) };
    return this.#all ? [record(160, { ...this.#name, ...values })] : [];
  }

  notNewer(version: SoftwareVersion, last: SoftwareVersion): RecordedEvent[] {
    return [record(161, { ...this.#name, ...parts(version, 'New'), ...parts(last, 'Old') })];
  }

  failed(error: number): RecordedEvent[] {
    return [record(162, { ...this.#name, Error: hex(error) }, 'error')];
  }

  /**
   * Observed: error and exit code are the same number, and are written in hexadecimal, for a link to the Store that
   * could not be reached (0x2EFD; GalaxyBookEnabler issue 38).
   * Assumed: so it is for programs; settled by event 163 of a program that ended with 1.
   */
  failedWith(exitCode: number): RecordedEvent[] {
    return [record(163, { ...this.#name, Error: hex(exitCode), ExitCode: hex(exitCode) }, 'error')];
  }

  retries(error: number): RecordedEvent[] {
    return [record(164, { ...this.#name, Error: hex(error) }, 'warning')];
  }

  launches(line: string): RecordedEvent[] {
    return [record(165, { ...this.#name, Prop_CommandLine: line })];
  }

  asksStore(link: string): RecordedEvent[] {
    const values = { Prop_DeviceInstanceId: this.#queued.device, Prop_SoftwareLinks: link };
    return this.#all ? [record(166, values)] : [];
  }
}

function record(id: number, values: Readonly<Record<string, string>>, severity?: Severity): RecordedEvent {
  return { kind: 'recorded', log: LOG, id, values, because: BECAUSE, ...(severity && { severity }) };
}

/** The halves of the halves of a version, under the names of event 161. */
function parts([w, x, y, z]: SoftwareVersion, of: 'New' | 'Old'): Readonly<Record<string, string>> {
  return {
    [`Prop_HiHighPart${of}`]: String(w),
    [`Prop_LoHighPart${of}`]: String(x),
    [`Prop_HiLowPart${of}`]: String(y),
    [`Prop_LoLowPart${of}`]: String(z),
  };
}

function hex(number: number): string {
  return `0x${(number >>> 0).toString(16).toUpperCase()}`;
}
