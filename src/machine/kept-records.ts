import type { Facts } from '../base/index.ts';
import type { Change } from './change.ts';
import type { Digest } from './content.ts';
import type { Coverage } from './coverage.ts';
import { difference } from './difference.ts';
import { sealedRecord } from './journal.ts';
import { plainForm } from './journal-form.ts';
import type { Draft, Machine } from './machine.ts';
import type { FileNode, MachineReader } from './reader.ts';
import type { Storage } from './storage.ts';

/** What a kept machine stands on. */
export interface KeptPorts {
  readonly storage: Storage;
  readonly digest: Digest;
  /** A machine with nothing on it, in memory. */
  readonly blank: (facts: Facts, coverage: Coverage | undefined) => Machine & Draft;
}

export const JOURNAL = 'machine.journal';
export const CONTENT = 'content';

/** A record of a journal: what the machine was made from, or one commit. */
export interface JournalRecord {
  readonly kind: 'start' | 'commit';
  readonly changes: readonly object[];
}

/** The first record of a journal: everything that the machine is. Its contents are kept on the way. */
export function startRecord(machine: MachineReader, ports: KeptPorts): { bytes: Uint8Array; seal: string } {
  const changes = difference(ports.blank(machine.facts, undefined), machine);
  keepContents(changes, ports.storage);
  return sealedRecord(journalRecord('start', changes), undefined, ports.digest);
}

export function journalRecord(kind: JournalRecord['kind'], changes: readonly Change[]): JournalRecord {
  return { kind, changes: changes.map(plainForm) };
}

/** Keeps the bytes of all contents that come; a file is under its name only when it is whole. */
export function keepContents(changes: readonly Change[], storage: Storage): void {
  let named = false;
  for (const change of changes) {
    const bytes = change.kind === 'file' ? change.after?.bytes() : undefined;
    if (change.kind !== 'file' || !bytes) continue;
    named = true;
    const name = `${CONTENT}/${change.after!.digest()}`;
    if (storage.size(name) !== undefined) continue;
    storage.write(`${name}.new`, bytes);
    storage.sync(`${name}.new`);
    storage.rename(`${name}.new`, name);
  }
  if (!named) return;
  storage.syncFolder(CONTENT);
  storage.syncFolder('');
}

/** The digests of all files on a machine whose bytes are kept. */
export function keptContents(machine: MachineReader): ReadonlySet<string> {
  const names = new Set<string>();
  const walk = (node: FileNode): void => {
    const digest = node.content?.digest();
    if (digest !== undefined && !digest.startsWith('stated:')) names.add(digest);
    for (const child of node.children()) walk(child);
  };
  for (const drive of machine.volume.drives()) walk(machine.volume.node(drive)!);
  return names;
}
