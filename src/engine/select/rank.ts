import type { WindowsVersion } from '../../base/index.ts';

/** Who signed a driver package, as far as ranking asks. */
export type Signature = 'inbox' | 'whql' | 'authenticode' | 'unsigned';

/** What enters a rank. */
export interface RankFacts {
  readonly signature: Signature;
  /** Whether the install section that counts has a `.nt…` extension. */
  readonly decorated: boolean;
  /** FeatureScore of the install section, 0 to 255; undefined where it has none. */
  readonly featureScore: number | undefined;
  /** As `identifierScore` gives it. */
  readonly identifier: number;
}

/** A rank and its parts; lower is better. */
export interface Rank {
  /** 0xSSGGTHHH since Vista, 16 bits before. */
  readonly value: number;
  readonly signature: number;
  readonly feature: number;
  readonly identifier: number;
  /** Ranks of Windows 2000 to Server 2003 have 16 bits and no feature score. */
  readonly wide: boolean;
}

const NO_FEATURE_SCORE = 0xff;

/**
 * Takes a rank together from its parts.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/how-windows-ranks-driver-packages
 */
export function rankOf(
  facts: RankFacts,
  version: WindowsVersion,
  allSigningEqual: boolean = allSigningEqualByDefault(version),
): Rank {
  const { identifier } = facts;
  if (version.major < 6) {
    const signature = facts.signature === 'unsigned' ? (facts.decorated ? 0x8000 : 0xc000) : 0;
    return { value: signature + identifier, signature, feature: 0, identifier, wide: false };
  }
  const signature = signatureScore(facts, allSigningEqual);
  const feature = facts.featureScore ?? NO_FEATURE_SCORE;
  const value = (signature * 0x1000000 + feature * 0x10000 + identifier) >>> 0;
  return { value, signature, feature, identifier, wide: true };
}

/** The policy's default: since Windows 7 all valid signatures count the same. @see allsigningequal-group-policy */
export function allSigningEqualByDefault(version: WindowsVersion): boolean {
  return version.major > 6 || (version.major === 6 && version.minor >= 1);
}

function signatureScore({ signature, decorated }: RankFacts, allSigningEqual: boolean): number {
  if (signature === 'unsigned') return decorated ? 0x80 : 0xc0;
  if (allSigningEqual) return 0;
  return signature === 'authenticode' ? 0x0f : 0x0d;
}

/** A rank taken apart for people, signature, feature and identifier: `00 FF 2001`, or `8001` before Vista. */
export function printRank(value: number, wide: boolean): string {
  const digits = value.toString(16).toUpperCase();
  return wide ? digits.padStart(8, '0').replace(/^(..)(..)/, '$1 $2 ') : digits.padStart(4, '0');
}
