import { basename } from 'node:path';
import type { Facts } from '../base/index.ts';
import { decodeInf } from '../inf/index.ts';
import { isRehearsalFile } from '../rehearsal/index.ts';
import { everyEvent, type StoryEvent } from '../story/index.ts';
import { Failure } from './failure.ts';
import { readInput } from './files.ts';
import { fromInstance } from './instance.ts';
import type { DeviceSource, NamedDevice } from './named-device.ts';

/** Reads `--device`: hardware IDs with commas between, and behind a semicolon compatible IDs. */
export function typedDevice(text: string): DeviceSource {
  const [hardwareIds = [], compatibleIds = []] = text.split(';').map(list =>
    list
      .split(',')
      .map(id => id.trim())
      .filter(Boolean),
  );
  const name = hardwareIds[0] ?? compatibleIds[0];
  if (name === undefined)
    throw new Failure(`--device ${text}: no identifier; write one like PCI\\VEN_8086&DEV_100E`);
  return () => [{ name, hardwareIds, compatibleIds }];
}

/** Reads the devices of a file: a rehearsal, what pnputil printed, a DxDiag report, events of Kernel-PnP, a log. */
export async function devicesOf(path: string): Promise<DeviceSource> {
  const bytes = readInput(path);
  const { text } = decodeInf(bytes);
  const source = await sourceOf(path, text, bytes);
  return facts => {
    const devices = source(facts);
    if (devices.length === 0) {
      const reads =
        'snapshots, rehearsals, pnputil /enum-devices /deviceids, DxDiag, events of Kernel-PnP, setupapi logs';
      throw new Failure(`${basename(path)} names no devices that Firstplug can read; it reads ${reads}`);
    }
    return devices;
  };
}

async function sourceOf(path: string, text: string, bytes: Uint8Array): Promise<DeviceSource> {
  if (isRehearsalFile(path)) return rehearsed(path, text);
  const { isSnapshot } = await import('../machine/snapshot/index.ts');
  if (!isSnapshot(text)) return recorded(text, bytes);
  const { readSnapshotFile } = await import('./snapshot-file.ts');
  const { devicesOfMachine } = await import('./machine-devices.ts');
  const devices = devicesOfMachine(readSnapshotFile(path));
  return () => devices;
}

async function rehearsed(path: string, text: string): Promise<DeviceSource> {
  const { hardwareOf } = await import('../rehearsal/index.ts');
  const { rehearsalsOf } = await import('./rehearsal-file.ts');
  const hardware = rehearsalsOf(path, text).flatMap(({ rehearsal }) => Object.entries(rehearsal.hardware));
  return facts =>
    hardware.map(([name, entry]) => {
      const { hardwareIds, compatibleIds } = hardwareOf(name, entry, 1, facts);
      return { name, hardwareIds, compatibleIds };
    });
}

async function recorded(text: string, bytes: Uint8Array): Promise<DeviceSource> {
  const { readDxdiag, readLog, readPnpEvents, readPnputil } = await import('../log/index.ts');
  if (/<PnpUtil\b|^Instance ID:/m.test(text)) {
    const devices = readPnputil(text);
    return facts => devices.map(({ instanceId, fields }) => fromPnputil(instanceId, fields, facts));
  }
  if (/Driver Strong Name:/.test(text)) {
    const devices = readDxdiag(text);
    return facts =>
      devices.map(one => fromInstance(one.device, one.fields['Card name'] ?? one.device, facts));
  }
  if (/Driver Rank:|^Device \S.* (?:was|had a problem|requires further) /m.test(text)) {
    const instances = readPnpEvents(text).flatMap(event => event.device ?? []);
    const devices = [...new Map(instances.map(instance => [instance.toUpperCase(), instance])).values()];
    const matched = /^Matching Device ID:\s*(.*\S)/m.exec(text)?.[1];
    if (devices.length === 0) return () => matchedAs(matched);
    return facts => devices.map(device => fromInstance(device, device, facts));
  }
  const { events } = readLog(bytes);
  const devices = searched(events);
  if (devices.length > 0) return () => devices;
  const instances = instancesIn(events);
  if (instances.length === 0) return () => candidatesIn(events).flatMap(matchedAs);
  return facts => instances.map(instance => fromInstance(instance, instance, facts));
}

/** Identifiers by which driver nodes matched: all that an excerpt tells of its device that has nothing else. */
function candidatesIn(events: readonly StoryEvent[]): string[] {
  const ids = [...everyEvent(events)].flatMap(event =>
    event.kind === 'candidate' && event.matchedId ? [event.matchedId] : [],
  );
  return [...new Map(ids.map(id => [id.toUpperCase(), id])).values()];
}

function matchedAs(id: string | undefined): NamedDevice[] {
  if (!id) return [];
  return [
    {
      name: id,
      hardwareIds: [id],
      compatibleIds: [],
      lacks: 'only an identifier that a driver matched is known',
    },
  ];
}

/** What sections and phases are about, where that is a device; excerpts of logs often lack the search itself. */
function instancesIn(events: readonly StoryEvent[]): string[] {
  const abouts = [...everyEvent(events)].flatMap(event =>
    event.kind === 'section' || event.kind === 'phase' ? (event.about ?? []) : [],
  );
  return [...new Set(abouts)].filter(about => /^[A-Z]\w+\\[^\\/:]+(\\[^\\]+)?$/i.test(about));
}

function fromPnputil(instance: string, fields: Readonly<Record<string, string>>, facts: Facts): NamedDevice {
  const list = (...names: string[]): string[] =>
    names.flatMap(name => fields[name]?.split('\n') ?? []).filter(Boolean);
  const name = fields.DeviceDescription ?? instance;
  const hardwareIds = list('HardwareIDs', 'HardwareIds', 'HardwareId');
  const compatibleIds = list('CompatibleIDs', 'CompatibleIds', 'CompatibleId');
  return hardwareIds.length > 0 ? { name, hardwareIds, compatibleIds } : fromInstance(instance, name, facts);
}

/** The searches that a log tells, each list of identifiers once. */
function searched(events: readonly StoryEvent[]): NamedDevice[] {
  const found = new Map<string, NamedDevice>();
  const visit = (event: StoryEvent, about: string): void => {
    const inside = event.kind === 'section' ? (event.about ?? about) : about;
    if (event.kind === 'searched') {
      const { hardwareIds, compatibleIds } = event;
      const name = event.device || inside || (hardwareIds[0] ?? compatibleIds[0] ?? '');
      const key = JSON.stringify([hardwareIds, compatibleIds]);
      if (hardwareIds.length + compatibleIds.length > 0) found.set(key, { name, hardwareIds, compatibleIds });
    }
    for (const one of event.events ?? []) visit(one, inside);
  };
  for (const event of events) visit(event, '');
  return [...found.values()];
}
