import { foldCase } from '../../base/index.ts';
import { compareAge } from './driver-date.ts';
import type { DriverNode } from './node.ts';

/**
 * Why a driver node was not chosen: the first part of its rank that is worse, its age, nothing at all, or a
 * rule that leaves it out.
 */
export type Loss =
  | 'excluded'
  | 'signature'
  | 'feature'
  | 'identifier'
  | 'date'
  | 'version'
  | 'tie'
  | 'older-extension';

/** A driver node that lost, and on what. */
export interface LostNode {
  readonly node: DriverNode;
  readonly lost: Loss;
}

/** The driver node that Windows takes for a device, the extensions it applies, and all that lost. */
export interface DriverChoice {
  readonly chosen: DriverNode | undefined;
  readonly extensions: readonly DriverNode[];
  /** The better ones first. */
  readonly others: readonly LostNode[];
}

/**
 * Chooses: lowest rank, then newest date, then highest version. Of the extensions the newest of each
 * ExtensionId applies, whatever its rank.
 * Assumed: among nodes equal in all three the first one counts; how Windows decides there was not found.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/how-windows-selects-a-driver-for-a-device
 */
export function choose(nodes: readonly DriverNode[]): DriverChoice {
  const excluded = nodes.filter(node => node.excludedBy !== undefined);
  const allowed = nodes.filter(node => node.excludedBy === undefined);
  const bases = allowed.filter(node => node.extensionId === undefined).toSorted(compareNodes);
  const [chosen, ...losers] = bases;
  const { applied, older } = newestExtensions(allowed.filter(node => node.extensionId !== undefined));
  return {
    chosen,
    extensions: applied,
    others: [
      ...losers.map(node => ({ node, lost: lossOf(node, chosen!) })),
      ...older.map(node => ({ node, lost: 'older-extension' as const })),
      ...excluded.map(node => ({ node, lost: 'excluded' as const })),
    ],
  };
}

/** @see using-an-extension-inf-file */
function newestExtensions(extensions: readonly DriverNode[]): {
  readonly applied: readonly DriverNode[];
  readonly older: readonly DriverNode[];
} {
  const newest = new Map<string, DriverNode>();
  const sorted = extensions.toSorted((a, b) => compareAge(a.comparable, b.comparable));
  for (const node of sorted) {
    const id = foldCase(node.extensionId!);
    if (!newest.has(id)) newest.set(id, node);
  }
  const applied = new Set(newest.values());
  return { applied: [...applied], older: sorted.filter(node => !applied.has(node)) };
}

/** Orders driver nodes of a device, the better first; 0 where Windows has nothing to tell them apart by. */
export function compareNodes(a: DriverNode, b: DriverNode): number {
  return a.rank.value - b.rank.value || compareAge(a.comparable, b.comparable);
}

/** What a worse node lost to a better one on. */
export function lossOf(node: DriverNode, winner: DriverNode): Loss {
  for (const part of ['signature', 'feature', 'identifier'] as const) {
    if (node.rank[part] !== winner.rank[part]) return part;
  }
  if (node.comparable.date !== winner.comparable.date) return 'date';
  return compareAge(node.comparable, winner.comparable) === 0 ? 'tie' : 'version';
}
