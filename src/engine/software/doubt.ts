import type { Facts } from '../../base/index.ts';
import { type Directories, directoryText, type Inf, type InstallItem } from '../../inf/index.ts';
import { checkComponent } from './component-entry.ts';
import { whyEarly } from './early.ts';
import { checkSoftware } from './entry.ts';

const PACKAGE = 13;

/**
 * Why a component or software that an install section names would come to nothing on a Windows; undefined where it would
 * not, and for what else a section names. `directories` are those that the INF was opened with.
 */
export function whyNothing(
  item: InstallItem,
  inf: Inf,
  facts: Facts,
  directories: Directories,
): string | undefined {
  if (item.kind === 'component') {
    const checked = checkComponent(item.component, inf, item.span);
    const refused = 'refusal' in checked ? checked.refusal.why : undefined;
    return whyEarly(facts, 'DDInstall.Components', 'AddComponent') ?? refused;
  }
  if (item.kind !== 'software') return undefined;
  const folder = directoryText(PACKAGE, directories);
  const checked = checkSoftware(item.software, { facts, inf, folder, span: item.span });
  const refused = 'refusal' in checked ? checked.refusal.why : undefined;
  return whyEarly(facts, 'DDInstall.Software', 'AddSoftware') ?? refused;
}
