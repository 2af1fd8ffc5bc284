import type { Facts } from '../base/index.ts';
import type { Effect } from './change.ts';
import type { Coverage } from './coverage.ts';
import type { BusReader } from './hardware.ts';
import { type ParsedJournal, sealedRecord } from './journal.ts';
import {
  CONTENT,
  JOURNAL,
  journalRecord,
  type KeptPorts,
  keepContents,
  keptContents,
  startRecord,
} from './kept-records.ts';
import { applyChecked, type Commit, type Draft, type Machine } from './machine.ts';
import type { RegistryReader, VolumeReader } from './reader.ts';
import type { RunningReader } from './running.ts';

/**
 * A machine kept in a folder: `machine.json` says what it is, `machine.journal` has what it was made from and every
 * commit since, `content` has the bytes of files under their digests. A commit is one record; when it is
 * safe, the commit has happened, and before that it has not.
 */
export class KeptMachine implements Machine {
  readonly #ports: KeptPorts;
  readonly #inner: Machine;
  #end: number;
  #seal: string;
  #last: readonly Effect[];
  #broken: string | undefined;

  constructor(ports: KeptPorts, inner: Machine, journal: ParsedJournal, last: readonly Effect[]) {
    this.#ports = ports;
    this.#inner = inner;
    this.#end = journal.end;
    this.#seal = journal.seal;
    this.#last = last;
  }

  get facts(): Facts {
    return this.#inner.facts;
  }
  get registry(): RegistryReader {
    return this.#inner.registry;
  }
  get volume(): VolumeReader {
    return this.#inner.volume;
  }
  get buses(): BusReader {
    return this.#inner.buses;
  }
  get running(): RunningReader {
    return this.#inner.running;
  }
  get clock(): number {
    return this.#inner.clock;
  }
  get coverage(): Coverage | undefined {
    return this.#inner.coverage;
  }
  /** The effects of the last commit; committing them inverted rolls it back. */
  get lastCommit(): readonly Effect[] {
    return this.#last;
  }

  fork(): Draft {
    return this.#inner.fork();
  }

  commit(effects: readonly Effect[]): Commit {
    const conflicts = applyChecked(this.#inner.fork(), effects);
    if (conflicts.length > 0) return { kind: 'conflict', conflicts };
    const fault = this.#keep(effects);
    if (fault !== undefined) return { kind: 'storage', message: fault };
    this.#last = effects;
    return this.#inner.commit(effects);
  }

  /** Makes the journal short: what the machine is now, and no history. Throws faults of storage. */
  compact(): void {
    const { storage } = this.#ports;
    const { bytes, seal } = startRecord(this.#inner, this.#ports);
    storage.write(`${JOURNAL}.new`, bytes);
    storage.sync(`${JOURNAL}.new`);
    storage.rename(`${JOURNAL}.new`, JOURNAL);
    storage.syncFolder('');
    this.#end = bytes.length;
    this.#seal = seal;
    this.#last = [];
    const used = keptContents(this.#inner);
    for (const name of storage.list(CONTENT)) if (!used.has(name)) storage.remove(`${CONTENT}/${name}`);
  }

  /** Writes the contents, then the record, each safe before the next; says what went wrong. */
  #keep(effects: readonly Effect[]): string | undefined {
    const { storage, digest } = this.#ports;
    if (this.#broken !== undefined) return this.#broken;
    try {
      if (storage.size(JOURNAL) !== this.#end) return 'Somebody else changed this machine: open it again.';
      keepContents(effects, storage);
      const { bytes, seal } = sealedRecord(journalRecord('commit', effects), this.#seal, digest);
      storage.append(JOURNAL, bytes);
      storage.sync(JOURNAL);
      this.#end += bytes.length;
      this.#seal = seal;
      return undefined;
    } catch (fault) {
      return this.#takenBack(messageOf(fault));
    }
  }

  /** Cuts what a failed commit left; if even that fails, only opening again tells what is kept. */
  #takenBack(fault: string): string {
    const { storage } = this.#ports;
    try {
      storage.truncate(JOURNAL, this.#end);
      storage.sync(JOURNAL);
      return fault;
    } catch (second) {
      this.#broken = `${fault}; then ${messageOf(second)}: open the machine again.`;
      return this.#broken;
    }
  }
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
