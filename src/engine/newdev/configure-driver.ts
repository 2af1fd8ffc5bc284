import { foldCase, type Win32Error, win32 } from '../../base/index.ts';
import { numberOf, textOf } from '../../machine/index.ts';
import {
  CM_PROB_NEED_RESTART,
  DI_DONOTCALLCONFIGMG,
  DI_NEEDREBOOT,
  DI_NEEDRESTART,
} from '../../setupapi/index.ts';
import { everyEvent, type StoryEvent } from '../../story/index.ts';
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
  let copies: readonly StoryEvent[] = [];
  let code = SUCCESS;
  telling.inside(
    () => {
      const { result, events } = telling.aside(() => carryOut(device));
      copies = copiesIn(events);
      code = result;
      tellConfiguration(device, selected, events);
      for (const event of copies) telling.tell({ ...event, category: 'flq' });
      return result === SUCCESS && copies.length > 0 ? RESTART_REQUIRED : result;
    },
    result => ({
      kind: 'phase',
      category: 'sto',
      name: 'Configure Driver Package',
      about: path ?? selected.package.source.name,
      code: result,
    }),
  );
  if (code === SUCCESS) bringOnline(device, selected, copies.length > 0);
  return code;
}

function copiesIn(events: readonly StoryEvent[]): StoryEvent[] {
  return [...everyEvent(events)].filter(
    event => event.kind === 'entry' && /^(?:copying|hardlinking)$/.test(event.entry),
  );
}

/** The work of the default handlers, but for the start of the device. */
function carryOut(device: OpenedDevice): Win32Error {
  const { session, set, info } = device;
  const of = { set, device: info };
  const { flags } = device;
  device.setParams({ flags: flags | DI_DONOTCALLCONFIGMG });
  const steps = [
    () => session.api.SetupDiInstallDriverFiles(of),
    () => session.api.SetupDiRegisterCoDeviceInstallers(of),
    () => session.api.SetupDiInstallDeviceInterfaces(of),
    () => session.api.SetupDiInstallDevice(of),
  ];
  let code = SUCCESS;
  for (const step of steps) {
    const { ret, err } = step();
    if (ret) continue;
    code = err;
    break;
  }
  device.setParams({ flags: device.flags & ~DI_DONOTCALLCONFIGMG });
  return code;
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
 * changed (002).
 */
function bringOnline(device: OpenedDevice, node: DriverNode, isChanged: boolean): void {
  const { session, id, set, info } = device;
  const work = session.pnpWork('Plug and Play service');
  const step = (what: string): void =>
    session.telling.tell({ kind: 'entry', category: 'dvi', entry: 'install-device', values: { what } });
  const inf = fileName(node.package.source.name);
  step(`Configuring device (${inf}:${node.match.id.toLowerCase()},${node.section.section}).`);
  step('Configuring device completed.');
  if (device.flags & (DI_NEEDREBOOT | DI_NEEDRESTART)) {
    needRestart(work, id);
    return;
  }
  if (isChanged) {
    session.api.SetupDiRestartDevices({ set, device: info });
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
