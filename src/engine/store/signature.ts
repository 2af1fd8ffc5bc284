import { eraOf, type Win32Error, win32 } from '../../base/index.ts';
import type { Content } from '../../machine/index.ts';
import type { DriverPackage } from './driver-package.ts';
import type { StoreWork } from './work.ts';

/** What the verification of a package's catalog and files came to; data, for the engine verifies nothing. */
export type SignatureVerdict =
  /** Signed by Microsoft: `Inbox` 0x0D000003, `WHQL` 0x0D000005 and the like. */
  | { readonly kind: 'system'; readonly signer: string; readonly score: number }
  /** A valid Authenticode signature. */
  | {
      readonly kind: 'authenticode';
      readonly signer: string;
      readonly publisher: 'trusted' | 'unknown' | 'not-trusted';
    }
  /** The chain of certificates ends in a root that is not trusted. */
  | { readonly kind: 'untrusted-root'; readonly signer: string }
  /** A file is not as the catalog says. */
  | { readonly kind: 'altered' }
  | { readonly kind: 'unsigned' };

/** Asks the user whether to install an INF that somebody signed, or nobody; undefined where nobody can be asked. */
export type Consent = ((inf: string, signer?: string) => boolean) | undefined;

/** Tells what is known of the signature of an INF with its catalog. */
export type Verifier = (inf: Content, catalog: Content | undefined) => SignatureVerdict;

const SUCCESS = win32('ERROR_SUCCESS');
const UNTRUSTED_ROOT = 0x800b0109 as Win32Error;
const NO_SIGNATURE = 0x800b0100 as Win32Error;
const AUTHENTICODE = 0x0f000000;
const UNSIGNED = 0x80000000;

const TEXTS: Readonly<Record<number, string>> = {
  [UNTRUSTED_ROOT]: 'A certificate chain ended in a root certificate that is not trusted.',
  [NO_SIGNATURE]: 'There is no signature.',
  [win32('ERROR_AUTHENTICODE_TRUSTED_PUBLISHER')]: 'An Authenticode catalog of a trusted publisher.',
  [win32('ERROR_AUTHENTICODE_TRUST_NOT_ESTABLISHED')]: 'An Authenticode catalog of an unknown publisher.',
  [win32('ERROR_AUTHENTICODE_PUBLISHER_NOT_TRUSTED')]: 'An Authenticode catalog of a publisher not trusted.',
  [win32('ERROR_FILE_HASH_NOT_IN_CATALOG')]: 'The catalog does not have the hash of the file.',
};

const PUBLISHERS = {
  trusted: win32('ERROR_AUTHENTICODE_TRUSTED_PUBLISHER'),
  unknown: win32('ERROR_AUTHENTICODE_TRUST_NOT_ESTABLISHED'),
  'not-trusted': win32('ERROR_AUTHENTICODE_PUBLISHER_NOT_TRUSTED'),
};

/**
 * What the two verifications say one after the other: against the policy of Windows, then as Authenticode. The
 * second one is left out where the first succeeds.
 * Observed: recordings 001, 002, 040 and 114 (staging).
 * Assumed: an unsigned or altered package fails both with the same error; settled by a log of each.
 */
export function verifications(verdict: SignatureVerdict): readonly Win32Error[] {
  switch (verdict.kind) {
    case 'system':
      return [SUCCESS];
    case 'authenticode':
      return [UNTRUSTED_ROOT, PUBLISHERS[verdict.publisher]];
    case 'untrusted-root':
      return [UNTRUSTED_ROOT, UNTRUSTED_ROOT];
    case 'altered':
      return [win32('ERROR_FILE_HASH_NOT_IN_CATALOG'), win32('ERROR_FILE_HASH_NOT_IN_CATALOG')];
    case 'unsigned':
      return [NO_SIGNATURE, NO_SIGNATURE];
  }
}

/** Who signed and how much that counts, as the store keeps it. */
export interface Signer {
  readonly name: string;
  readonly score: number;
}

