import { assumed, type Citation, documented, sameName } from '../../base/index.ts';
import { type NamedInf, readAddComponent, readVersion } from '../../inf/index.ts';
import {
  type Hardware,
  listOf,
  multiSz,
  type Origin,
  type SystemReader,
  sz,
  type Transaction,
  textOf,
} from '../../machine/index.ts';
import type { NoteEvent } from '../../story/index.ts';
import { enumerateSoftwareComponent } from '../enumerate/index.ts';
import { type DirectiveLine, deviceDirectives, type Installation, ownKey } from '../sections/index.ts';
import { type ComponentEntry, checkComponent } from './component-entry.ts';
import { earlyLines } from './early.ts';
import { toldPlace } from './place.ts';

const KIND = 'DDInstall.Components';
const DIRECTIVE = 'AddComponent';
const PAGE = documented('inf-addcomponent-directive');
const KEPT: Citation = assumed('where Windows keeps the components of a device: a registry before and after');

/**
 * What software components can do: their IDs are unique, they install silently, start without a driver, may go.
 * Observed: the generic software device, which needs no driver, is among their drivers (recordings 118).
 * Assumed: the other capabilities; settled by the value Capabilities of such a device.
 */
const CAPABILITIES = 0xf0;

/** A component with the line that declares it. */
interface Declared extends ComponentEntry {
  readonly origin: Origin;
}

/**
 * Declares the software components that the `DDInstall.Components` section of an extension names: children of the
 * device, as soon as it is started. What the extension declared before and names no more is declared no more.
 * `section` is the install section itself.
 * @returns what was told: what each AddComponent declares, or why it declares nothing
 * @see inf-addcomponent-directive
 */
export function declareComponents(
  installation: Installation,
  source: NamedInf,
  section: string,
): NoteEvent[] {
  const { transaction, device } = installation;
  if (!device) return [];
  const early = earlyLines(installation, source, section, KIND, DIRECTIVE);
  if (early) {
    return early.map(({ why, place }) => ({
      kind: 'note',
      text: why,
      place: toldPlace(place),
      because: PAGE,
      severity: 'error',
    }));
  }
  const extensionId = readVersion(source.inf).extensionId?.value;
  const lines = deviceDirectives(installation, source, section, KIND, DIRECTIVE);
  return transaction.wholly(() => {
    const checked = lines.map(line => declare(line, source));
    const declared = checked.flatMap(one => one.declared ?? []);
    if (extensionId !== undefined) keep(transaction, device.instanceId, extensionId, declared);
    return checked.map(({ note }) => note);
  });
}

function declare(
  { work, line }: DirectiveLine,
  source: NamedInf,
): { readonly note: NoteEvent; readonly declared?: Declared } {
  const checked = checkComponent(readAddComponent(work.inf, line), source.inf, line.lineSpan);
  if ('refusal' in checked) {
    const { why, span, because } = checked.refusal;
    return {
      note: { kind: 'note', text: why, place: toldPlace(work.place(span)), because, severity: 'error' },
    };
  }
  const { name, ids } = checked.value;
  const list = ids.map(id => `SWC\\${id}`).join(', ');
  const text = `software component ${name} (${list}), as soon as the device is started`;
  return {
    note: { kind: 'note', text, place: toldPlace(work.place(line.lineSpan)), because: PAGE },
    declared: { ...checked.value, origin: work.origin(line.lineSpan, KEPT) },
  };
}

function keep(
  transaction: Transaction,
  device: string,
  extensionId: string,
  declared: readonly Declared[],
): void {
  const above = componentsKey(device, extensionId);
  for (const name of transaction.registry.keys(above)) {
    if (declared.some(one => sameName(one.name, name))) continue;
    const origin = { call: 'Extension INF', because: KEPT };
    transaction.change({ kind: 'key', key: `${above}\\${name}`, after: false }, origin);
  }
  for (const { name, ids, description, origin } of declared) {
    const key = `${above}\\${name}`;
    transaction.change({ kind: 'value', key, name: 'ComponentIDs', after: multiSz(ids) }, origin);
    const after = description === undefined ? {} : { after: sz(description) };
    transaction.change({ kind: 'value', key, name: 'Description', ...after }, origin);
  }
}

/**
 * The software components of a device as its bus would report them; they are there while the device is started.
 * `suffix` tells the components of several devices apart: the three numbers that devices below this one have in common.
 * Observed: recordings 118; that the GUID is the ExtensionId is inferred there.
 * Assumed: the suffix of a component's instance ID is what IDs of other children of its parent have in front; settled by the
 * ParentIdPrefix of a device with components.
 * @see inf-addcomponent-directive
 */
export function readComponents({ registry }: SystemReader, device: string, suffix: string): Hardware[] {
  const above = componentsKey(device);
  return registry.keys(above).flatMap(extensionId =>
    registry.keys(`${above}\\${extensionId}`).map(name => {
      const key = `${above}\\${extensionId}\\${name}`;
      const componentIds = listOf(registry.value(key, 'ComponentIDs')) ?? [];
      const description = textOf(registry.value(key, 'Description'));
      const of = enumerateSoftwareComponent({ extensionId, name, componentIds, suffix });
      return {
        name: `${of.deviceId}\\${of.instanceId}`,
        ...of,
        capabilities: CAPABILITIES,
        ...(description !== undefined && { description }),
      };
    }),
  );
}

/** Declares the components of an extension no more. */
export function withdrawComponents(
  transaction: Transaction,
  device: string,
  extensionId: string,
  origin: Origin,
): void {
  const key = componentsKey(device, extensionId);
  if (transaction.registry.has(key)) transaction.change({ kind: 'key', key, after: false }, origin);
}

function componentsKey(device: string, ...below: readonly string[]): string {
  return ownKey('Components', device, ...below);
}
