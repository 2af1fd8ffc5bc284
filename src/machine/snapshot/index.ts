/**
 * A machine as one JSON file, and what it does not know.
 *
 * ```ts
 * const text = printSnapshot(machine, { personal: { hosts: ['PC-7'], users: ['jane'] } });
 * const { value: machine, problems } = readSnapshot(text, sha256);
 * ```
 */
export { anonymousWording, type PersonalNames } from './anonymous.ts';
export { printSnapshot, type SnapshotOptions } from './print.ts';
export { isSnapshot, readSnapshot } from './read.ts';
