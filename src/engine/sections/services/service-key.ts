import { type Citation, documented } from '../../../base/index.ts';
import type { InfLine } from '../../../inf/index.ts';
import { numberOf, type Value } from '../../../machine/index.ts';
import type { SectionWork } from '../work.ts';

const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';

/** Any of these makes a driver of the type; others are Win32 services. */
const DRIVER_TYPES = 0x1 | 0x2 | 0x8;

/** The key of a service. @see hklm-system-currentcontrolset-services-registry-tree */
export function serviceKey(name: string): string {
  return `${SERVICES}\\${name}`;
}

/** The key of an event source. @see https://learn.microsoft.com/windows/win32/eventlog/eventlog-key */
export function eventSourceKey(log: string, source: string): string {
  return `${SERVICES}\\EventLog\\${log}\\${source}`;
}

/** A service that is being installed. */
export interface Service {
  readonly name: string;
  readonly key: string;
  /** The service-install section. */
  readonly section: string;
  /** SPSVCINST_… bits. */
  readonly flags: number;
  /** Whether it was there before. */
  readonly exists: boolean;
  readonly type: number;
  readonly start: number;
}

/** Whether there is a service of that name: a key that says what type of service it is. */
export function hasService({ transaction: { registry } }: SectionWork, name: string): boolean {
  return numberOf(registry.value(serviceKey(name), 'Type')) !== undefined;
}

export function isDriver({ type }: Service): boolean {
  return (type & DRIVER_TYPES) !== 0;
}

/** Writes a value of a service. */
export function keepInService(
  work: SectionWork,
  line: InfLine,
  key: string,
  name: string,
  after: Value,
  because: Citation = documented('inf-addservice-directive'),
): void {
  work.change({ kind: 'value', key, name, after }, line, because);
}
