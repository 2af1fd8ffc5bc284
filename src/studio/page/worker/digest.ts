import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Names the content of files, as `node:crypto` does elsewhere. */
export function digest(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
