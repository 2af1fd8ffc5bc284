/**
 * What Windows says of an error where the story has words of its own. What was never seen keeps those.
 * Observed: recordings 001, 011, 040, 070, 114.
 */
export const ERROR_TEXTS: ReadonlyMap<number, string> = new Map([
  [
    0x800b0109,
    'A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider.',
  ],
  [0x800b0100, 'No signature was present in the subject.'],
  [0xe0000241, 'The INF was signed with an Authenticode(tm) catalog from a trusted publisher.'],
  [
    0xe0000242,
    'The publisher of an Authenticode(tm) signed catalog has not yet been established as trusted.',
  ],
  [0xe0000243, 'The publisher of an Authenticode(tm) signed catalog was not established as trusted.'],
  [0xe0000247, 'A problem was encountered while attempting to add the driver to the store.'],
  [0xe0000228, 'There are no compatible drivers for this device.'],
]);
