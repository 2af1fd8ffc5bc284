import type { Change } from './changes.ts';
import type { Loss, LostNode } from './choose.ts';

const LOSSES: Readonly<Record<Loss, string>> = {
  signature: 'lost on its signature',
  feature: 'lost on FeatureScore',
  identifier: 'lost on the identifier: a worse match',
  date: 'lost on its date: the same rank, but older',
  version: 'lost on its version: the same rank and date, but lower',
  tie: 'equal in rank, date and version to one that was found first',
  'older-extension': 'a newer extension of the same ExtensionId applies',
  excluded: 'excluded',
};

/** Why a driver node was not chosen, for people. */
export function printLoss(lost: Loss, excludedBy: LostNode['node']['excludedBy']): string {
  return excludedBy === undefined ? LOSSES[lost] : `excluded: ExcludeID names ${excludedBy}`;
}

/** A change, for people: of the node itself (`if it …`), or what another package does (`a package that …`). */
export function printChange(change: Change, of: 'itself' | 'other'): string {
  const same = of === 'other' ? 'names the same ID and has ' : 'had ';
  switch (change.kind) {
    case 'signed':
      return 'was signed';
    case 'id':
      return printIdChange(change.id, change.before, of);
    case 'feature-score':
      return `${same}a FeatureScore of ${hex(change.atMost)} or less`;
    case 'date':
      return `${same}a DriverVer date ${change.after ? `after ${change.after}` : 'at all'}`;
    case 'version':
      return `${same}a DriverVer version above ${change.above}`;
    case 'all-signing-equal':
      return `was chosen with the policy AllSigningEqual ${change.on ? 'on' : 'off'}`;
    case 'not-excluded':
      return `did not exclude ${change.id}`;
  }
}

function printIdChange(id: string, before: number, of: 'itself' | 'other'): string {
  const names = of === 'other' ? 'names' : 'named';
  const others = before === 0 ? '' : ` (or ${before === 1 ? 'the one' : `one of the ${before}`} before it)`;
  return `${names} ${id}${others} as hardware ID`;
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(2, '0');
}
