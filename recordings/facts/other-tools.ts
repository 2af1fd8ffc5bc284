import {
  type DxdiagDisplay,
  type PnpEvent,
  type PnputilDriver,
  readDxdiag,
  readPnpEvents,
  readPnputil,
} from '../../src/log/index.ts';
import { type Fact, fact, hex, type Json, type Recording, rankBits } from '../recording.ts';

/** What Kernel-PnP wrote to the event log. */
export function pnpEvents(recording: Recording): Fact[] {
  const { file, repo, os } = recording;
  return eventsOf(recording).map(event => {
    const fields = Object.entries(event.fields).map(([label, value]) => [camel(label), value]);
    const { rankValue, rankBits: bits } = rankOf(event);
    return fact({
      file,
      repo,
      os,
      time: event.time,
      device: event.device,
      what: event.what,
      eventId: event.id,
      ...Object.fromEntries(fields),
      rankValue,
      rankBits: bits,
      outranked: event.id === 400 && 'Matching Device ID' in event.fields ? outranked(event) : undefined,
    });
  });
}

export function eventsOf({ kind, text }: Recording): PnpEvent[] {
  return kind === 'kernel-pnp-event' ? readPnpEvents(text) : [];
}

export function rankOf(event: PnpEvent): { rank?: string; rankValue?: number; rankBits?: Fact } {
  const text = event.fields['Driver Rank'];
  if (text === undefined) return {};
  const value = Number(text);
  return { rank: hex(value)!, rankValue: value, rankBits: rankBits(value) };
}

export function outranked(event: PnpEvent): Fact[] {
  return event.outranked.map(({ inf, matchedId, rank }) => ({
    inf,
    matchedId,
    rank: hex(rank),
    rankBits: rankBits(rank),
  }));
}

function camel(label: string): string {
  const [first = '', ...rest] = label.split(' ');
  const words = rest.map(word =>
    /^(?:ID|GUID)$/.test(word) ? word[0]! + word.slice(1).toLowerCase() : word,
  );
  return first.toLowerCase() + words.join('');
}

/** Devices that pnputil lists with their driver nodes. */
export function pnputilCandidates(recording: Recording): Fact[] {
  const { file, repo, os } = recording;
  return devicesOf(recording).map(device => ({
    file,
    repo,
    os,
    device: device.instanceId,
    boundInf: device.fields.DriverName!,
    boundClass: device.fields.ClassName!,
    candidates: device.drivers.map(driverFact),
    note: whyOf(recording),
  }));
}

export function devicesOf({ kind, text }: Recording): ReturnType<typeof readPnputil> {
  return kind.startsWith('pnputil') ? readPnputil(text) : [];
}

function driverFact({ inf, fields, rank, status }: PnputilDriver): Fact {
  const [date = '', version = ''] = (fields.DriverVersion ?? '').split(' ');
  return {
    inf,
    originalName: fields.OriginalName ?? null,
    provider: fields.ProviderName!,
    class: fields.ClassName!,
    date,
    version,
    signer: fields.SignerName!,
    matchedId: fields.MatchingDeviceId!,
    rank: hex(rank),
    rankBits: rankBits(rank ?? 0),
    status: [...status],
  };
}

function whyOf(recording: Recording): Json {
  return recording.index.why ?? null;
}

/** Selections told by pnputil and by event 400. */
export function otherSelections(recording: Recording): Fact[] {
  const { file, os } = recording;
  const listed = devicesOf(recording).map(device => ({
    file,
    evidence: 'pnputil XML',
    os,
    device: device.instanceId,
    candidates: device.drivers.map(driverFact),
    best: device.drivers.find(driver => driver.status.includes('BestRanked'))?.inf ?? null,
    bound: device.fields.DriverName!,
    fact: whyOf(recording),
  }));
  const configured = eventsOf(recording).filter(event => event.outranked.length > 0);
  return [...listed, ...configured.map(event => eventSelection(event, file, os))];
}

function eventSelection(event: PnpEvent, file: string, os: string): Fact {
  const { fields } = event;
  const won: Fact = {
    inf: fields['Driver Name']!,
    matchedId: fields['Matching Device ID']!,
    rank: rankOf(event).rank!,
    date: fields['Driver Date']!,
    version: fields['Driver Version']!,
    status: 'Selected',
  };
  const lost = outranked(event).map(node => ({ ...node, status: 'Outranked' }));
  return {
    file,
    evidence: 'event 400',
    os,
    device: event.device ?? null,
    candidates: [won, ...lost],
    best: fields['Driver Name']!,
  };
}

