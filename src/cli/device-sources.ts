import { basename } from 'node:path';
import type { Facts } from '../base/index.ts';
import { decodeInf } from '../inf/index.ts';
import { everyEvent, type StoryEvent } from '../story/index.ts';
import { Failure, printProblems } from './failure.ts';
import { isRehearsal, readInput } from './files.ts';
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
  const source = isRehearsal(path) ? await rehearsed(path, text) : await recorded(text, bytes);
  return facts => {
    const devices = source(facts);
    if (devices.length === 0) throw new Failure(`${basename(path)} names no devices that Firstplug can read`);
    return devices;
  };
}

async function rehearsed(path: string, text: string): Promise<DeviceSource> {
  const { readRehearsal } = await import('../rehearsal/index.ts');
  const { value, problems } = readRehearsal(text);
  if (!value) throw new Failure(printProblems(path, text, problems));
  return () => Object.entries(value.devices).map(([name, ids]) => ({ name, ...ids }));
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
    return facts => devices.map(device => fromInstance(device, device, facts));
  }
  const { events } = readLog(bytes);
  const devices = searched(events);
  const instances = devices.length > 0 ? [] : instancesIn(events);
  return facts => [...devices, ...instances.map(instance => fromInstance(instance, instance, facts))];
}

/** What sections are about, where that is a device; excerpts of logs often lack the search itself. */
function instancesIn(events: readonly StoryEvent[]): string[] {
  const abouts = [...everyEvent(events)].flatMap(event =>
    event.kind === 'section' ? (event.about ?? []) : [],
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
