import { documented, errorName, win32 } from '../../base/index.ts';
import type { Origin, Transaction } from '../../machine/index.ts';
import type { NoteEvent, SoftwareEvent, StoryEvent } from '../../story/index.ts';
import { commandLine, startsInstaller } from './command-line.ts';
import { dequeue, type QueuedSoftware, readRan, readSoftwareQueue, rememberRan } from './kept.ts';
import { toldPlace } from './place.ts';
import { versionOf } from './queue.ts';
import { Records } from './records.ts';
import { compareSoftwareVersions, parseSoftwareVersion, printSoftwareVersion } from './version.ts';

/** What Windows starts for a piece of software: a program, or a request to the Store. */
export interface SoftwareCommand {
  /** The SoftwareName of the directive. */
  readonly name: string;
  /** The instance ID of the device. */
  readonly device: string;
  readonly kind: 'program' | 'store';
  /** The command line, or the link: `pfn://` and a package family name. */
  readonly line: string;
}

/** How a program or a request to the Store ended; times in milliseconds. */
export type SoftwareEnd =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly took: number; readonly showedUi?: boolean }
  /** It did not start; a Win32 error. */
  | { readonly kind: 'not started'; readonly error: number }
  /** An error that does not count for ever: it is tried again without an update. */
  | { readonly kind: 'not now'; readonly error: number };

/** Runs a command and says how it ended. */
export type RunSoftware = (command: SoftwareCommand) => SoftwareEnd;

const PAGE = documented('inf-addsoftware-directive');

/**
 * Runs what is queued, in the order of the queue, as Device Setup Manager does some time after installations. What ran
 * is not run again unless a greater version comes; what failed leaves the queue until the device is updated; what had
 * an error that is not critical stays in it. Nothing is undone when a device goes.
 * @returns for each queued software what became of it
 * @see inf-addsoftware-directive
 */
export function runSoftwareQueue(transaction: Transaction, run: RunSoftware): SoftwareEvent[] {
  return transaction.wholly(() =>
    readSoftwareQueue(transaction).map(queued => new SoftwareRun(transaction, queued).perform(run)),
  );
}

/** What became of a queued software, and what is told within. */
interface Verdict extends Pick<SoftwareEvent, 'why' | 'command' | 'exitCode' | 'took' | 'restart'> {
  readonly did: 'ran' | 'passed over' | 'failed' | 'waits';
  readonly events: readonly StoryEvent[];
}

/** One piece of software on its way. */
class SoftwareRun {
  readonly #transaction: Transaction;
  readonly #queued: QueuedSoftware;
  readonly #records: Records;

  constructor(transaction: Transaction, queued: QueuedSoftware) {
    this.#transaction = transaction;
    this.#queued = queued;
    this.#records = new Records(queued, transaction.facts);
  }

  perform(run: RunSoftware): SoftwareEvent {
    const { entry, device, inf, line } = this.#queued;
    const origin: Origin = { inf, line, because: PAGE };
    const verdict = this.#passedOver() ?? this.#missing() ?? this.#started(run, origin);
    if (verdict.did === 'ran') rememberRan(this.#transaction, this.#queued, origin);
    if (verdict.did !== 'waits') dequeue(this.#transaction, this.#queued, origin);
    return {
      kind: 'software',
      name: entry.name,
      device,
      ...versionOf(entry),
      ...verdict,
      place: toldPlace({ inf, line }),
      because: PAGE,
      ...(verdict.did === 'failed' && { severity: 'error' }),
    };
  }

  /**
   * What ran before under the name is not older.
   * Assumed: the Store is asked once under a name, for links have no version; settled by events 166 after an update of
   * such a package.
   */
  #passedOver(): Verdict | undefined {
    const { entry, device } = this.#queued;
    const ran = readRan(this.#transaction, this.#queued);
    if (ran === undefined) return undefined;
    const where = entry.perDevice ? `for ${device}` : 'under this name';
    if (entry.kind === 'store') {
      return { did: 'passed over', why: `the Store was asked for ${ran} ${where} before`, events: [] };
    }
    const last = parseSoftwareVersion(ran);
    if (!last || compareSoftwareVersions(entry.version, last) > 0) return undefined;
    const version = printSoftwareVersion(entry.version);
    const why = `version ${version} is not greater than ${ran}, which ran last ${where}`;
    return { did: 'passed over', why, events: this.#records.notNewer(entry.version, last) };
  }

  /** Assumed: a program that is not there is event 162 with error 2; settled by such a package on Windows 10. */
  #missing(): Verdict | undefined {
    const { entry } = this.#queued;
    if (entry.kind !== 'program') return undefined;
    const { binary } = entry.program;
    if (this.#transaction.volume.file(binary)) return undefined;
    const why = `${binary} is not there: CopyFiles with directory 13 has to name it, and its package to be in the store`;
    return { did: 'failed', why, events: this.#records.failed(win32('ERROR_FILE_NOT_FOUND')) };
  }

  #started(run: RunSoftware, origin: Origin): Verdict {
    const { entry, device } = this.#queued;
    const { kind, name } = entry;
    const line = entry.kind === 'program' ? commandLine(entry.program, device) : entry.link;
    const started = kind === 'program' ? this.#records.launches(line) : this.#records.asksStore(line);
    this.#transaction.change({ kind: 'unknown', by: line }, origin);
    const verdict = judge(run({ name, device, kind, line }), line, this.#records);
    return { ...verdict, command: line, events: [...started, ...verdict.events] };
  }
}

const RESTARTS: readonly number[] = [
  win32('ERROR_SUCCESS_REBOOT_REQUIRED'),
  win32('ERROR_SUCCESS_REBOOT_INITIATED'),
];

/**
 * What the end of a program means.
 * Assumed: 0, 3010 and 1641 are success for programs of both kinds, any other exit code is failure, and what is not
 * critical is only what the caller says and a busy Windows Installer (1618); settled by events 160, 163 and 164 of
 * programs that end so.
 */
function judge(end: SoftwareEnd, line: string, records: Records): Verdict {
  if (end.kind === 'not started') {
    return {
      did: 'failed',
      why: `it did not start: ${errorName(end.error)}`,
      events: records.failed(end.error),
    };
  }
  if (end.kind === 'not now') return waits(errorName(end.error), records.retries(end.error));
  const { exitCode, took } = end;
  const notes = end.showedUi ? [SHOWED_UI] : [];
  const more = { exitCode, took };
  if (exitCode === win32('ERROR_INSTALL_ALREADY_RUNNING') && startsInstaller(line)) {
    return { ...waits('Windows Installer is busy', [...notes, ...records.retries(exitCode)]), ...more };
  }
  const restart = RESTARTS.includes(exitCode);
  if (exitCode !== 0 && !restart) {
    const why = `it ended with exit code ${exitCode}`;
    return { did: 'failed', why, ...more, events: [...notes, ...records.failedWith(exitCode)] };
  }
  return { did: 'ran', ...more, ...(restart && { restart }), events: [...notes, ...records.installed(took)] };
}

function waits(why: string, events: readonly StoryEvent[]): Verdict {
  return { did: 'waits', why: `${why}; it is tried again by itself`, events };
}

/** Nothing says that Windows notices. */
const SHOWED_UI: NoteEvent = {
  kind: 'note',
  text: 'it showed a user interface: what AddSoftware installs has to be silent',
  severity: 'error',
  because: PAGE,
};
