import { sameName } from '../base/index.ts';
import { instanceKey, isPresent, isRegistered, readClassName, softwareKey } from '../engine/devices/index.ts';
import { originalNames, StoreWork } from '../engine/store/index.ts';
import {
  listOf,
  type MachineReader,
  numberOf,
  type Transaction,
  textOf,
  type Value,
} from '../machine/index.ts';
import { installedProduct } from '../programs/index.ts';
import { type ExpectedEvent, everyEvent, type StoryEvent } from '../story/index.ts';
import { commandFile } from './command-line.ts';
import type { DeviceExpectation, Expectations, RegistryExpectation } from './expectations.ts';
import { instanceOf } from './hardware.ts';
import { fits } from './patterns.ts';
import { directoriesOf } from './world.ts';

/** What expectations are held against. */
export interface Found {
  readonly transaction: Transaction;
  /** What happened since the expectation before. */
  readonly since: readonly StoryEvent[];
  /** The questions that wait for an answer. */
  readonly waits: readonly string[];
}

type Fact = string | number | boolean | null | undefined;
type Checked = readonly [what: string, expected: Fact, found: Fact];

const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';

/** Holds the machine and what happened against what was expected: an event for each single expectation. */
export function checkExpectations(expected: Expectations, found: Found): ExpectedEvent[] {
  const { transaction, since, waits } = found;
  const events = [...everyEvent(since)];
  const shown = events.flatMap(event => (event.kind === 'shown' ? [event.text] : []));
  const warnings = events.flatMap(event =>
    event.kind === 'note' && event.severity === 'warning' ? [event.text] : [],
  );
  const checked: Checked[] = [
    ...entries(expected.devices).flatMap(([name, device]) => checkDevice(transaction, name, device)),
    ...(expected.staged ? [list('staged', expected.staged, stagedInfs(transaction))] : []),
    ...entries(expected.files).map(([path, there]): Checked => [path, there, hasFile(transaction, path)]),
    ...entries(expected.registry).flatMap(([key, values]) =>
      entries(values).map(([name, value]) => checkValue(transaction, key, name, value)),
    ),
    ...entries(expected.services).flatMap(([name, service]) => checkService(transaction, name, service)),
    ...entries(expected.software).map(
      ([name, version]): Checked => [
        `software ${name}`,
        version,
        installedProduct(transaction, { name })?.version ?? null,
      ],
    ),
    ...(expected.shown ?? []).map((text): Checked => contains('shown', text, shown, true)),
    ...(expected.notShown ?? []).map((text): Checked => contains('not shown', text, shown, false)),
    ...(expected.waits === undefined ? [] : [checkWaits(expected.waits, waits)]),
    ...entries(expected.ran).map(
      ([name, code]): Checked => [`${name} exit code`, code, exitOf(events, name)],
    ),
    ...(expected.restartNeeded === undefined
      ? []
      : [['restart needed', expected.restartNeeded, needsRestart(transaction)] as const]),
    ...(expected.warns ?? []).map((text): Checked => contains('warns', text, warnings, true)),
    ...(expected.warnings === undefined ? [] : [['warnings', expected.warnings, warnings.length] as const]),
    ...(expected.requests ? [list('requests', expected.requests, requestsOf(since))] : []),
  ];
  return checked.map(([what, wanted, got]) => ({
    kind: 'expected',
    what,
    expected: print(wanted),
    ...(!same(wanted, got) && { found: print(got) }),
  }));
}

function entries<T>(of: Readonly<Record<string, T>> | undefined): [string, T][] {
  return Object.entries(of ?? {});
}

function same(a: Fact, b: Fact): boolean {
  return typeof a === 'string' && typeof b === 'string' ? sameName(a, b) : (a ?? null) === (b ?? null);
}

function print(fact: Fact): string {
  return fact === null || fact === undefined ? 'none' : String(fact);
}

function list(what: string, expected: readonly string[], found: readonly string[]): Checked {
  return [what, expected.join(', '), found.join(', ')];
}

function contains(what: string, text: string, among: readonly string[], wanted: boolean): Checked {
  const has = among.some(one => fits(text, one));
  return [what, text, has === wanted ? text : among.join(' | ') || 'nothing'];
}

function checkWaits(expected: string | null, waits: readonly string[]): Checked {
  const holds = expected === null ? waits.length === 0 : waits.some(one => fits(expected, one));
  return ['waits', expected, holds ? expected : waits.join(' | ') || null];
}

