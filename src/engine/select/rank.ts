import { eraOf } from '../../base/index.ts';
import { countsAsSigned, isSigned, type Signed, signerScore } from './signature.ts';
import type { SelectingWindows } from './windows.ts';

/** What enters a rank. */
export interface RankFacts extends Signed {
  /** The package's setup class; it may have a LowerLogoVersion of its own. */
  readonly classGuid: string;
  /** Whether the install section that counts, or its Models section, is decorated with `.nt…`. */
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
  /** SS; before Vista what an untrusted package has added to its rank. */
  readonly signature: number;
  readonly feature: number;
  readonly identifier: number;
  /** Ranks of Windows 2000 to Server 2003 have 16 bits and no feature score. */
  readonly wide: boolean;
  /** SIGNERSCORE_*, whatever of it enters the rank. */
  readonly signerScore: number;
}

/** DRIVER_UNTRUSTED_RANK and DRIVER_W9X_SUSPECT_RANK of 16-bit ranks. */
const UNTRUSTED = 0x8000;
const SUSPECT = 0xc000;
const NO_FEATURE_SCORE = 0xff;

/**
 * Takes a rank together from its parts.
 * Observed: 16-bit ranks of untrusted undecorated packages have 0xC000 added (recordings 112).
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/how-windows-ranks-driver-packages
 */
export function rankOf(facts: RankFacts, windows: SelectingWindows): Rank {
  const { identifier, decorated, signature: signer } = facts;
  const score = signerScore(facts, decorated, windows.lowerLogoVersion(facts.classGuid));
  if (eraOf(windows.facts).rankBits === 16) {
    const signature = countsAsSigned(signer, windows.facts) ? 0 : decorated ? UNTRUSTED : SUSPECT;
    const parts = { signature, feature: 0, identifier };
    return { value: rankValue(false, parts), ...parts, wide: false, signerScore: score };
  }
  const parts = {
    signature: isSigned(score) && windows.allSigningEqual ? 0 : score >>> 24,
    feature: facts.featureScore ?? NO_FEATURE_SCORE,
    identifier,
  };
  return { value: rankValue(true, parts), ...parts, wide: true, signerScore: score };
}

/** The number that a rank's parts make. */
export function rankValue(wide: boolean, rank: Pick<Rank, 'signature' | 'feature' | 'identifier'>): number {
  const { signature, feature, identifier } = rank;
  return wide ? signature * 0x1000000 + feature * 0x10000 + identifier : signature + identifier;
}

/** A rank taken apart for people, signature, feature and identifier: `00 FF 2001`, or `8001` before Vista. */
export function printRank(value: number, wide: boolean): string {
  const digits = value.toString(16).toUpperCase();
  return wide ? digits.padStart(8, '0').replace(/^(..)(..)/, '$1 $2 ') : digits.padStart(4, '0');
}
