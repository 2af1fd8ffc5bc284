import { foldCase, sameName } from '../../base/index.ts';
import { readInteger } from '../../inf/index.ts';
import type { DriverPackage } from './driver-package.ts';

const HARDWARE_ID = 1;
const COMPATIBLE_ID = 2;
const FEATURE_SCORE = 0xff;

/**
 * The IDs that a package serves, each with its entry in the index: which ID of its Models line it is, and the
 * feature score; and the class, without an entry.
 * Assumed: the first byte is 1 for the hardware ID of a line and 2 for a compatible one, and an ID in several
 * lines has the entry of the first; settled by the database of a Windows with such packages.
 * @see update-a-kmdf-device-driver
 */
export function deviceIdsOf(of: DriverPackage): ReadonlyMap<string, Uint8Array> {
  const ids = new Map<string, { id: string; data: Uint8Array }>();
  const add = (id: string, data: Uint8Array): void => {
    if (id !== '' && !ids.has(foldCase(id))) ids.set(foldCase(id), { id, data });
  };
  for (const { hardwareId, compatibleIds, installSection } of of.models) {
    const score = featureScore(of, installSection.value);
    if (hardwareId) add(hardwareId.value, Uint8Array.of(HARDWARE_ID, score, 0, 0));
    for (const { value } of compatibleIds) add(value, Uint8Array.of(COMPATIBLE_ID, score, 0, 0));
  }
  add((of.version.classGuid?.value ?? '').toLowerCase(), new Uint8Array());
  return new Map([...ids.values()].map(({ id, data }) => [id, data]));
}

/** @see inf-featurescore-directive */
function featureScore({ items }: DriverPackage, installSection: string): number {
  for (const item of items) {
    if (item.kind !== 'directive' || !sameName(item.directive.key ?? '', 'FeatureScore')) continue;
    const [base = ''] = item.section.split('.NT');
    if (!sameName(base, installSection)) continue;
    const score = readInteger(`0x${(item.directive.field(1) ?? '').replace(/^0x/i, '')}`);
    return Number.isNaN(score) ? FEATURE_SCORE : score & 0xff;
  }
  return FEATURE_SCORE;
}
