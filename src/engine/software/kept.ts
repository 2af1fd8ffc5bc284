import { assumed, type Citation, sameName } from '../../base/index.ts';
import {
  dword,
  listOf,
  multiSz,
  numberOf,
  type Origin,
  type SystemReader,
  sz,
  type Transaction,
  textOf,
  type Value,
} from '../../machine/index.ts';
import { ownKey } from '../sections/index.ts';
import type { SoftwareEntry } from './entry.ts';
import { compareSoftwareVersions, parseSoftwareVersion, printSoftwareVersion } from './version.ts';

/** Software that waits to be run for a device. */
export interface QueuedSoftware {
  /** The number in the queue: lower ones come first. */
  readonly number: number;
  readonly entry: SoftwareEntry;
  /** The instance ID of the device. */
  readonly device: string;
  /** The directive. */
  readonly inf: string;
  readonly line: number;
}

const QUEUE = ownKey('Software', 'Queue');
const RAN = ownKey('Software', 'Ran');

/** Where and how Windows keeps it is not known. */
const BECAUSE: Citation = assumed('where Windows keeps the queue and what ran: a registry before and after');

/** The queue, in its order. */
export function readSoftwareQueue({ registry }: SystemReader): QueuedSoftware[] {
  return registry
    .keys(QUEUE)
    .map(name => readQueued({ registry }, name))
    .sort((a, b) => a.number - b.number);
}

function readQueued({ registry }: Pick<SystemReader, 'registry'>, key: string): QueuedSoftware {
  const value = (name: string): Value | undefined => registry.value(`${QUEUE}\\${key}`, name);
  const text = (name: string): string => textOf(value(name)) ?? '';
  const of = { name: text('Name'), perDevice: numberOf(value('PerDevice')) === 1 };
  const program = { binary: text('Binary'), arguments: listOf(value('Arguments')) ?? [] };
  const version = parseSoftwareVersion(text('Version'));
  return {
    number: Number(key),
    entry: version
      ? { ...of, kind: 'program', program, version }
      : { ...of, kind: 'store', link: text('Link') },
    device: text('Device'),
    inf: text('Inf'),
    line: numberOf(value('Line')) ?? 0,
  };
}

/**
 * Puts software into the queue.
 * Assumed: what waits under the same name for the same device gives way; settled by a component that is updated before
 * its software ran.
 */
export function enqueue(
  transaction: Transaction,
  queued: Omit<QueuedSoftware, 'number'>,
  origin: Origin,
): void {
  const waiting = readSoftwareQueue(transaction);
  for (const one of waiting.filter(other => isSame(other, queued))) dequeue(transaction, one, origin);
  const number = (waiting.at(-1)?.number ?? 0) + 1;
  const key = `${QUEUE}\\${String(number).padStart(4, '0')}`;
  const { entry } = queued;
  const values: Record<string, Value> = {
    Name: sz(entry.name),
    PerDevice: dword(entry.perDevice ? 1 : 0),
    Device: sz(queued.device),
    Inf: sz(queued.inf),
    Line: dword(queued.line),
    ...(entry.kind === 'store' && { Link: sz(entry.link) }),
    ...(entry.kind === 'program' && {
      Binary: sz(entry.program.binary),
      Arguments: multiSz(entry.program.arguments),
      Version: sz(printSoftwareVersion(entry.version)),
    }),
  };
  for (const [name, after] of Object.entries(values)) {
    transaction.change({ kind: 'value', key, name, after }, { ...origin, because: BECAUSE });
  }
}

/** Takes software out of the queue. */
export function dequeue(transaction: Transaction, { number }: QueuedSoftware, origin: Origin): void {
  const key = `${QUEUE}\\${String(number).padStart(4, '0')}`;
  transaction.change({ kind: 'key', key, after: false }, { ...origin, because: BECAUSE });
}

function isSame(a: Omit<QueuedSoftware, 'number'>, b: Omit<QueuedSoftware, 'number'>): boolean {
  return sameName(a.entry.name, b.entry.name) && sameName(a.device, b.device);
}

/**
 * What ran last: under a name, or under a name for a device where it is run once for each. A version, or the link that
 * the Store was asked for; undefined where nothing did.
 * Assumed: versions are compared per name and device where the software is run once for each device, and such a run
 * counts under the name too; settled by two devices of one INF with flags 1 on Windows 10.
 */
export function readRan({ registry }: SystemReader, { entry, device }: QueuedSoftware): string | undefined {
  return textOf(registry.value(ranKey(entry, device), entry.name));
}

/** Remembers what ran; under a name the greatest version counts. */
export function rememberRan(
  transaction: Transaction,
  { entry, device }: QueuedSoftware,
  origin: Origin,
): void {
  const after = entry.kind === 'program' ? printSoftwareVersion(entry.version) : entry.link;
  for (const key of new Set([RAN, ranKey(entry, device)])) {
    const known = textOf(transaction.registry.value(key, entry.name));
    if (known !== undefined && isGreater(known, after)) continue;
    const wanted = { kind: 'value', key, name: entry.name, after: sz(after) } as const;
    transaction.change(wanted, { ...origin, because: BECAUSE });
  }
}

function isGreater(a: string, b: string): boolean {
  const [left, right] = [parseSoftwareVersion(a), parseSoftwareVersion(b)];
  return left !== undefined && right !== undefined && compareSoftwareVersions(left, right) > 0;
}

function ranKey({ perDevice }: SoftwareEntry, device: string): string {
  return perDevice ? `${RAN}\\${device.replaceAll('\\', '#')}` : RAN;
}
