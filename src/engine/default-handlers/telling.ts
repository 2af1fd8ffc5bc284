import { eraOf, type Win32Error } from '../../base/index.ts';
import { numberOf } from '../../machine/index.ts';
import { PNP_VetoDevice } from '../../setupapi/index.ts';
import type { Severity } from '../../story/index.ts';
import { instanceKey } from '../devices/index.ts';
import type { Veto } from '../pnp/index.ts';
import type { ServiceDone } from '../sections/index.ts';
import type { Session } from '../session.ts';
import { fileName } from '../store/index.ts';

/** Acts inside a part of the story. */
export function phase<T extends Win32Error | undefined>({ telling }: Session, name: string, act: () => T): T {
  return telling.inside(act, code => ({
    kind: 'phase',
    name,
    category: 'dvi',
    ...(typeof code === 'number' && { code }),
  }));
}

export function tellValue({ telling }: Session, name: string, value: string): void {
  telling.tell({ kind: 'value', name, value, category: 'dvi' });
}

/** Acts between two statements: that it begins, and that it is completed. */
export function completed(
  session: Session,
  what: string,
  act: () => unknown,
  entry: 'install-device' | 'reset-device' = 'install-device',
): void {
  tellEntry(session, entry, { what: `${what}.` });
  act();
  tellEntry(session, entry, { what: `${what} completed.` });
}

/**
 * The state of a device, where Windows tells it.
 * Observed: the problem is told in any case by Windows 10 (recordings 051, 104, pbatard/libwdi 226), and by Windows 11
 * where there is one (084).
 */
export function tellStatus(session: Session, id: string): void {
  const { facts, running } = session.transaction;
  const { installTells } = eraOf(facts);
  const state = running.state('devnode', id);
  if (installTells === 'steps' || !state) return;
  const { status, problem, problemStatus } = state;
  const known = problemStatus ?? (problem === 0 ? 0 : undefined);
  const why = known === undefined ? '' : ` (0x${hex(known)})`;
  const of = problem === 0 && installTells === 'flags' ? '' : `, Problem: 0x${problem.toString(16)}${why}`;
  tellValue(session, 'Device Status', `0x${hex(status)}${of}`);
}

/**
 * The state of a device with what belongs to it, before something is done with it.
 * Observed: recordings 104; templates of 004 have them in this order.
 */
export function tellDevice(session: Session, id: string): void {
  const { facts, running, registry } = session.transaction;
  const { installTells } = eraOf(facts);
  if (installTells === 'steps') return;
  tellStatus(session, id);
  const hasFlags = installTells === 'flags';
  const flags = numberOf(registry.value(instanceKey(id), 'ConfigFlags')) ?? 0;
  if (hasFlags) tellValue(session, 'Config Flags', `0x${hex(flags)}`);
  const parent = running.state('devnode', id)?.parent;
  if (parent !== undefined) tellValue(session, hasFlags ? 'Parent Device' : 'Parent device', parent);
}

function hex(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0');
}

/** Observed: recordings 106. */
export function tellVeto(session: Session, device: string, { type, name: by }: Veto): void {
  const veto = { device, by, type: String(type), name: type === PNP_VetoDevice ? 'PNP_VetoDevice' : '' };
  tellEntry(session, 'vetoed', veto, 'warning');
  const what = 'Query remove failed (install) 0x17: CR_REMOVE_VETOED.';
  tellEntry(session, 'device-reboot', { what }, 'warning');
}

const RESULTS: Readonly<Record<ServiceDone['what'], (service: string) => string>> = {
  created: service => `Created service '${service}'.`,
  modified: service => `Modified existing service '${service}'.`,
  none: () => 'NULL Controlling service.',
  deleted: service => `Deleted service '${service}'.`,
  marked: service => `Service '${service}' is marked for deletion.`,
  missing: service => `Service '${service}' does not exist.`,
};

/**
 * The line of an INF that is about a service, and what became of it. Observed: recordings 001, 106, 109.
 * Assumed: the words about a service that is deleted; settled by a log of one.
 */
export function tellService({ telling }: Session, { line, place: at, what, service }: ServiceDone): void {
  const isDeletion = what === 'deleted' || what === 'marked' || what === 'missing';
  const place = { ...at, inf: fileName(at.inf) };
  const value = `${line.fields.join(',')}  (${place.inf} line ${place.line})`;
  telling.tell({
    kind: 'value',
    name: isDeletion ? 'DelService' : 'AddService',
    value,
    category: 'inf',
    place,
  });
  const entry = isDeletion ? 'delete-services' : 'add-service';
  telling.tell({ kind: 'entry', entry, category: 'dvi', values: { what: RESULTS[what](service) } });
}

export function tellEntry(
  { telling }: Session,
  entry: string,
  values: Readonly<Record<string, string>> = {},
  severity?: Severity,
): void {
  telling.tell({ kind: 'entry', entry, category: 'dvi', values, ...(severity && { severity }) });
}
