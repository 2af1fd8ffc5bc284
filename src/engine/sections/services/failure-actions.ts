import { assumed } from '../../../base/index.ts';
import { readInteger } from '../../../inf/index.ts';
import { binary, dword } from '../../../machine/index.ts';
import type { SectionWork } from '../work.ts';
import { isDriver, keepInService, type Service } from './service-key.ts';
import { keeps } from './service-values.ts';

const NOCLOBBER_FAILUREACTIONS = 0x20000;
const NEVER_RESET = 0xffffffff;
/** Size of the fields before the actions. */
const HEAD = 20;

const BECAUSE = assumed('the FailureActions value of a service whose INF has them');

/** Writes what follows when a Win32 service fails. @see inf-addservice-directive */
export function writeFailureActions(work: SectionWork, service: Service): void {
  const line = work.entry('service-install-section', service.section, 'FailureActions');
  const section = line?.field(1);
  const isThere = work.transaction.registry.value(service.key, 'FailureActions') !== undefined;
  if (!line || !section || !work.inf.section(section) || isDriver(service)) return;
  if (keeps(service, NOCLOBBER_FAILUREACTIONS, isThere)) return;
  const bytes = binary(failureActions(work, section));
  keepInService(work, line, service.key, 'FailureActions', bytes, BECAUSE);
  const others = work.linesNamed(section, 'NonCrashFailures')[0];
  if (!others) return;
  const number = dword(readInteger(others.field(1) ?? '') || 0);
  keepInService(work, others, service.key, 'FailureActionsOnNonCrashFailures', number, BECAUSE);
}

/**
 * SERVICE_FAILURE_ACTIONS with 32-bit places in the block for pointers: seconds until the count begins again, two
 * texts that are none, how many actions and where, then type and milliseconds of each.
 */
function failureActions(work: SectionWork, section: string): Uint8Array {
  const reset = work.linesNamed(section, 'ResetPeriod')[0];
  const actions = work.linesNamed(section, 'Action');
  const numbers = [
    reset ? readInteger(reset.field(1) ?? '') || 0 : NEVER_RESET,
    0,
    0,
    actions.length,
    HEAD,
    ...actions.flatMap(line => [1, 2].map(field => readInteger(line.field(field) ?? '') || 0)),
  ];
  const view = new DataView(new ArrayBuffer(numbers.length * 4));
  numbers.forEach((number, i) => {
    view.setUint32(i * 4, number >>> 0, true);
  });
  return new Uint8Array(view.buffer);
}
