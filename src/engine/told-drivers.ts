import { LineIndex, sameName } from '../base/index.ts';
import { type Inf, readVersion } from '../inf/index.ts';
import type { CandidateEvent, StoryEvent } from '../story/index.ts';
import type { Element } from './device-sets.ts';
import type { ListedDriver } from './driver-node.ts';
import { nodeOf } from './driver-node.ts';
import { choose, type DeviceIds, type DriverNode, type Loss } from './select/index.ts';
import type { Session } from './session.ts';
import { fileName, storeLocation } from './store/index.ts';

/** Builds a list of drivers for a device and tells what was looked for and found. */
export function tellingList(
  session: Session,
  { id }: Element,
  ids: DeviceIds,
  build: () => readonly ListedDriver[],
): void {
  const { telling } = session;
  telling.inside(
    () => {
      const nodes = build().flatMap(driver => nodeOf(driver) ?? []);
      if (!telling.isHeard) return;
      telling.tell({ kind: 'searched', category: 'dvi', device: id, ...ids });
      for (const event of candidates(session, nodes)) telling.tell(event);
    },
    () => ({ kind: 'phase', category: 'dvi', name: 'Build Driver List', code: 0 }),
  );
}

/** Each node with what it would lose on to the best of them. */
function candidates(session: Session, nodes: readonly DriverNode[]): CandidateEvent[] {
  const lost = new Map(choose(nodes).others.map(one => [one.node, REASONS[one.lost](one.node)]));
  return nodes.map(node => candidate(session, node, lost.get(node)));
}

/** @see driver-rank-information-in-the-setupapi-log */
function candidate(session: Session, node: DriverNode, lost: string | undefined): CandidateEvent {
  const { name, inf } = node.package.source;
  const { date, version } = node.driverVer ?? {};
  const { classGuid } = readVersion(inf);
  const label = LABELS[node.package.signature];
  return {
    kind: 'candidate',
    category: 'dvi',
    inf: fileName(name),
    path: placeOf(session, name),
    section: node.section.section,
    matchedId: node.match.id,
    rank: node.rank.value,
    description: node.model.description.value,
    manufacturer: node.model.manufacturer.name.value,
    modelsSection: node.model.section,
    installSection: node.model.installSection.value,
    ...(classGuid !== undefined && { classGuid: classGuid.value }),
    place: { inf: fileName(name), line: lineOf(inf, node.model.span.start) },
    ...(date !== undefined && { date }),
    ...(version !== undefined && { version }),
    ...(node.provider !== undefined && { provider: node.provider }),
    ...(label !== undefined && { signerScore: label }),
    ...(lost !== undefined && { lost }),
  };
}

/** The INF of a driver as logs name it: in the driver store where it is there. Observed: recordings 001, 002. */
function placeOf(session: Session, path: string): string {
  const infs = `${session.directories.windows}\\INF`;
  const name = fileName(path);
  if (!sameName(path, `${infs}\\${name}`)) return path;
  return storeLocation(session.storeWork('SetupDiBuildDriverInfoList'), name) ?? path;
}

const LABELS: Readonly<Record<string, string | undefined>> = {
  inbox: 'INBOX',
  whql: 'WHQL',
  authenticode: 'Authenticode',
  'logo-premium': 'WHQL Logo Gold',
  'logo-standard': 'WHQL Logo Silver',
  unclassified: 'WHQL Unclassified',
  unsigned: 'Not digitally signed',
};

const REASONS: Readonly<Record<Loss, (node: DriverNode) => string>> = {
  signature: ({ package: { signature } }) =>
    `lost on rank: ${signature === 'unsigned' ? signature : `signed by ${signature}`}`,
  feature: () => 'lost on rank: a worse FeatureScore',
  identifier: node => `lost on rank: ${identifier(node)}`,
  date: () => 'lost on date: same rank, older',
  version: () => 'lost on version: same rank and date, lower',
  tie: () => 'lost to an equal one that was found first',
  'older-extension': () => 'a newer extension of the same ExtensionId applies',
  excluded: node => `excluded: ExcludeID names ${node.excludedBy}`,
};

function identifier({ match: { deviceList, deviceIndex, infList } }: DriverNode): string {
  const of = { hardware: 'hardware ID', compatible: 'compatible ID' };
  return `the device's ${of[deviceList]} ${deviceIndex + 1}, a ${of[infList]} of the INF`;
}

/**
 * Selects, and tells what was selected, with the section as the Models line names it. Who was asked about the class
 * before is forgotten between the class and the driver.
 * Observed: recordings 001, 002, 038, 106.
 */
export function tellingSelection(
  session: Session,
  element: Element,
  select: () => ListedDriver | undefined,
  classChanged: () => void,
): ListedDriver | undefined {
  const { telling } = session;
  const before = element.classGuid;
  return telling.inside(
    () => {
      const best = select();
      if (!best) return undefined;
      tellSelected(session, element, best, before, classChanged);
      if (telling.isHeard) telling.tell(chosen(session, best));
      return best;
    },
    best => ({ kind: 'phase', category: 'dvi', name: 'Select Best Driver', code: best ? 0 : 0xe0000228 }),
  );
}

/**
 * Tells that a driver is the selected one, or none. `before`: the class that the device had.
 * Observed: recordings 106, 012 and 011 (none).
 */
export function tellSelected(
  session: Session,
  { classGuid }: Element,
  driver: ListedDriver | undefined,
  before: string,
  classChanged: () => void = () => undefined,
): void {
  const { telling } = session;
  const tell = (entry: string, values: Readonly<Record<string, string>>): void =>
    telling.tell({ kind: 'entry', category: 'dvi', entry, values });
  if (driver && telling.isHeard) {
    const { name } = driver.model.package.source;
    const section = driver.model.model.installSection.value;
    tell('selected-section', { section, inf: placeOf(session, name).toLowerCase() });
    tell(sameName(before, classGuid) ? 'class-remains' : 'class-changed', { class: classGuid });
  }
  if (driver && classGuid !== before) classChanged();
  tell('selected-set', {});
}

/** Observed: the section as the Models line names it, undecorated (recordings 002: MSPCLOCK of MSPCLOCK.NT). */
function chosen(session: Session, { model }: ListedDriver): StoryEvent {
  const { name, inf } = model.package.source;
  const description = model.model.description.value;
  const place = { inf: fileName(name), line: lineOf(inf, model.model.span.start) };
  const section = model.model.installSection.value;
  const fields = {
    Description: `[${description}]`,
    InfFile: `[${placeOf(session, name).toLowerCase()}]`,
    Section: `[${section}]`,
  };
  return { kind: 'chosen', category: 'dvi', inf: fileName(name), section, description, fields, place };
}

const LINES = new WeakMap<Inf, LineIndex>();

function lineOf(inf: Inf, offset: number): number {
  const index = LINES.get(inf) ?? new LineIndex(inf.text);
  LINES.set(inf, index);
  return index.position(offset).line;
}