/** @see signature-categories-and-driver-installation */
export function signerOf(verdict: SignatureVerdict): Signer {
  if (verdict.kind === 'system') return { name: verdict.signer, score: verdict.score };
  if (verdict.kind === 'authenticode') return { name: verdict.signer, score: AUTHENTICODE };
  return { name: '', score: UNSIGNED };
}

/**
 * Whether an administrator may stage a package of this verdict: silently, by consent, or not at all.
 * Only Microsoft's signatures count in S mode.
 * @see signature-categories-and-driver-installation
 */
function isAccepted(work: StoreWork, inf: string, verdict: SignatureVerdict, consent: Consent): boolean {
  if (verdict.kind === 'system') return true;
  if (work.transaction.facts.sMode) return false;
  const signer = 'signer' in verdict ? verdict.signer : undefined;
  const agreed = (): boolean => consent?.(inf, signer) === true;
  if (verdict.kind !== 'authenticode') return !enforcesSignatures(work) && agreed();
  return verdict.publisher === 'unknown' ? agreed() : verdict.publisher === 'trusted';
}

function enforcesSignatures({ transaction: { facts } }: StoreWork): boolean {
  return eraOf(facts).signaturesEnforced && facts.architecture !== 'x86';
}

/**
 * Validates a package in its temporary folder and tells both verifications.
 * @returns ERROR_DRIVER_STORE_ADD_FAILED when it is refused
 */
export function validate(
  work: StoreWork,
  { name, catalog }: DriverPackage,
  folder: string,
  { verdict, consent }: { readonly verdict: SignatureVerdict; readonly consent: Consent },
): Win32Error {
  const { tell, era } = work;
  const accepted = isAccepted(work, name, verdict, consent);
  return tell.phase('DRIVERSTORE IMPORT VALIDATE', undefined, () => {
    if (era.importSteps && catalog !== undefined) tell.entry('catalog-valid');
    verifications(verdict).forEach((code, i) => {
      tell.phase('_VERIFY_FILE_SIGNATURE', undefined, () => {
        tell.value('Key', name);
        tell.value('FilePath', `${folder}\\${name}`);
        if (catalog !== undefined) tell.value('Catalog', `${folder}\\${catalog}`);
        tellVerification(work, code, i === 0);
        return code;
      });
    });
    if (verdict.kind === 'authenticode' && verdict.publisher === 'unknown' && accepted) tellConsent(work);
    if (accepted) return SUCCESS;
    tellRefusal(work, verdict, consent);
    return win32('ERROR_DRIVER_STORE_ADD_FAILED');
  });
}

function tellVerification({ tell, era }: StoreWork, code: Win32Error, first: boolean): void {
  const ofPublisher = Object.values(PUBLISHERS).includes(code);
  if (code === SUCCESS) tell.entry('signed', { what: 'File is signed in catalog.' });
  else if (ofPublisher) tell.entry('signed', { what: 'File is signed in Authenticode(tm) catalog.' });
  else if (!first) tell.entry('verify-authenticode-failed', {}, 'warning');
  else if (era.importSteps) tell.entry('verify-failed', {}, 'warning');
  else tell.entry('verify-failed-code', { code: hex(code) }, 'warning');
  if (code !== SUCCESS) tell.error(code, TEXTS[code]!, ofPublisher ? undefined : 'warning');
}

function tellConsent({ tell }: StoreWork): void {
  tell.entry('signer-accepted', {}, 'warning');
  tell.entry('certificate-installed');
}

function tellRefusal({ tell }: StoreWork, { kind }: SignatureVerdict, consent: Consent): void {
  if (kind === 'untrusted-root') {
    tell.entry(consent === undefined ? 'signer-untrusted' : 'catalog-untrusted', {}, 'error');
  }
  const code = hex(win32('ERROR_DRIVER_STORE_ADD_FAILED'), 'upper');
  tell.entry('validation-failed', { code }, 'error');
}

/** `0x800b0109`; the log writes some in upper case. */
export function hex(code: number, letters: 'lower' | 'upper' = 'lower'): string {
  const digits = code.toString(16).padStart(8, '0');
  return `0x${letters === 'upper' ? digits.toUpperCase() : digits}`;
}
