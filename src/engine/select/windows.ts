import { eraOf, type Facts } from '../../base/index.ts';

/** The Windows that selects: what is fixed about it, and what its policies say. */
export interface SelectingWindows {
  readonly facts: Facts;
  /** Whether all valid signatures count the same in a rank. */
  readonly allSigningEqual: boolean;
  /** LowerLogoVersion of a setup class, by its GUID: `5.1`. */
  readonly lowerLogoVersion: (classGuid: string) => string;
}

const DEFAULT_LOWER_LOGO_VERSION = '5.1';

/**
 * A Windows whose policies say nothing, or what is given. Since Windows 7 AllSigningEqual is on by default.
 * @see allsigningequal-group-policy, lowerlogoversion
 */
export function selectingWindows(
  facts: Facts,
  policies: Partial<Omit<SelectingWindows, 'facts'>> = {},
): SelectingWindows {
  return {
    facts,
    allSigningEqual: eraOf(facts).allSigningEqual,
    lowerLogoVersion: () => DEFAULT_LOWER_LOGO_VERSION,
    ...policies,
  };
}
