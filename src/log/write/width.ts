import type { StoryEvent } from '../../story/index.ts';

/** How wide names of values are written in a phase. Observed: recordings 001, 002, 040, 099, 114. */
const WIDTHS: Readonly<Record<string, number>> = {
  'Copy Driver Package': 14,
  _VERIFY_FILE_SIGNATURE: 8,
  'Configure Driver Package': 14,
  'Configure Driver': 12,
  'Add Service': 13,
  'Configure Driver Configuration': 13,
  'Stage Driver Package': 14,
  'Unstage Driver Package': 14,
};

/** The width of the names beside a value; 0 where they stand as they are. */
export function widthIn(parent: StoryEvent | undefined, event: StoryEvent): number {
  if (event.kind !== 'value') return 0;
  if (/^Signer (?:Score|Name)$/.test(event.name)) return 12;
  return parent?.kind === 'phase' ? (WIDTHS[parent.name] ?? 0) : 0;
}
