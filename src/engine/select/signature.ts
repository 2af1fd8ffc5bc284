import { compareVersions, eraOf, type Facts, parseWindowsVersion } from '../../base/index.ts';

/** Who signed a driver package. `unknown`: nobody looked. */
export type Signature = 'inbox' | 'whql' | 'authenticode' | 'unsigned' | 'unknown' | LogoLevel;

/** What WHQL said of a package besides signing it. */
type LogoLevel = 'logo-premium' | 'logo-standard' | 'unclassified';

/** SIGNERSCORE_* of setupapi.h. Only the top byte enters a rank; the low digit says which signer. */
const SIGNER_SCORES = {
  'logo-premium': 0x0d000001,
  'logo-standard': 0x0d000002,
  inbox: 0x0d000003,
  unclassified: 0x0d000004,
  whql: 0x0d000005,
  authenticode: 0x0f000000,
  unsigned: 0x80000000,
  suspect: 0xc0000000,
  unknown: 0xff000000,
} as const;

/** What a signer score is made from. */
export interface Signed {
  readonly signature: Signature;
  /** The newest Windows that a WHQL signature is for: `6.1`. Without it the signature counts as new enough. */
  readonly signedFor?: string | undefined;
}

/**
 * The signer score, 32 bits. A WHQL signature for an older Windows than the class's LowerLogoVersion counts as
 * Authenticode; an unsigned package counts worse where nothing says that it is for Windows NT.
 * @see signature-score--windows-vista-and-later-, lowerlogoversion, setupapi.h
 */
export function signerScore(signed: Signed, decorated: boolean, lowerLogoVersion: string): number {
  const { signature, signedFor } = signed;
  if (signature === 'unsigned') return decorated ? SIGNER_SCORES.unsigned : SIGNER_SCORES.suspect;
  const outdated = isWhql(signature) && signedFor !== undefined && isOlder(signedFor, lowerLogoVersion);
  return SIGNER_SCORES[outdated ? 'authenticode' : signature];
}

/** Whether a signer score is that of a valid signature: SIGNERSCORE_SIGNED_MASK finds nothing in it. */
export function isSigned(score: number): boolean {
  return (score & 0xf0000000) === 0;
}

/**
 * Whether a Windows takes a package as signed. Before Server 2003 only Microsoft's signatures count.
 * @see using-setupapi-to-verify-driver-authenticode-signatures
 */
export function countsAsSigned(signature: Signature, facts: Facts): boolean {
  if (signature === 'authenticode') return eraOf(facts).authenticodeCounts;
  return signature === 'inbox' || isWhql(signature);
}

function isWhql(signature: Signature): boolean {
  return signature === 'whql' || /^logo-|^unclassified$/.test(signature);
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [parseWindowsVersion(version), parseWindowsVersion(than)];
  return a !== undefined && b !== undefined && compareVersions(a, b) < 0;
}

/** How far Windows trusts a package that is about to be staged. */
export type SignatureCategory =
  | 'windows-authority'
  | 'trusted-publisher'
  | 'untrusted-publisher'
  | 'unknown-trust'
  | 'altered'
  | 'unsigned';

/** What follows: staged silently, refused (and in the log, or without a word), or an administrator is asked. */
export type Admission = 'silent' | 'refused-logged' | 'refused-silently' | 'asks-to-trust' | 'warns';

const FOR_ADMINISTRATORS: Readonly<Record<SignatureCategory, Admission>> = {
  'windows-authority': 'silent',
  'trusted-publisher': 'silent',
  'untrusted-publisher': 'refused-logged',
  'unknown-trust': 'asks-to-trust',
  altered: 'warns',
  unsigned: 'warns',
};

/**
 * What Windows Vista and later do with a package of a category.
 * @see signature-categories-and-driver-installation
 */
export function admissionOf(category: SignatureCategory, administrator: boolean): Admission {
  const admission = FOR_ADMINISTRATORS[category];
  return administrator || admission === 'silent' ? admission : 'refused-silently';
}
