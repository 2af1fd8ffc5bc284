import { eraOf, foldCase, type Win32Error, win32 } from '../../base/index.ts';
import { numberOf, textOf } from '../../machine/index.ts';
import {
  CM_PROB_NEED_RESTART,
  DI_DONOTCALLCONFIGMG,
  DI_NEEDREBOOT,
  DI_NEEDRESTART,
  DI_NOFILECOPY,
} from '../../setupapi/index.ts';
import { type EntryEvent, everyEvent, type StoryEvent } from '../../story/index.ts';
import { startNamed } from '../default-handlers/bring-online.ts';
import { tellEntry, tellStatus, tellValue } from '../default-handlers/telling.ts';
import { isLinked } from '../hard-links.ts';
import { isStarted, needRestart, removeSubtree, startDevice } from '../pnp/index.ts';
import type { DriverNode } from '../select/index.ts';
import { fileName, storeLocation } from '../store/index.ts';
import type { OpenedDevice } from './opened-device.ts';

const SUCCESS = win32('ERROR_SUCCESS');
/** What the log tells of a package whose files changed: its devices are to be restarted. */
const RESTART_REQUIRED = win32('ERROR_SUCCESS_RESTART_REQUIRED');
const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';

/**
 * Configures a device as its INF declares: what the default handlers of the requests would do, and nobody is asked.
 * Observed: recordings 001 (nettun.inf) and 002 (nete1g3e.inf, whose files are told of behind the rest) tell it by these
 * parts, and start the device at the end.
 * Assumed: it leaves what an installation by requests would; settled by the registry before and after one.
 */
export function configureDriver(device: OpenedDevice): Win32Error {
  const { session, selected } = device;
  if (!selected) return win32('ERROR_NO_DRIVER_SELECTED');
  const path = storeLocation(session.storeWork('Plug and Play service'), selected.package.source.name);
  const { telling } = session;
  let isChanged = false;
  let code = SUCCESS;
  telling.inside(
    () => {
      const { result, events } = telling.aside(() => carryOut(device));
      isChanged = filesIn(events).some(({ entry }) => entry !== 'file-pruned');
      code = result;
      tellConfiguration(device, selected, events);
      tellFiles(device, filesIn(events));
      return result === SUCCESS && isChanged ? RESTART_REQUIRED : result;
    },
    result => ({
      kind: 'phase',
      category: 'sto',
      name: 'Configure Driver Package',
      about: path ?? selected.package.source.name,
      code: result,
    }),
  );
  if (code === SUCCESS) bringOnline(device, selected, isChanged);
  return code;
}

function filesIn(events: readonly StoryEvent[]): EntryEvent[] {
  return [...everyEvent(events)].filter(
    (event): event is EntryEvent =>
      event.kind === 'entry' &&
      /^(?:copying|hardlinking|file-pruned|(?:file|move)-delayed)$/.test(event.entry),
  );
}

/**
 * What became of the files. Observed: recordings 002; later builds tell a commit around it, and of a file that is in its
 * place already that it is linked or copied and unchanged (077, 084).
 */
function tellFiles({ session }: OpenedDevice, files: readonly EntryEvent[]): void {
  const { telling, transaction } = session;
  const tell = (entry: string, values: EntryEvent['values'], category = 'flq'): void =>
    telling.tell({ kind: 'entry', category, entry, values });
  if (eraOf(transaction.facts).installTells === 'steps') {
    for (const { entry, values } of files) if (entry !== 'file-pruned') tell(entry, values);
    return;
  }
  if (files.length === 0) return;
  const commit = (): void => {
    for (const { entry, values } of files) {
      if (entry !== 'file-pruned') tell(entry, values);
      else {
        const { from = '', file = '' } = values;
        tell(isLinked(session, from) ? 'hardlinking' : 'copying', { from, to: file });
        tell('file-unchanged', { file }, 'cpy');
      }
    }
  };
  telling.inside(commit, () => ({
    kind: 'phase',
    category: 'flq',
    name: 'FILE_QUEUE_COMMIT',
    code: SUCCESS,
  }));
}

/** The work of the default handlers, but for the start of the device; its files are installed once. */
function carryOut(device: OpenedDevice): Win32Error {
  const { session, set, info, flags } = device;
  const of = { set, device: info };
  const { api } = session;
  device.setParams({ flags: flags | DI_DONOTCALLCONFIGMG });
  let { err } = api.SetupDiInstallDriverFiles(of);
  device.setParams({ flags: device.flags | DI_NOFILECOPY });
  const steps = [
    () => api.SetupDiRegisterCoDeviceInstallers(of),
    () => api.SetupDiInstallDeviceInterfaces(of),
    () => api.SetupDiInstallDevice(of),
  ];
  for (const step of steps) if (err === SUCCESS) ({ err } = step());
  const own = DI_DONOTCALLCONFIGMG | DI_NOFILECOPY;
  device.setParams({ flags: (device.flags & ~own) | (flags & own) });
  return err;
}