/** Whether Windows remembers that something waits for a restart. */
function needsRestart({ registry, running }: MachineReader): boolean {
  const renames = registry.value(
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager',
    'PendingFileRenameOperations',
  );
  return (
    renames !== undefined ||
    running.list('devnode').some(({ state }) => (state.status & DN_NEED_RESTART) !== 0)
  );
}

const DN_NEED_RESTART = 0x100;

function exitOf(events: readonly StoryEvent[], name: string): number | null {
  const ran = events.filter(event => event.kind === 'ran' && sameName(commandFile(event.command).name, name));
  const last = ran.at(-1);
  return last?.kind === 'ran' ? (last.exitCode ?? null) : null;
}

/** The requests that were sent, each before those inside it. */
function requestsOf(events: readonly StoryEvent[]): string[] {
  return [...everyEvent(events)].flatMap(event =>
    event.kind === 'request' ? [event.request.replace(/^DIF_/, '')] : [],
  );
}

function hasFile({ volume }: MachineReader, path: string): boolean {
  const resolved = volume.resolve(path);
  return resolved !== undefined && (volume.file(resolved) !== undefined || volume.directory(resolved));
}

function checkValue(
  { registry }: MachineReader,
  key: string,
  name: string,
  expected: RegistryExpectation,
): Checked {
  const value = registry.value(key, name === '(default)' ? '' : name);
  const what = `${key} ${name}`;
  if (expected === '*') return [what, 'any', value ? 'any' : null];
  return [what, Array.isArray(expected) ? expected.join(', ') : (expected as Fact), factOf(value)];
}

function factOf(value: Value | undefined): Fact {
  return value && (textOf(value) ?? numberOf(value) ?? listOf(value)?.join(', ') ?? 'binary');
}

function checkService(
  { registry, running }: MachineReader,
  name: string,
  expected: {
    readonly exists?: boolean | undefined;
    readonly start?: number | undefined;
    readonly running?: boolean | undefined;
  },
): Checked[] {
  const key = `${SERVICES}\\${name}`;
  const isRunning = running.state('service', name)?.state === 'running';
  return chosen(`service ${name}`, expected, {
    exists: registry.has(key),
    start: numberOf(registry.value(key, 'Start')),
    running: isRunning,
  });
}

/** The facts that are expected, each beside what was found. */
function chosen<T extends object>(
  what: string,
  expected: T,
  found: { readonly [K in keyof T]: Fact },
): Checked[] {
  return (Object.entries(expected) as [keyof T & string, Fact][])
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [`${what} ${name}`, value, found[name]]);
}

function checkDevice(transaction: Transaction, name: string, expected: DeviceExpectation): Checked[] {
  const id = instanceOf(transaction, name);
  const { registry, running } = transaction;
  const state = id === undefined ? undefined : running.state('devnode', id);
  const key = id === undefined ? '' : instanceKey(id);
  const software = id === undefined ? undefined : softwareKey(transaction, id);
  const guid = textOf(registry.value(key || 'HKLM', 'ClassGUID'));
  const published = software && textOf(registry.value(software, 'InfPath'));
  return chosen(name, expected, {
    present: id !== undefined && isPresent(transaction, id),
    phantom: id !== undefined && isRegistered(transaction, id) && !isPresent(transaction, id),
    started: ((state?.status ?? 0) & DN_STARTED) !== 0,
    driver: published ? originalName(transaction, published) : null,
    problem: state?.problem ?? 0,
    service: id === undefined ? null : (textOf(registry.value(key, 'Service')) ?? null),
    class: guid && readClassName(transaction, guid),
    instance: id,
    configFlags: id === undefined ? undefined : numberOf(registry.value(key, 'ConfigFlags')),
  });
}

const DN_STARTED = 8;

function originalName(transaction: Transaction, published: string): string {
  const work = storeWork(transaction);
  return originalNames(work, `${work.infFolder}\\${published}`).inf;
}

function storeWork(transaction: Transaction): StoreWork {
  const directories = directoriesOf(transaction.facts);
  return new StoreWork({ transaction, directories, call: 'expect', tell: () => undefined });
}

/** The published INFs under the names that they came with. */
function stagedInfs(transaction: Transaction): string[] {
  const work = storeWork(transaction);
  return transaction.volume
    .list(work.infFolder)
    .flatMap(name => /^oem(\d+)\.inf$/i.exec(name) ?? [])
    .filter((_, i) => i % 2 === 1)
    .map(Number)
    .toSorted((a, b) => a - b)
    .map(number => originalName(transaction, `oem${number}.inf`));
}
