import { sameName } from '../../base/index.ts';
import { readVersion, selectModels } from '../../inf/index.ts';
import { type ListedModel, listedModel, type Package } from './node.ts';
import type { SelectingWindows } from './windows.ts';

/**
 * The class driver list: every Models line of the packages of a setup class that this Windows sees, matching
 * or not. Lines that a person is not to choose are marked, not left out.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdibuilddriverinfolist
 */
export function listClass(
  packages: readonly Package[],
  classGuid: string,
  windows: SelectingWindows,
): ListedModel[] {
  return packages
    .filter(one => sameName(readVersion(one.source.inf).classGuid?.value ?? '', classGuid))
    .flatMap(one =>
      selectModels(one.source.inf, windows.facts)
        .flatMap(selection => selection.models)
        .map(model => listedModel(one, model, windows)),
    );
}