function tellConfiguration(
  { session, classGuid }: OpenedDevice,
  node: DriverNode,
  events: readonly StoryEvent[],
): void {
  const { telling } = session;
  const value = (category: string, name: string, text: string): void =>
    telling.tell({ kind: 'value', category, name, value: text });
  value('sto', 'Source Filter', foldCase(node.match.id).toLowerCase());
  for (const event of everyEvent(events)) {
    if (event.kind === 'software' || event.kind === 'note') telling.tell(event);
  }
  value('inf', 'Class GUID', classGuid);
  value('inf', 'Class Options', 'Configurable');
  telling.inside(
    () => {
      value('inf', 'Section Name', node.section.section);
      const services = servicesIn(events);
      for (const service of services) tellService(telling.tell.bind(telling), session.transaction, service);
      value('inf', 'Hardware Id', node.match.id);
      telling.inside(
        () => {
          const [service] = services;
          value('inf', 'Service Name', service?.name ?? '<none>');
          value('inf', 'Config Flags', '0x00000000');
        },
        () => phase('Configure Driver Configuration', node.section.section),
      );
    },
    () => phase('Configure Driver', node.model.description.value),
  );
}

/** Observed: recordings 001, 002; 084 in later words, and the status after it. */
function tellConfiguring(
  { session, id }: OpenedDevice,
  { package: from, match, section, model }: DriverNode,
): void {
  const step = (what: string): void => tellEntry(session, 'install-device', { what });
  const inf = fileName(from.source.name);
  const configuration = `${inf}:${match.id.toLowerCase()}`;
  if (eraOf(session.transaction.facts).installTells === 'steps') {
    step(`Configuring device (${configuration},${section.section}).`);
    step('Configuring device completed.');
    return;
  }
  step('Configuring device.');
  tellValue(session, 'Configuration', `${configuration},${model.installSection.value}`);
  step('Configuring device completed.');
  tellStatus(session, id);
}

function phase(name: string, about: string): StoryEvent {
  return { kind: 'phase', category: 'inf', name, about, code: SUCCESS };
}

interface ToldService {
  readonly name: string;
  readonly isNew: boolean;
}

/** The services that the handlers told of. */
function servicesIn(events: readonly StoryEvent[]): ToldService[] {
  return [...everyEvent(events)].flatMap(event => {
    if (event.kind !== 'entry' || event.entry !== 'add-service') return [];
    const [, verb, name] = /^(Created|Modified existing) service '(.*)'/.exec(event.values.what ?? '') ?? [];
    return name === undefined ? [] : [{ name, isNew: verb === 'Created' }];
  });
}

type Registry = { readonly registry: OpenedDevice['session']['transaction']['registry'] };

/** Observed: recordings 001 tell a service by the values that it has. */
function tellService(tell: (event: StoryEvent) => void, { registry }: Registry, of: ToldService): void {
  const key = `${SERVICES}\\${of.name}`;
  const number = (name: string): string | undefined => numberOf(registry.value(key, name))?.toString();
  const text = (name: string): string | undefined => textOf(registry.value(key, name));
  const values: readonly (readonly [string, string | undefined])[] = [
    ['Start Type', number('Start')],
    ['Service Type', number('Type')],
    ['Error Control', number('ErrorControl')],
    ['Image Path', text('ImagePath')],
    ['Display Name', text('DisplayName')],
    ['Group', text('Group')],
  ];
  const events: StoryEvent[] = values.flatMap(([name, value]) =>
    value === undefined ? [] : [{ kind: 'value', category: 'inf', name, value }],
  );
  const entry = of.isNew ? 'service-created' : 'service-updated';
  events.push({ kind: 'entry', category: 'inf', entry, values: { service: of.name } });
  tell({ ...phase('Add Service', of.name), events });
}

/**
 * Observed: configured, its sub-tree removed, restarted (recordings 001); with all devices of the driver where files
 * changed (002). Later builds start one that does not run (084).
 */
function bringOnline(device: OpenedDevice, node: DriverNode, isChanged: boolean): void {
  const { session, id, set, info } = device;
  const work = session.pnpWork('Plug and Play service');
  const step = (what: string): void => tellEntry(session, 'install-device', { what });
  tellConfiguring(device, node);
  const isPlain = eraOf(session.transaction.facts).installTells === 'steps';
  if (device.flags & (DI_NEEDREBOOT | DI_NEEDRESTART)) {
    if (!isPlain) tellEntry(session, 'restart-skipped', { device: id });
    needRestart(work, id);
    return;
  }
  if (isChanged) {
    session.api.SetupDiRestartDevices({ set, device: info });
    return;
  }
  if (!isPlain && !isStarted(work.devnode(id))) {
    startNamed(session, work, id);
    return;
  }
  step('Removing device sub-tree.');
  const removed = isStarted(work.devnode(id))
    ? removeSubtree(work, id, { code: CM_PROB_NEED_RESTART }).kind
    : 'done';
  if (removed === 'vetoed') {
    device.setParams({ flags: device.flags | DI_NEEDREBOOT });
    needRestart(work, id);
    return;
  }
  step('Removing device sub-tree completed.');
  step('Restarting device.');
  startDevice(work, id);
  step('Restarting device completed.');
}
