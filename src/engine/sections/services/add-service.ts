import { assumed, documented, win32 } from '../../../base/index.ts';
import { type InfLine, readInteger } from '../../../inf/index.ts';
import { numberOf, sz, textOf } from '../../../machine/index.ts';
import { SPINST_BITREG, SPINST_REGISTRY } from '../../../setupapi/index.ts';
import { performInstallSection } from '../install-section.ts';
import { keepOwn, ownKey } from '../own-key.ts';
import { isSecurityDescriptor } from '../registry/security.ts';
import type { Refusal, SectionWork } from '../work.ts';
import { writeFailureActions } from './failure-actions.ts';
import { writeTag } from './group-order.ts';
import {
  eventSourceKey,
  hasService,
  isDriver,
  keepInService,
  type Service,
  serviceKey,
} from './service-key.ts';
import { writeServiceValues } from './service-values.ts';
import { writeTriggers } from './triggers.ts';

const ASSOCSERVICE = 0x2;
const CLOBBER_SECURITY = 0x400;
const STARTSERVICE = 0x800;
const DISABLED = 4;

const REGISTRY = SPINST_REGISTRY | SPINST_BITREG;
const REQUIRED = ['ServiceType', 'StartType', 'ErrorControl', 'ServiceBinary'];
const BAD_SECTION = win32('ERROR_BAD_SERVICE_INSTALLSECT');
const PAGE = documented('inf-addservice-directive');

/**
 * Carries out `AddService = name, [flags], section[, event section[, [log][, event source]]]`.
 * Observed: a section that lacks what is required is refused (`install-services/install_svc_from`). A service of no
 * type is none that CreateService makes.
 * Assumed: a name that should be made unique (SPSVCINST_UNIQUE_NAME) stays as it is; settled by such a package.
 * @see inf-addservice-directive
 */
export function performAddService(work: SectionWork, line: InfLine, more: number): Refusal {
  const name = line.field(1) ?? '';
  const flags = (readInteger(line.field(2) ?? '') || 0) | more;
  if (name === '') return flags & ASSOCSERVICE ? associateNone(work, line) : BAD_SECTION;
  const section = line.field(3) ?? '';
  if (work.mayBeElsewhere(section)) return recordService(work, line, name);
  const own = work.holding(section);
  if (!REQUIRED.every(entry => own.linesNamed(section, entry)[0]?.field(1))) return BAD_SECTION;
  if (isMarked(work, name)) return win32('ERROR_SERVICE_MARKED_FOR_DELETE');
  const service = readService(own, name, section, flags);
  if (service.type === 0) return win32('ERROR_INVALID_PARAMETER');
  return (
    configure(work, own, line, service) ?? performEventLog(work, line, name) ?? finish(work, line, service)
  );
}

/** The service is described in an INF that is not on the machine. */
function recordService(work: SectionWork, line: InfLine, name: string): undefined {
  work.change({ kind: 'unknown', by: `service ${name}: its INF is not on the machine` }, line, PAGE);
}

function readService(work: SectionWork, name: string, section: string, flags: number): Service {
  const number = (entry: string): number =>
    readInteger(work.linesNamed(section, entry)[0]?.field(1) ?? '') || 0;
  return {
    name,
    key: serviceKey(name),
    section,
    flags,
    exists: hasService(work, name),
    type: number('ServiceType'),
    start: number('StartType'),
  };
}

/** @see https://learn.microsoft.com/windows/win32/api/winsvc/nf-winsvc-createservicew */
function isMarked({ transaction: { registry } }: SectionWork, name: string): boolean {
  return numberOf(registry.value(serviceKey(name), 'DeleteFlag')) === 1;
}

/** `own` has the service-install section, `work` the line that names it. */
function configure(work: SectionWork, own: SectionWork, line: InfLine, service: Service): Refusal {
  writeServiceValues(own, service);
  writeAccount(work, line, service);
  writeTag(work, line, service);
  writeTriggers(own, service);
  writeFailureActions(own, service);
  const refusal = writeSecurity(own, service);
  if (refusal !== undefined) return refusal;
  const below = own.about({ relativeKey: service.key });
  return performInstallSection(below, 'service-install-section', service.section, REGISTRY);
}

/** Who says nothing runs as the system. @see https://learn.microsoft.com/windows/win32/api/winsvc/nf-winsvc-createservicew */
function writeAccount(work: SectionWork, line: InfLine, service: Service): void {
  const known = textOf(work.transaction.registry.value(service.key, 'ObjectName'));
  if (isDriver(service) || known !== undefined) return;
  keepInService(work, line, service.key, 'ObjectName', sz('LocalSystem'));
}

/**
 * Assumed: what is no security descriptor ends the installation with ERROR_INVALID_SECURITY_DESCR; settled by a log
 * of such a package.
 */
function writeSecurity(work: SectionWork, { name, section, flags }: Service): Refusal {
  const line = work.entry('service-install-section', section, 'Security');
  const sddl = line?.field(1);
  if (!line || sddl === undefined) return undefined;
  if (!isSecurityDescriptor(sddl)) return win32('ERROR_INVALID_SECURITY_DESCR');
  const key = ownKey('Services', name);
  const isThere = work.transaction.registry.value(key, 'Security') !== undefined;
  if (!isThere || flags & CLOBBER_SECURITY) keepOwn(work, line, key, { Security: sddl });
  return undefined;
}

/** Assumed: an event-log section that is not there is passed over; settled by a log of such a package. */
function performEventLog(work: SectionWork, line: InfLine, name: string): Refusal {
  const section = line.field(4) ?? '';
  if (!work.inf.section(section)) return undefined;
  const key = eventSourceKey(line.field(5) || 'System', line.field(6) || name);
  work.change({ kind: 'key', key, after: true }, line, PAGE);
  return performInstallSection(
    work.about({ relativeKey: key }),
    'event-log-install-section',
    section,
    REGISTRY,
  );
}

/** Makes it the function driver of the device, and starts it, where the flags say so. */
function finish(work: SectionWork, line: InfLine, { name, flags, start, exists }: Service): Refusal {
  work.serviceDone(line, exists ? 'modified' : 'created', name);
  if (flags & ASSOCSERVICE) associate(work, line, name);
  const isRunning = work.transaction.running.state('service', name)?.state === 'running';
  if (flags & STARTSERVICE && start !== DISABLED && !isRunning) {
    work.change({ kind: 'running', what: 'service', name, after: { state: 'running' } }, line, PAGE);
  }
  return undefined;
}

function associateNone(work: SectionWork, line: InfLine): Refusal {
  work.serviceDone(line, 'none', '');
  return associate(work, line, undefined);
}

/** The function driver of a device, or none for the null driver, stands in the key of the device. */
function associate(work: SectionWork, line: InfLine, service: string | undefined): Refusal {
  const { device } = work.installation;
  if (!device) return undefined;
  const key = `HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${device.instanceId}`;
  const because = assumed('the key of a device below Enum, after its INF associated a service');
  const after = service === undefined ? {} : { after: sz(service) };
  work.change({ kind: 'value', key, name: 'Service', ...after }, line, because);
  return undefined;
}
