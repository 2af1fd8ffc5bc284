import { assumed } from '../../../base/index.ts';
import { type InfLine, locatedFields, readInteger } from '../../../inf/index.ts';
import { binary, dword, utf16 } from '../../../machine/index.ts';
import type { SectionWork } from '../work.ts';
import { guidBytes } from './guid-bytes.ts';
import { isDriver, keepInService, type Service } from './service-key.ts';
import { keeps } from './service-values.ts';

const NOCLOBBER_TRIGGERS = 0x2000;

const BECAUSE = assumed('the TriggerInfo key of a service whose INF has AddTrigger');

/** Writes what starts and stops a Win32 service: a numbered key each. @see inf-addservice-directive */
export function writeTriggers(work: SectionWork, service: Service): void {
  const lines = work.entries('service-install-section', service.section, 'AddTrigger');
  const all = `${service.key}\\TriggerInfo`;
  const isThere = work.transaction.registry.has(all);
  if (!lines[0] || isDriver(service) || keeps(service, NOCLOBBER_TRIGGERS, isThere)) return;
  const sections = lines.flatMap(line => locatedFields(line).map(({ value }) => value));
  const wanted = sections.filter(section => work.inf.section(section));
  wanted.forEach((section, number) => {
    writeTrigger(work, section, `${all}\\${number}`);
  });
  for (const key of work.transaction.registry.keys(all)) {
    if (Number(key) < wanted.length) continue;
    work.change({ kind: 'key', key: `${all}\\${key}`, after: false }, lines[0], BECAUSE);
  }
}

function writeTrigger(work: SectionWork, section: string, key: string): void {
  const line = (name: string): InfLine | undefined =>
    work.entry('service-trigger-install-section', section, name);
  for (const [name, value] of [
    ['TriggerType', 'Type'],
    ['Action', 'Action'],
  ] as const) {
    const entry = line(name);
    if (entry) keepInService(work, entry, key, value, dword(readInteger(entry.field(1) ?? '') || 0), BECAUSE);
  }
  const subtype = line('SubType');
  const guid = guidBytes(subtype?.field(1) ?? '');
  if (subtype && guid) keepInService(work, subtype, key, 'GUID', binary(guid), BECAUSE);
  work.entries('service-trigger-install-section', section, 'DataItem').forEach((item, number) => {
    const type = dword(readInteger(item.field(1) ?? '') || 0);
    keepInService(work, item, key, `DataType${number}`, type, BECAUSE);
    keepInService(work, item, key, `Data${number}`, binary(utf16(`${item.field(2) ?? ''}\0`)), BECAUSE);
  });
}
