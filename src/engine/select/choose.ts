import { foldCase } from '../../base/index.ts';
import { compareDriverVersions } from './driver-date.ts';
import type { DriverNode } from './node.ts';

/** Why a driver node was not chosen. */
export type Loss = 'excluded' | 'rank' | 'date' | 'version' | 'tie' | 'older-extension';

/** The driver node that Windows takes for a device, the extensions it applies, and all that lost. */
export interface DriverChoice {
  readonly chosen: DriverNode | undefined;
  readonly extensions: readonly DriverNode[];
  readonly others: readonly { readonly node: DriverNode; readonly lost: Loss }[];
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
  const extensions = allowed.filter(node => node.extensionId !== undefined).toSorted(compareAge);
  const applied = extensions.filter(
    (node, i) => extensions.findIndex(other => sameExtension(node, other)) === i,
  );
  return {
    chosen,
    extensions: applied,
    others: [
      ...losers.map(node => ({ node, lost: lossOf(node, chosen!) })),
      ...extensions
        .filter(node => !applied.includes(node))
        .map(node => ({ node, lost: 'older-extension' as const })),
      ...excluded.map(node => ({ node, lost: 'excluded' as const })),
    ],
  };
}

function sameExtension(a: DriverNode, b: DriverNode): boolean {
  return foldCase(a.extensionId ?? '') === foldCase(b.extensionId ?? '');
}

function compareNodes(a: DriverNode, b: DriverNode): number {
  return a.rank.value - b.rank.value || compareAge(a, b);
}

/** The newer first: by date, then by version. */
function compareAge(a: DriverNode, b: DriverNode): number {
  return b.comparable.date - a.comparable.date || compareDriverVersions(b.comparable, a.comparable);
}

function lossOf(node: DriverNode, winner: DriverNode): Loss {
  if (node.rank.value !== winner.rank.value) return 'rank';
  if (node.comparable.date !== winner.comparable.date) return 'date';
  return compareDriverVersions(node.comparable, winner.comparable) === 0 ? 'tie' : 'version';
}
