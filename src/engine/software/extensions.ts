import { assumed, type Citation, sameName } from '../../base/index.ts';
import { type NamedInf, readVersion, type SectionKindName } from '../../inf/index.ts';
import { type Origin, type SystemReader, sz, type Transaction, textOf } from '../../machine/index.ts';
import type { StoryEvent } from '../../story/index.ts';
import { type Installation, ownKey, performDeviceSection, type Refusal } from '../sections/index.ts';
import { declareComponents, withdrawComponents } from './components.ts';
import { queueSoftware } from './queue.ts';

/** An extension to apply to a device: for whom and where, the published INF, and its install section. */
export interface ChosenExtension {
  readonly installation: Installation;
  readonly source: NamedInf;
  readonly section: string;
}

/** An extension that is applied to a device. */
export interface AppliedExtension {
  readonly extensionId: string;
  /** The name of the INF as it was applied: `C:\Windows\INF\oem3.inf`. */
  readonly inf: string;
  readonly section: string;
}

/** What became of it: the error that ended it, and what is told. */
export interface ExtensionOutcome {
  readonly refusal: Refusal;
  readonly restart: boolean;
  readonly events: readonly StoryEvent[];
}

const KEPT: Citation = assumed('where Windows keeps the extensions of a device: a registry before and after');

/**
 * The sections of an extension in the order in which they are carried out.
 * Assumed: they come in the order of an installation by requests; settled by a log of an extension with all of them.
 */
const SECTIONS: readonly SectionKindName[] = [
  'DDInstall',
  'DDInstall.Interfaces',
  'DDInstall.HW',
  'DDInstall.Filters',
  'DDInstall.Services',
  'DDInstall.Events',
  'DDInstall.WMI',
  'DDInstall.COM',
];

/**
 * Applies extensions to a device, over the base driver that it just got: one after the other, as given (Windows promises
 * no order), each whole. Those that were applied before and are not among them count no more. What one refuses
 * does not keep the next from being applied.
 * Assumed: an extension that is refused is passed over, and the device keeps its base driver; settled by a log of such
 * an extension.
 * @see using-an-extension-inf-file
 */
export function applyExtensions(
  transaction: Transaction,
  device: string,
  extensions: readonly ChosenExtension[],
): ExtensionOutcome[] {
  return transaction.wholly(() => {
    const chosen = extensions.map(({ source }) => idOf(source));
    for (const { extensionId } of readExtensions(transaction, device)) {
      if (!chosen.some(id => sameName(id, extensionId))) removeExtension(transaction, device, extensionId);
    }
    return extensions.map(extension => applyExtension(transaction, device, extension));
  });
}

function applyExtension(
  transaction: Transaction,
  device: string,
  extension: ChosenExtension,
): ExtensionOutcome {
  const { installation, source, section } = extension;
  const mark = transaction.mark();
  let restart = false;
  for (const kind of SECTIONS) {
    const outcome = performDeviceSection(forSection(installation, kind), source, section, kind);
    restart ||= outcome.restart;
    if (outcome.refusal !== undefined) {
      transaction.undo(mark);
      return { refusal: outcome.refusal, restart: false, events: [] };
    }
  }
  keep(transaction, device, extension);
  const events = [
    ...declareComponents(installation, source, section),
    ...queueSoftware(installation, source, section),
  ];
  return { refusal: undefined, restart, events };
}

/**
 * An extension cannot give a device its function driver, so its services are installed as if for no device.
 * Assumed: SPSVCINST_ASSOCSERVICE in an extension does nothing, where InfVerif calls it an error (1383); settled by such a package.
 */
function forSection(installation: Installation, kind: SectionKindName): Installation {
  if (kind !== 'DDInstall.Services') return installation;
  const { device: _, ...rest } = installation;
  return rest;
}

function keep(transaction: Transaction, device: string, { source, section }: ChosenExtension): void {
  const key = extensionKey(device, idOf(source));
  const origin: Origin = { call: 'Extension INF', because: KEPT };
  transaction.change({ kind: 'value', key, name: 'Inf', after: sz(source.name) }, origin);
  transaction.change({ kind: 'value', key, name: 'Section', after: sz(section) }, origin);
}

/** The extensions that are applied to a device, by their ExtensionId. */
export function readExtensions({ registry }: SystemReader, device: string): AppliedExtension[] {
  const above = extensionKey(device);
  return registry.keys(above).map(extensionId => {
    const text = (name: string): string => textOf(registry.value(`${above}\\${extensionId}`, name)) ?? '';
    return { extensionId, inf: text('Inf'), section: text('Section') };
  });
}

/**
 * Takes an extension off a device: its components are declared no more, and whoever removes it installs the base driver
 * again. What ran for its components stays installed, and software that is queued stays queued.
 * Assumed: files, services and registry values that it brought stay too, but for what the base driver writes again;
 * settled by the registry after pnputil /delete-driver oemN.inf /uninstall.
 * @see using-an-extension-inf-file
 */
export function removeExtension(transaction: Transaction, device: string, extensionId: string): void {
  const origin: Origin = { call: 'Extension INF', because: KEPT };
  const key = extensionKey(device, extensionId);
  if (transaction.registry.has(key)) transaction.change({ kind: 'key', key, after: false }, origin);
  withdrawComponents(transaction, device, extensionId, origin);
}

/** Forgets the extensions of a device that is removed from the machine, and what they declared. */
export function forgetExtensions(transaction: Transaction, device: string): void {
  for (const { extensionId } of readExtensions(transaction, device)) {
    removeExtension(transaction, device, extensionId);
  }
}

function idOf({ inf }: NamedInf): string {
  return readVersion(inf).extensionId?.value ?? '';
}

function extensionKey(device: string, ...below: readonly string[]): string {
  return ownKey('Extensions', device, ...below);
}
