import { eraOf } from '../../base/index.ts';
import { choose, compareNodes, type LostNode } from './choose.ts';
import { compareAge } from './driver-date.ts';
import { type DeviceIds, identifierScore } from './match.ts';
import type { DriverNode } from './node.ts';
import { type Rank, rankValue } from './rank.ts';
import { countsAsSigned, isSigned } from './signature.ts';
import type { SelectingWindows } from './windows.ts';

/** One thing that would turn a choice. */
export type Change =
  /** It has a valid signature. */
  | { readonly kind: 'signed' }
  /** It names this identifier of the device as a hardware ID, or one before it. */
  | { readonly kind: 'id'; readonly id: string; readonly before: number }
  | { readonly kind: 'feature-score'; readonly atMost: number }
  /** Its DriverVer is later than this date; any date where it is empty. */
  | { readonly kind: 'date'; readonly after: string }
  | { readonly kind: 'version'; readonly above: string }
  | { readonly kind: 'all-signing-equal'; readonly on: boolean }
  | { readonly kind: 'not-excluded'; readonly id: string };

type Parts = Pick<Rank, 'signature' | 'feature' | 'identifier'>;

/**
 * What would make a node that lost the chosen one, each by itself. It is worked out with the rules of ranking,
 * so a change that is named turns the choice, and one that is not would leave it.
 */
export function changesToWin(
  lost: LostNode,
  all: readonly DriverNode[],
  device: DeviceIds,
  windows: SelectingWindows,
): Change[] {
  const { node } = lost;
  const { chosen, extensions } = choose(all);
  if (lost.lost === 'excluded') return changesOfExcluded(node, chosen);
  if (lost.lost === 'older-extension') {
    const id = node.extensionId!.toUpperCase();
    return newer(extensions.find(one => one.extensionId!.toUpperCase() === id)!);
  }
  if (!chosen) return [];
  const { rank } = node;
  const signed = { ...rank, signature: signedByte(windows) };
  return [
    ...(signed.signature < rank.signature && wins(node, signed, chosen) ? [{ kind: 'signed' as const }] : []),
    ...leastExact(device, id => wins(node, { ...rank, identifier: id }, chosen)),
    ...featureScore(node, chosen),
    ...(rank.value === chosen.rank.value ? newer(chosen, node, windows) : []),
    ...policy(node, all, windows),
  ];
}

/** What another package that is signed and has no FeatureScore would need to win against the chosen one. */
export function changesToLose(chosen: DriverNode, device: DeviceIds, windows: SelectingWindows): Change[] {
  const { rank } = chosen;
  const other = { signature: signedByte(windows), feature: rank.wide ? 0xff : 0, identifier: 0 };
  const same = { ...other, identifier: rank.identifier };
  const equal = rankValue(rank.wide, same) === rank.value;
  return [
    ...leastExact(device, identifier => rankValue(rank.wide, { ...other, identifier }) < rank.value),
    ...(rank.wide && rank.feature > 0 && same.signature <= rank.signature
      ? [{ kind: 'feature-score' as const, atMost: rank.feature - 1 }]
      : []),
    ...(equal ? newer(chosen) : []),
  ];
}

function changesOfExcluded(node: DriverNode, chosen: DriverNode | undefined): Change[] {
  const wouldWin = node.extensionId === undefined && (!chosen || compareNodes(node, chosen) < 0);
  return wouldWin ? [{ kind: 'not-excluded', id: node.excludedBy! }] : [];
}

/** The last identifier of the device that is good enough as a hardware ID of the INF; all before it are too. */
function leastExact(device: DeviceIds, enough: (identifier: number) => boolean): Change[] {
  const scores = (['hardware', 'compatible'] as const).flatMap(deviceList => {
    const ids = deviceList === 'hardware' ? device.hardwareIds : device.compatibleIds;
    return ids.map((id, deviceIndex) => ({
      id,
      score: identifierScore({ deviceList, deviceIndex, infList: 'hardware', infIndex: 0 }),
    }));
  });
  const before = scores.findLastIndex(({ score }) => enough(score));
  return before < 0 ? [] : [{ kind: 'id', id: scores[before]!.id, before }];
}

/** The worst FeatureScore that wins, if a better one can. */
function featureScore(node: DriverNode, chosen: DriverNode): Change[] {
  const { rank } = node;
  const equal = wins(node, { ...rank, feature: chosen.rank.feature }, chosen);
  const atMost = equal ? chosen.rank.feature : chosen.rank.feature - 1;
  const possible = rank.wide && atMost >= 0 && atMost < rank.feature;
  return possible && wins(node, { ...rank, feature: atMost }, chosen)
    ? [{ kind: 'feature-score', atMost }]
    : [];
}

/** A later date than the other's, or at its date a higher version where versions count. */
function newer(than: DriverNode, node?: DriverNode, windows?: SelectingWindows): Change[] {
  if (node && windows && isUndated(node, windows)) return [];
  const { driverVer, comparable } = than;
  const sameDate = node?.comparable.date === comparable.date;
  const above = comparable.version.join('.');
  const counts = windows !== undefined && eraOf(windows.facts).versionBreaksTies;
  return [
    { kind: 'date', after: comparable.date === 0 ? '' : driverVer!.date },
    ...(sameDate && counts ? [{ kind: 'version' as const, above }] : []),
  ];
}

/** On Windows 2000 no date helps a package that is not signed. */
function isUndated({ package: { signature } }: DriverNode, { facts }: SelectingWindows): boolean {
  return eraOf(facts).unsignedIsUndated && !countsAsSigned(signature, facts);
}

/** Whether the node is chosen when AllSigningEqual is the other way round. */
function policy(node: DriverNode, all: readonly DriverNode[], windows: SelectingWindows): Change[] {
  if (!node.rank.wide) return [];
  const on = !windows.allSigningEqual;
  const turned = all.map(one => ({ ...one, rank: reranked(one.rank, on) }));
  return choose(turned).chosen === turned[all.indexOf(node)] ? [{ kind: 'all-signing-equal', on }] : [];
}

function reranked(rank: Rank, allSigningEqual: boolean): Rank {
  const { signerScore } = rank;
  const parts = { ...rank, signature: isSigned(signerScore) && allSigningEqual ? 0 : signerScore >>> 24 };
  return { ...parts, value: rankValue(true, parts) };
}

function wins(node: DriverNode, parts: Parts, chosen: DriverNode): boolean {
  const order = rankValue(node.rank.wide, parts) - chosen.rank.value;
  return (order || compareAge(node.comparable, chosen.comparable)) < 0;
}

/** What a third party's signature adds to a rank, or Microsoft's where no other counts. */
function signedByte({ facts, allSigningEqual }: SelectingWindows): number {
  return eraOf(facts).rankBits === 16 || allSigningEqual ? 0 : 0x0f;
}
