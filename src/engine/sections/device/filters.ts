import { win32 } from '../../../base/index.ts';
import type { InfLine } from '../../../inf/index.ts';
import { keepOwn, ownKey } from '../own-key.ts';
import type { Refusal, SectionWork } from '../work.ts';

/**
 * Carries out `AddFilter = service, [flags], section`: the filter is registered, and the device stack is put together
 * when the device starts.
 * Assumed: a section with neither or both of level and position ends the installation with
 * ERROR_INVALID_FILTER_DRIVER; settled by a log of such a package.
 * @see inf-addfilter-directive
 */
export function performAddFilter(work: SectionWork, line: InfLine): Refusal {
  const { device } = work.installation;
  if (!device) return undefined;
  const section = line.field(3) ?? '';
  const level = work.linesNamed(section, 'FilterLevel')[0]?.field(1);
  const position = work.linesNamed(section, 'FilterPosition')[0]?.field(1);
  if ((level === undefined) === (position === undefined)) return win32('ERROR_INVALID_FILTER_DRIVER');
  const key = ownKey('Filters', device.instanceId, line.field(1) ?? '');
  keepOwn(work, line, key, { Level: level, Position: position });
  return undefined;
}
