import type { DeviceIds } from '../select/index.ts';

/**
 * What Windows Update answers about a device: packages that it has brought to the machine, by the paths of their INFs;
 * that it cannot be reached; or that a policy forbids to ask.
 */
export type UpdateAnswer =
  | { readonly kind: 'offers'; readonly infs: readonly string[] }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'forbidden' };

/** Windows Update as the service asks it. What it brings must be on the machine when it answers. */
export interface WindowsUpdate {
  offer(device: DeviceIds): UpdateAnswer;
}
