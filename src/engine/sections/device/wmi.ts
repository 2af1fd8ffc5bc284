import type { InfLine } from '../../../inf/index.ts';
import { readInteger } from '../../../inf/index.ts';
import { keepOwn, ownKey } from '../own-key.ts';
import { isSecurityDescriptor } from '../registry/security.ts';
import type { Refusal, SectionWork } from '../work.ts';

const CLOBBER_SECURITY = 0x1;

/**
 * Carries out `WMIInterface = {class}, [flags,] section`. More than one Security counts as none.
 * Assumed: what is no security descriptor is passed over; settled by a log of such a package.
 * @see inf-ddinstall-wmi-section
 */
export function performWmiInterface(work: SectionWork, line: InfLine): Refusal {
  const hasFlags = line.fieldCount > 2;
  const flags = hasFlags ? readInteger(line.field(2) ?? '') || 0 : 0;
  const lines = work.linesNamed(line.field(hasFlags ? 3 : 2) ?? '', 'Security');
  const sddl = lines[0]?.field(1) ?? '';
  const key = ownKey('WMI', line.field(1) ?? '');
  const isThere = work.transaction.registry.value(key, 'Security') !== undefined;
  const keep = lines.length !== 1 || !isSecurityDescriptor(sddl) || (isThere && !(flags & CLOBBER_SECURITY));
  if (!keep) keepOwn(work, lines[0]!, key, { Security: sddl });
  return undefined;
}
