import { type Citation, documented } from '../../../base/index.ts';
import { type InfLine, readInteger } from '../../../inf/index.ts';
import { dword, expandSz, multiSz, sz, type Value } from '../../../machine/index.ts';
import type { SectionWork } from '../work.ts';
import { imagePath } from './image-path.ts';
import { isDriver, keepInService, type Service } from './service-key.ts';

const SERVICE_TREE: Citation = documented('hklm-system-currentcontrolset-services-registry-tree');

/** An entry of a service-install section, and the value that it becomes. */
interface ServiceEntry {
  readonly entry: string;
  readonly value: string;
  readonly read: (line: InfLine, work: SectionWork, service: Service) => Value;
  /** The NOCLOBBER flag. */
  readonly keep?: number;
  /** The flag keeps a value that is there, not whatever a service that is there has. */
  readonly keepsValue?: true;
  readonly only?: 'drivers' | 'win32';
}

/** Assumed: an entry that is no number is 0; settled by such a section. */
const number = (line: InfLine): Value => dword(readInteger(line.field(1) ?? '') || 0);
const text = (line: InfLine): Value => sz(line.field(1) ?? '');

/**
 * Assumed: Group, ObjectName, RequiredPrivileges, ServiceSidType and DelayedAutostart are the names of the values;
 * settled by the keys of services that have them.
 */
const ENTRIES: readonly ServiceEntry[] = [
  { entry: 'ServiceType', value: 'Type', read: number },
  { entry: 'StartType', value: 'Start', read: number, keep: 0x10 },
  { entry: 'ErrorControl', value: 'ErrorControl', read: number, keep: 0x20 },
  { entry: 'ServiceBinary', value: 'ImagePath', read: readBinary },
  { entry: 'DisplayName', value: 'DisplayName', read: text, keep: 0x8 },
  { entry: 'Description', value: 'Description', read: text, keep: 0x100 },
  { entry: 'LoadOrderGroup', value: 'Group', read: text, keep: 0x40 },
  { entry: 'StartName', value: 'ObjectName', read: text },
  {
    entry: 'RequiredPrivileges',
    value: 'RequiredPrivileges',
    read: line => multiSz(line.fields),
    keep: 0x1000,
    only: 'win32',
  },
  {
    entry: 'ServiceSidType',
    value: 'ServiceSidType',
    read: number,
    keep: 0x4000,
    keepsValue: true,
    only: 'win32',
  },
  {
    entry: 'DelayedAutoStart',
    value: 'DelayedAutostart',
    read: number,
    keep: 0x8000,
    keepsValue: true,
    only: 'win32',
  },
  { entry: 'BootFlags', value: 'BootFlags', read: number, keep: 0x40000, keepsValue: true, only: 'drivers' },
];

/**
 * Writes what the entries of a service-install section say into the key of the service.
 * Assumed: an entry that the section lacks is left as it is, and one for the other sort of service is passed over;
 * settled by installing such a section over a service that exists.
 * @see inf-addservice-directive
 */
export function writeServiceValues(work: SectionWork, service: Service): void {
  for (const one of ENTRIES) {
    const line = work.entry('service-install-section', service.section, one.entry);
    if (!line || isForOthers(one, service)) continue;
    const before = work.transaction.registry.value(service.key, one.value);
    if (keeps(service, one.keep, before !== undefined || !one.keepsValue)) continue;
    keepInService(work, line, service.key, one.value, one.read(line, work, service), SERVICE_TREE);
  }
  writeDependencies(work, service);
}

/** Whether a NOCLOBBER flag keeps what is there. */
export function keeps({ flags, exists }: Service, flag: number | undefined, isThere: boolean): boolean {
  return flag !== undefined && (flags & flag) !== 0 && exists && isThere;
}

function isForOthers({ only }: ServiceEntry, service: Service): boolean {
  return only !== undefined && (only === 'drivers') !== isDriver(service);
}

function readBinary(line: InfLine, work: SectionWork, service: Service): Value {
  return expandSz(imagePath(line.field(1) ?? '', service, work.installation.directories.windows));
}

const NOCLOBBER_DEPENDENCIES = 0x80;

/** Services that must run before, and with + in the INF groups of which one must. @see specifying-driver-load-order */
function writeDependencies(work: SectionWork, service: Service): void {
  const lines = work.entries('service-install-section', service.section, 'Dependencies');
  if (!lines[0] || keeps(service, NOCLOBBER_DEPENDENCIES, true)) return;
  const names = lines.flatMap(line => line.fields).filter(name => name !== '');
  const isGroup = (name: string): boolean => name.startsWith('+');
  const lists = {
    DependOnService: names.filter(name => !isGroup(name)),
    DependOnGroup: names.filter(isGroup).map(name => name.slice(1)),
  };
  const because = documented('specifying-driver-load-order');
  for (const [name, list] of Object.entries(lists)) {
    if (list.length > 0) keepInService(work, lines[0], service.key, name, multiSz(list), because);
  }
}
