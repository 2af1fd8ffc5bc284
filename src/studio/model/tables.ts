import { readSoftwareQueue } from '../../engine/software/index.ts';
import { DriverDatabase, StoreWork } from '../../engine/store/index.ts';
import { openInf, readVersion } from '../../inf/index.ts';
import { windowsFolder } from '../../machine/fresh/index.ts';
import { type Machine, type MachineReader, numberOf, Transaction, textOf } from '../../machine/index.ts';
import { installedPrograms } from '../../programs/index.ts';
import { directoriesOf } from '../../rehearsal/index.ts';
import type { Mark } from './tree-rows.ts';

/** Things of one kind on a machine: by name, what is known of each under the same headings. */
export interface Table {
  readonly headings: readonly string[];
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

/** A row of a table on both sides. */
export interface ComparedRow {
  readonly name: string;
  readonly mark: Mark | undefined;
  readonly before: readonly string[] | undefined;
  readonly after: readonly string[] | undefined;
}

/** A table on both sides, by name. */
export function compareTables(before: Table, after: Table): ComparedRow[] {
  const names = [...new Set([...before.rows.keys(), ...after.rows.keys()])].sort();
  return names.map(name => {
    const [old, now] = [before.rows.get(name), after.rows.get(name)];
    const same = old !== undefined && now !== undefined && old.join('\n') === now.join('\n');
    return {
      name,
      mark: same ? undefined : !old ? 'new' : !now ? 'gone' : 'changed',
      before: old,
      after: now,
    };
  });
}

const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const STARTS = ['boot', 'system', 'automatic', 'on demand', 'disabled'];

/** Services, with how they start and what runs. */
export function servicesOf({ registry, running }: MachineReader): Table {
  const rows = registry.keys(SERVICES).flatMap(name => {
    const start = numberOf(registry.value(`${SERVICES}\\${name}`, 'Start'));
    if (start === undefined) return [];
    const image = textOf(registry.value(`${SERVICES}\\${name}`, 'ImagePath')) ?? '';
    const state = running.state('service', name)?.state ?? 'stopped';
    return [[name, [STARTS[start] ?? String(start), state, image]] as const];
  });
  return { headings: ['starts', 'state', 'image'], rows: new Map(rows) };
}

/** Published driver packages: those that came after Windows itself. */
export function driverStoreOf(machine: Machine): Table {
  const transaction = new Transaction(machine);
  const directories = directoriesOf(machine.facts);
  const database = new DriverDatabase(
    new StoreWork({ transaction, directories, call: 'studio', tell: () => undefined }),
  );
  const folder = `${windowsFolder(machine.facts)}\\INF`;
  const rows = machine.volume.list(folder).flatMap(name => {
    const bytes = /^oem\d+\.inf$/i.test(name) && machine.volume.file(`${folder}\\${name}`)?.bytes();
    const opened = bytes ? openInf(bytes) : undefined;
    if (!opened?.ok) return [];
    const { provider, class: className, driverVer } = readVersion(opened.inf);
    const active = database.inf(name)?.active ?? '';
    const signer = database.package(active)?.signer.name ?? '';
    const version = [driverVer?.value.date, driverVer?.value.version].filter(Boolean).join(' ');
    return [[name, [provider?.value ?? '', className?.value ?? '', version, signer, active]] as const];
  });
  return {
    headings: ['provider', 'class', 'version', 'signed by', 'in the driver store'],
    rows: new Map(rows),
  };
}

type TableRow = readonly [name: string, cells: readonly string[]];

/** Installed programs, and the software of driver packages that waits. */
export function softwareOf(machine: MachineReader): Table {
  const installed = installedPrograms(machine).map(
    ({ name, version }): TableRow => [name, ['installed', version ?? '', '']],
  );
  const queued = readSoftwareQueue(machine).map(
    ({ entry, device }): TableRow => [`${entry.name} for ${device}`, ['waits in the queue', '', device]],
  );
  return { headings: ['state', 'version', 'device'], rows: new Map([...installed, ...queued]) };
}

/** What runs: devnodes, loaded files, sessions, what is pending. Services have a table of their own. */
export function runningOf({ running }: MachineReader): Table {
  const rows = running
    .list()
    .filter(({ what }) => what !== 'service')
    .map(({ what, name, state }) => [`${what} ${name}`, [stateText(state)]] as const);
  return { headings: ['state'], rows: new Map(rows) };
}

export type TablePart = 'services' | 'driver store' | 'software' | 'running';

/** What is told of a computer in tables. */
export const TABLES: Readonly<Record<TablePart, (machine: Machine) => Table>> = {
  services: servicesOf,
  'driver store': driverStoreOf,
  software: softwareOf,
  running: runningOf,
};

function stateText(state: object): string {
  return Object.entries(state)
    .map(
      ([name, value]) => `${name} ${typeof value === 'number' ? `0x${value.toString(16)}` : String(value)}`,
    )
    .join(', ');
}
