import type { StoryEvent } from '../story/index.ts';
import { readRank } from './driver-node.ts';
import { notStarted } from './kernel-pnp.ts';

/**
 * A device that `pnputil /enum-devices` lists. Fields are under the names the tool gives them in XML; several
 * values of one field are lines.
 */
export interface PnputilDevice {
  readonly instanceId: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly drivers: readonly PnputilDriver[];
}

/** A driver package that matches the device (`/drivers`). */
export interface PnputilDriver {
  readonly inf: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly rank?: number;
  /** BestRanked, Outranked, Installed … */
  readonly status: readonly string[];
}

/** Reads what `pnputil /enum-devices` printed, as text or XML; anything else gives no devices. */
export function readPnputil(text: string): PnputilDevice[] {
  return /<PnpUtil\b/.test(text) ? readXml(text) : readText(text);
}

/** A device told as a story: its driver nodes, which one is bound, and what problem it has. */
export function tellPnputil(device: PnputilDevice): StoryEvent {
  const bound = device.drivers.find(driver => driver.status.includes('Installed'));
  const nodes = device.drivers.map(driver => ({
    kind: 'candidate' as const,
    inf: driver.inf,
    section: '',
    matchedId: driver.fields.MatchingDeviceId ?? '',
    ...(driver.rank !== undefined && { rank: driver.rank }),
    ...(driver.status.includes('Outranked') && { lost: 'outranked' }),
    fields: driver.fields,
  }));
  const events = [...nodes, ...(bound ? [{ kind: 'chosen' as const, inf: bound.inf, section: '' }] : [])];
  const problem = problemOf(device);
  return {
    kind: 'section',
    title: titleOf(device, problem),
    about: device.instanceId,
    ...(problem === undefined ? { code: 0, events } : { events: [...events, notStarted(problem)] }),
  };
}

/** What succeeded or failed. */
function titleOf({ fields }: PnputilDevice, problem: string | undefined): string {
  const name = fields.DeviceDescription ?? '';
  if (problem === undefined && fields.Status !== 'Started') return `Device ${name}`.trim();
  return name === '' ? 'Device start' : `Device start of ${name}`;
}

/** `52 (0x34) [CM_PROB_UNSIGNED_DRIVER]`, of which some versions print the number alone. */
function problemOf({ fields }: PnputilDevice): string | undefined {
  const number = Number.parseInt(fields.ProblemCode ?? '', 10);
  return number > 0 ? `0x${number.toString(16).toUpperCase()}` : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g,
    (all, hex, number, name) => {
      if (name) return ENTITIES[name]!;
      const point = Number.parseInt(hex ?? number, hex ? 16 : 10);
      return point <= 0x10ffff ? String.fromCodePoint(point) : all;
    },
  );
}

function readXml(text: string): PnputilDevice[] {
  return text
    .split(/<Device\b/)
    .slice(1)
    .map(part => {
      const [device = '', ...drivers] = part.split(/<DriverName DriverName=/);
      return {
        instanceId: unescaped(/InstanceId="([^"]*)"/.exec(device)?.[1] ?? ''),
        fields: elements(device),
        drivers: drivers.map(driver =>
          driverOf(unescaped(/^"([^"]*)"/.exec(driver)?.[1] ?? ''), elements(driver)),
        ),
      };
    });
}

function elements(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/<(\w+)>([^<]*)<\/\1>/g)) {
    const known = fields[name!];
    fields[name!] = (known === undefined ? '' : `${known}\n`) + unescaped(value!);
  }
  return fields;
}

function driverOf(inf: string, fields: Record<string, string>): PnputilDriver {
  const rank = readRank(fields.Rank);
  const status = (fields.Status ?? '')
    .split(/\s*\/\s*/)
    .map(word => word.replace(/\s/g, ''))
    .filter(Boolean);
  return { inf, fields, ...(rank !== undefined && { rank }), status };
}

/** What the labels of the text form are called in XML, where dropping blanks does not give it. */
const XML_NAMES: Readonly<Record<string, string>> = {
  ClassGUID: 'ClassGuid',
  MatchingDeviceID: 'MatchingDeviceId',
  DriverRank: 'Rank',
  DriverStatus: 'Status',
  OriginalName: 'OriginalName',
};

/**
 * The text form: `Label:   value`, drivers indented under `Matching Drivers:`.
 * Assumed: the labels are those of the English Windows 11; settled by a recording of the text form.
 */
function readText(text: string): PnputilDevice[] {
  const devices: { instanceId: string; fields: Record<string, string>; drivers: PnputilDriver[] }[] = [];
  let driver: Record<string, string> | undefined;
  let last: { readonly fields: Record<string, string>; readonly name: string } | undefined;
  const finish = (): void => {
    if (driver) devices.at(-1)?.drivers.push(driverOf(driver.DriverName ?? '', driver));
    driver = undefined;
  };
  for (const line of text.split(/\r?\n/)) {
    const match = /^(\s*)([A-Za-z][A-Za-z\d ]*?):\s*(.*?)\s*$/.exec(line);
    if (!match) {
      const more = line.trim();
      if (last && more) last.fields[last.name] += `\n${more}`;
      continue;
    }
    last = undefined;
    const [, indent = '', label = '', value = ''] = match;
    const plain = label.replace(/\s/g, '');
    const name = XML_NAMES[plain] ?? plain;
    if (name === 'InstanceID') {
      finish();
      devices.push({ instanceId: value, fields: {}, drivers: [] });
    } else if (name === 'DriverName' && indent) {
      finish();
      driver = { DriverName: value };
    } else if (driver && indent) driver[name] = value;
    else if (devices.length > 0) {
      last = { fields: devices.at(-1)!.fields, name };
      last.fields[name] = value;
    }
  }
  finish();
  return devices;
}
