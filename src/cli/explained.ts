import { printWindowsVersion } from '../base/index.ts';
import {
  type Change,
  changesToLose,
  changesToWin,
  choose,
  DriverIndex,
  type DriverNode,
  type Loss,
  type NearMiss,
  NearMisses,
  printRank,
  type SelectingWindows,
} from '../engine/select/index.ts';
import type { LoadedInf } from '../rehearsal/index.ts';
import type { NamedDevice } from './named-device.ts';

/** A driver node as it is told. */
export interface ToldNode {
  readonly inf: string;
  /** Line of the INF, from 1. */
  readonly line: number;
  readonly models: string;
  readonly section: string;
  readonly description: string;
  readonly matchedId: string;
  /** Which of the device's identifiers it is: its list, and its place from 0. */
  readonly deviceList: 'hardware' | 'compatible';
  readonly deviceIndex: number;
  readonly infList: 'hardware' | 'compatible';
  readonly rank: string;
  readonly signature: string;
  readonly provider?: string;
  readonly date?: string;
  readonly driverVersion?: string;
}

export interface ToldLoser extends ToldNode {
  readonly lost: Loss;
  readonly excludedBy?: string;
  /** What would make it the chosen one; each is enough. */
  readonly wouldWin: readonly Change[];
}

/** A line that would serve the device if something about it was otherwise. */
export type ToldMiss =
  | {
      readonly kind: 'other-windows';
      readonly inf: string;
      readonly line: number;
      readonly models: string;
      readonly wouldWin: boolean;
    }
  | {
      readonly kind: 'other-id';
      readonly inf: string;
      readonly line: number;
      readonly id: string;
      readonly deviceId: string;
    };

export interface ToldDevice extends NamedDevice {
  readonly chosen?: ToldNode;
  readonly extensions: readonly ToldNode[];
  readonly others: readonly ToldLoser[];
  /** What another signed package would need to win. */
  readonly toLose: readonly Change[];
  /** Packages that name the device for another Windows only. */
  readonly otherWindows: readonly ToldMiss[];
  readonly closest?: ToldMiss;
  /** How many packages name none of its identifiers. */
  readonly unmatched: number;
}

/** The answer for one Windows. */
export interface Explained {
  readonly windows: string;
  readonly architecture: string;
  readonly notes: readonly string[];
  readonly devices: readonly ToldDevice[];
}

/** Chooses for each device among the packages, and says why. */
export function explainDevices(
  packages: readonly LoadedInf[],
  devices: readonly NamedDevice[],
  windows: SelectingWindows,
  notes: readonly string[],
): Explained {
  const index = new DriverIndex(packages);
  const misses = new NearMisses(packages, windows);
  return {
    windows: printWindowsVersion(windows.facts.version),
    architecture: windows.facts.architecture,
    notes,
    devices: devices.map(device => explainDevice(device, index, misses, packages, windows)),
  };
}

function explainDevice(
  device: NamedDevice,
  index: DriverIndex,
  misses: NearMisses,
  packages: readonly LoadedInf[],
  windows: SelectingWindows,
): ToldDevice {
  const nodes = index.match(device, windows);
  const { chosen, extensions, others } = choose(nodes);
  const tell = (node: DriverNode): ToldNode => toldNode(node, packages);
  const matched = new Set(nodes.map(node => node.package));
  const hidden = misses.otherWindows(device).filter(miss => !matched.has(miss.node.package));
  const closest = chosen ? undefined : misses.closest(device);
  return {
    ...device,
    ...(chosen && { chosen: tell(chosen) }),
    extensions: extensions.map(tell),
    others: others.map(lost => ({
      ...tell(lost.node),
      lost: lost.lost,
      ...(lost.node.excludedBy !== undefined && { excludedBy: lost.node.excludedBy }),
      wouldWin: changesToWin(lost, nodes, device, windows),
    })),
    toLose: chosen ? changesToLose(chosen, device, windows) : [],
    otherWindows: hidden.map(miss => toldMiss(miss, nodes, packages)),
    ...(closest && { closest: toldMiss(closest, nodes, packages) }),
    unmatched: packages.length - matched.size - hidden.length,
  };
}

function toldNode(node: DriverNode, packages: readonly LoadedInf[]): ToldNode {
  const { match, model, driverVer } = node;
  const { name } = node.package.source;
  return {
    inf: name,
    line: lineOf(node.package, model.span.start, packages),
    models: model.section,
    section: node.section.section,
    description: model.description.value,
    matchedId: match.id,
    deviceList: match.deviceList,
    deviceIndex: match.deviceIndex,
    infList: match.infList,
    rank: printRank(node.rank.value, node.rank.wide),
    signature: node.package.signature,
    ...(node.provider !== undefined && { provider: node.provider }),
    ...(driverVer && { date: driverVer.date }),
    ...(driverVer?.version !== undefined && { driverVersion: driverVer.version }),
  };
}

function toldMiss(miss: NearMiss, nodes: readonly DriverNode[], packages: readonly LoadedInf[]): ToldMiss {
  const from = miss.kind === 'other-windows' ? miss.node.package : miss.package;
  const model = miss.kind === 'other-windows' ? miss.node.model : miss.model;
  const place = { inf: from.source.name, line: lineOf(from, model.span.start, packages) };
  if (miss.kind === 'other-id') return { kind: 'other-id', ...place, id: miss.id, deviceId: miss.deviceId };
  const wouldWin = choose([...nodes, miss.node]).chosen === miss.node;
  return { kind: 'other-windows', ...place, models: model.section, wouldWin };
}

function lineOf(from: DriverNode['package'], offset: number, packages: readonly LoadedInf[]): number {
  const loaded = packages.find(one => one === from);
  return loaded ? loaded.lines.position(offset).line : 0;
}