/** The setup classes of extensions and software components. @see system-defined-device-setup-classes-available-to-vendors */
const ROLES: Readonly<Record<string, string>> = {
  '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}': 'extension',
  '{5c4c3332-344d-483c-8739-259e934c9cc8}': 'software component',
};

/** Extension INFs and software components configured. */
export function extensionSelections(recording: Recording): Fact[] {
  const { file, os } = recording;
  return eventsOf(recording).flatMap(event => {
    const { fields } = event;
    const role = ROLES[(fields['Class GUID'] ?? '').toLowerCase()];
    if (!role || event.id !== 400) return [];
    return [
      fact({
        role,
        evidence: 'event 400',
        file,
        os,
        device: event.device,
        inf: fields['Driver Name'],
        package: fields['Driver Package ID'],
        date: fields['Driver Date'],
        version: fields['Driver Version'],
        section: fields['Driver Section'],
        matchedId: fields['Matching Device ID'],
        rank: rankOf(event).rank,
        outranked: outranked(event),
        deviceUpdated: fields['Device Updated'],
        parent: fields['Parent Device'],
        time: event.time,
      }),
    ];
  });
}

/** Driver ranks in DxDiag reports, with the device's ID lists as PCI builds them. */
export function dxdiagRanks(recording: Recording): Fact[] {
  const { file, repo, os } = recording;
  return displaysOf(recording).map(display => {
    const { strongName, fields, rank } = display;
    const [hardware, compatible] = pciIds(display.device);
    const id = strongName?.matchedId ?? '';
    return {
      file,
      repo,
      os,
      device: display.device,
      strongName: fields['Driver Strong Name']!,
      inf: strongName?.inf ?? null,
      modelsPart: strongName?.modelsPart ?? null,
      installSection: strongName?.installSection ?? null,
      version: strongName?.version ?? null,
      matchedId: id,
      rank: hex(rank),
      rankBits: rankBits(rank ?? 0),
      driverModel: fields['Driver Model'] ?? null,
      catalogAttributes: fields['Catalog Attributes'] ?? null,
      derivedPciIds: [hardware, compatible],
      matchedAt: matchedAt(id, hardware, compatible),
    };
  });
}

export function displaysOf({ kind, text }: Recording): DxdiagDisplay[] {
  return kind === 'dxdiag' ? readDxdiag(text) : [];
}

/**
 * The lists that the PCI bus makes of VEN, DEV, SUBSYS and REV; the class code is not in the report.
 * Observed: 26 logged lists (see the rank page of the facts): with a subsystem of zero two IDs stand higher.
 */
export function pciIds(device: string): [hardware: string[], compatible: string[]] {
  const [, ven, dev, subsys, rev] = /^PCI\\VEN_(\w+)&DEV_(\w+)&SUBSYS_(\w+)&REV_(\w+)/.exec(device) ?? [];
  if (!ven) return [[], []];
  const base = `PCI\\VEN_${ven}&DEV_${dev}`;
  const own = [`${base}&REV_${rev}`, base];
  const classes = [`${base}&CC_ccsspp`, `${base}&CC_ccss`];
  const first = [`${base}&SUBSYS_${subsys}&REV_${rev}`, `${base}&SUBSYS_${subsys}`];
  const rest = [
    `PCI\\VEN_${ven}&CC_ccsspp`,
    `PCI\\VEN_${ven}&CC_ccss`,
    `PCI\\VEN_${ven}`,
    'PCI\\CC_ccsspp',
    'PCI\\CC_ccss',
  ];
  return /^0+$/.test(subsys!)
    ? [[...first, ...own, ...classes], rest]
    : [
        [...first, ...classes],
        [...own, ...rest],
      ];
}

/** Where an ID stands in the lists: the kind and the index. */
export function matchedAt(
  id: string,
  hardware: readonly string[],
  compatible: readonly string[],
): [string, number] | null {
  for (const [kind, ids] of [
    ['hardware', hardware],
    ['compatible', compatible],
  ] as const) {
    const index = ids.findIndex(other => other.toLowerCase() === id.toLowerCase());
    if (index !== -1) return [kind, index];
  }
  return null;
}
