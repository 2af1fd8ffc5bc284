import type { Facts, Parsed, Problem } from '../base/index.ts';
import type { Effect } from './change.ts';
import { type Content, contentOf, type Digest } from './content.ts';
import type { Coverage } from './coverage.ts';
import { type ParsedJournal, parseJournal } from './journal.ts';
import { fromPlainForm } from './journal-form.ts';
import { KeptMachine } from './kept.ts';
import {
  CONTENT,
  JOURNAL,
  type JournalRecord,
  type KeptPorts,
  keptContents,
  startRecord,
} from './kept-records.ts';
import type { Draft } from './machine.ts';
import type { MachineReader } from './reader.ts';
import type { Storage } from './storage.ts';

const FORMAT = 'firstplug-machine';
const VERSION = 1;
const HEADER = 'machine.json';

interface Header {
  readonly format: string;
  readonly version: number;
  readonly facts: Facts;
  /** Of a machine that was made from a snapshot. */
  readonly coverage?: Coverage;
}

/**
 * Makes a folder keep a machine. It must be empty, or left by a making that did not end. Throws faults of
 * storage.
 */
export function createKept(from: MachineReader, ports: KeptPorts): Parsed<KeptMachine | undefined> {
  const { storage } = ports;
  const foreign = storage.list('').find(name => ![JOURNAL, CONTENT, `${HEADER}.new`].includes(name));
  if (foreign !== undefined) {
    return refused('kept/not-empty', `The folder is not empty: it has ${foreign}.`, 'Name an empty folder.');
  }
  const { facts, coverage } = from;
  const header: Header = { format: FORMAT, version: VERSION, facts, ...(coverage && { coverage }) };
  storage.write(JOURNAL, startRecord(from, ports).bytes);
  storage.sync(JOURNAL);
  storage.write(`${HEADER}.new`, new TextEncoder().encode(`${JSON.stringify(header, undefined, 2)}\n`));
  storage.sync(`${HEADER}.new`);
  storage.syncFolder('');
  storage.rename(`${HEADER}.new`, HEADER);
  storage.syncFolder('');
  return openKept(ports);
}

/**
 * Opens a folder that keeps a machine. What a crash left of a commit that did not end is put aside; anything
 * else that is not as it should be is a refusal, and the folder stays as it is. Throws faults of storage.
 */
export function openKept(ports: KeptPorts): Parsed<KeptMachine | undefined> {
  const { storage, digest } = ports;
  const header = readHeader(storage);
  if (!header.value) return { value: undefined, problems: header.problems };
  const bytes = storage.read(JOURNAL);
  const journal = parseJournal(bytes ?? new Uint8Array(), digest);
  const records = journal.records as readonly JournalRecord[];
  if (!bytes || records[0]?.kind !== 'start') {
    return refused('kept/journal', 'The journal has no beginning.', 'Restore the file "journal".');
  }
  if (journal.rest === 'damaged') {
    const message = `The journal is damaged after ${records.length} records, at byte ${journal.end}.`;
    return refused(
      'kept/journal',
      message,
      'Restore the file "journal", or cut it there to lose what follows.',
    );
  }
  const machine = ports.blank(header.value.facts, header.value.coverage);
  const last = replay(records, machine, ports);
  const missing = [...keptContents(machine)].find(name => storage.size(`${CONTENT}/${name}`) === undefined);
  if (missing !== undefined) {
    return refused('kept/content', `The content ${missing} is missing.`, 'Restore the folder "content".');
  }
  const problems = journal.rest === 'torn' ? [putAside(bytes, journal, storage, digest)] : [];
  return { value: new KeptMachine(ports, machine, journal, last), problems };
}

/** Applies the records; gives the effects of the last commit. */
function replay(
  records: readonly JournalRecord[],
  machine: Draft,
  { storage, digest }: KeptPorts,
): readonly Effect[] {
  const find = (name: string, size: number): Content =>
    contentOf(() => readContent(name, storage, digest), digest, { size, digest: name });
  let last: readonly Effect[] = [];
  for (const { kind, changes } of records) {
    const effects = changes.map(form => fromPlainForm<Effect>(form, find));
    for (const effect of effects) machine.apply(effect);
    last = kind === 'commit' ? effects : [];
  }
  return last;
}

function readContent(name: string, storage: Storage, digest: Digest): Uint8Array {
  const bytes = storage.read(`${CONTENT}/${name}`);
  if (!bytes || digest(bytes) !== name)
    throw new Error(`the content ${name} is ${bytes ? 'damaged' : 'missing'}`);
  return bytes;
}

function readHeader(storage: Storage): Parsed<Header | undefined> {
  const bytes = storage.read(HEADER);
  const header = bytes && (parsedJson(bytes) as Partial<Header> | undefined);
  if (header?.format !== FORMAT || typeof header.version !== 'number' || !header.facts) {
    return refused('kept/foreign', 'This folder does not keep a machine.', 'Name a folder that does.');
  }
  if (header.version > VERSION) {
    const message = `This machine has format ${header.version}; this Firstplug knows ${VERSION}.`;
    return refused('kept/newer', message, 'Use a newer Firstplug.');
  }
  return { value: header as Header, problems: [] };
}

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** What a crash left stays in a file of its own; then it is cut off. */
function putAside(bytes: Uint8Array, journal: ParsedJournal, storage: Storage, digest: Digest): Problem {
  const rest = bytes.subarray(journal.end);
  const name = `${JOURNAL}.torn-${digest(rest).slice(0, 8)}`;
  storage.write(name, rest);
  storage.sync(name);
  storage.syncFolder('');
  storage.truncate(JOURNAL, journal.end);
  storage.sync(JOURNAL);
  const message = `A commit did not end: its ${rest.length} bytes are in ${name}, the machine is as before it.`;
  return { severity: 'warning', code: 'kept/torn', message };
}

function refused(code: string, message: string, remedy: string): Parsed<undefined> {
  return { value: undefined, problems: [{ severity: 'error', code, message, remedy }] };
}
