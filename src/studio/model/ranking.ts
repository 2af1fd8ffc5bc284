import { foldCase, LineIndex } from '../../base/index.ts';
import { readPublished } from '../../engine/index.ts';
import {
  type Change,
  changesToWin,
  choose,
  type DeviceIds,
  DriverIndex,
  type DriverNode,
  identifierScore,
  matchPackage,
  type Package,
  printLoss,
  rankValue,
  type SelectingWindows,
} from '../../engine/select/index.ts';
import { selectSections } from '../../inf/index.ts';
import { type RankParts, rankParts } from '../../log/index.ts';
import { type Machine, Transaction } from '../../machine/index.ts';
import { directoriesOf, verifierOf } from '../../rehearsal/index.ts';
import type { Entry } from './shown.ts';
import { deviceTried, type Switches, windowsTried } from './switches.ts';

/** What a Windows has to choose from for a device. */
export interface Choice {
  readonly device: DeviceIds;
  readonly windows: SelectingWindows;
  readonly packages: readonly Package[];
}

/** A candidate with its rank taken apart, and what became of it. */
export interface Ranked {
  /** Names it among the candidates: INF, line and identifier. */
  readonly key: string;
  readonly inf: string;
  readonly line: number;
  readonly section: string;
  readonly models: string;
  readonly description: string;
  readonly matchedId: string;
  readonly rank: RankParts;
  readonly signature: string;
  readonly provider: string;
  readonly date: string;
  readonly version: string;
  readonly isExtension: boolean;
  /** Why it was not chosen; undefined for what is installed. */
  readonly lost: string | undefined;
  /** What would make it win, each by itself. */
  readonly wouldWin: readonly Change[];
}

/** What a machine of a rehearsal has to choose from for a device. */
export function choiceOn({ rehearsal, given }: Entry, machine: Machine, device: DeviceIds): Choice {
  const { facts } = machine;
  const { packages, windows } = readPublished(new Transaction(machine), {
    architecture: facts.architecture,
    currentDirectory: 'C:\\',
    directories: directoriesOf(facts),
    verifier: verifierOf(rehearsal, given),
  });
  return { device, packages, windows };
}

/** All candidates for a device, the chosen one first, with what the switches change. */
export function rankCandidates({ windows: own, packages, ...choice }: Choice, switches: Switches): Ranked[] {
  const device = deviceTried(choice.device, switches);
  const windows = windowsTried(own, switches);
  const taking = packages.filter(({ source }) => !switches.without.has(fileName(source.name)));
  const nodes = new DriverIndex(taking)
    .match(device, windows)
    .map(node => changed(node, switches.changes.get(keyOf(node)) ?? [], device, windows));
  const { chosen, extensions, others } = choose(nodes);
  return [
    ...(chosen ? [ranked(chosen, undefined, [])] : []),
    ...extensions.map(node => ranked(node, undefined, [])),
    ...others.map(lost =>
      ranked(
        lost.node,
        printLoss(lost.lost, lost.node.excludedBy),
        changesToWin(lost, nodes, device, windows),
      ),
    ),
  ];
}

/** A candidate that takes no part with the switches, and why. */
export interface Absent {
  readonly row: Ranked;
  readonly why: string;
}

/** Those of the candidates without switches that are none with them. */
export function absentCandidates(
  { windows: own, packages }: Choice,
  switches: Switches,
  before: readonly Ranked[],
  rows: readonly Ranked[],
): Absent[] {
  const { facts } = windowsTried(own, switches);
  const sections = new Set(
    packages.flatMap(({ source }) =>
      selectSections(source.inf, facts).map(
        ({ section = '' }) => `${fileName(source.name)}:${foldCase(section)}`,
      ),
    ),
  );
  const why = ({ inf, models }: Ranked): string => {
    if (switches.without.has(inf)) return 'left out';
    const isFor = sections.has(`${inf}:${foldCase(models)}`);
    return isFor ? 'names none of these identifiers' : `[${models}] is not for this Windows`;
  };
  return before.filter(({ key }) => !rows.some(row => row.key === key)).map(row => ({ row, why: why(row) }));
}

/** A candidate as it would be after changes. */
function changed(
  node: DriverNode,
  changes: readonly Change[],
  device: DeviceIds,
  windows: SelectingWindows,
): DriverNode {
  return changes.reduce((one, change) => changedBy(one, change, device, windows), node);
}

function changedBy(
  node: DriverNode,
  change: Change,
  device: DeviceIds,
  windows: SelectingWindows,
): DriverNode {
  switch (change.kind) {
    case 'signed': {
      const signed = { ...node.package, signature: 'authenticode' as const };
      return matchPackage(signed, device, windows).find(one => keyOf(one) === keyOf(node)) ?? node;
    }
    case 'id':
      return withRank(node, { identifier: exactScore(device, change.before) });
    case 'feature-score':
      return withRank(node, { feature: change.atMost });
    case 'date':
      return { ...node, comparable: { ...node.comparable, date: Number.MAX_SAFE_INTEGER } };
    case 'version':
      return { ...node, comparable: { ...node.comparable, version: [65535, 65535, 65535, 65535] } };
    case 'not-excluded':
      return { ...node, excludedBy: undefined };
    case 'all-signing-equal':
      return node;
  }
}

/** The score of a line that names the device's identifier of that number, hardware IDs first, as a hardware ID. */
function exactScore({ hardwareIds }: DeviceIds, number: number): number {
  const isHardware = number < hardwareIds.length;
  const deviceIndex = isHardware ? number : number - hardwareIds.length;
  const deviceList = isHardware ? 'hardware' : 'compatible';
  return identifierScore({ deviceList, deviceIndex, infList: 'hardware', infIndex: 0 });
}

function withRank(node: DriverNode, parts: Partial<DriverNode['rank']>): DriverNode {
  const rank = { ...node.rank, ...parts };
  return { ...node, rank: { ...rank, value: rankValue(rank.wide, rank) } };
}

function ranked(node: DriverNode, lost: string | undefined, wouldWin: readonly Change[]): Ranked {
  const { match, model, rank, driverVer } = node;
  return {
    key: keyOf(node),
    inf: fileName(node.package.source.name),
    line: lineOf(node),
    section: node.section.section,
    models: model.section,
    description: model.description.value,
    matchedId: match.id,
    rank: rankParts(rank.value, !rank.wide),
    signature: node.package.signature,
    provider: node.provider ?? '',
    date: driverVer?.date ?? '',
    version: driverVer?.version ?? '',
    isExtension: node.extensionId !== undefined,
    lost,
    wouldWin,
  };
}

function keyOf(node: DriverNode): string {
  return `${fileName(node.package.source.name)}:${node.model.span.start}`;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('\\') + 1);
}

function lineOf({ package: { source }, model }: DriverNode): number {
  return new LineIndex(source.inf.text).position(model.span.start).line;
}
