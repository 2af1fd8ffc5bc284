import type { Transaction } from '../machine/index.ts';
import { publishedPackages, windowsOf } from './driver-search.ts';
import type { Package, SelectingWindows } from './select/index.ts';
import type { Program } from './session.ts';
import { EngineSetupApi } from './setup-api.ts';

/** What a Windows chooses from for every device: the INFs of its INF directory with their signatures, and how it chooses. */
export function readPublished(
  transaction: Transaction,
  program: Program,
): { readonly packages: readonly Package[]; readonly windows: SelectingWindows } {
  const session = EngineSetupApi.session(transaction, program);
  return { packages: publishedPackages(session), windows: windowsOf(session) };
}
