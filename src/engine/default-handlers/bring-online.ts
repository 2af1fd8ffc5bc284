import { eraOf, sameName } from '../../base/index.ts';
import { listOf, textOf } from '../../machine/index.ts';
import {
  CM_PROB_NEED_RESTART,
  DI_DONOTCALLCONFIGMG,
  DI_NEEDREBOOT,
  DI_NEEDRESTART,
} from '../../setupapi/index.ts';
import type { Element } from '../device-sets.ts';
import { instanceKey, readInstanceIds } from '../devices/index.ts';
import { setFlags } from '../install-params.ts';
import {
  driverFile,
  isStarted,
  needRestart,
  type PnpWork,
  readState,
  removeSubtree,
  startDevice,
} from '../pnp/index.ts';
import { DONE } from '../returned.ts';
import type { In, Out, Session } from '../session.ts';
import { installable } from './subject.ts';
import { completed, phase, tellEntry, tellStatus, tellValue, tellVeto } from './telling.ts';

/** A device on its way to its new drivers. */
interface Restart {
  readonly session: Session;
  readonly element: Element;
  readonly work: PnpWork;
}

/**
 * Starts a device that was installed with its new drivers, unless somebody does not want that or a restart of
 * Windows is needed first.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiinstalldevice
 */
export function bringOnline(session: Session, element: Element): void {
  if (eraOf(session.transaction.facts).restartIsTold === 'restarting-devices') {
    completed(session, 'Configuring device class', () => undefined);
  }
  if (element.params.flags & DI_DONOTCALLCONFIGMG) return;
  restartUnlessSkipped({ session, element, work: session.pnpWork('SetupDiInstallDevice') });
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdirestartdevices */
export function restartDevices(
  session: Session,
  of: In<'SetupDiRestartDevices'>,
): Out<'SetupDiRestartDevices'> {
  const at = installable(session, of);
  if ('err' in at) return at;
  const { element } = at;
  restartUnlessSkipped({ session, element, work: session.pnpWork('SetupDiRestartDevices') });
  return DONE;
}

function restartUnlessSkipped(of: Restart): void {
  const { session, element, work } = of;
  if (element.params.flags & (DI_NEEDRESTART | DI_NEEDREBOOT)) {
    tellEntry(session, 'restart-skipped', { device: element.id });
    needRestart(work, element.id);
    return;
  }
  restart(of);
  const state = readState(work, element.id);
  if (state.kind !== 'problem' || state.code === CM_PROB_NEED_RESTART) return;
  const what = `Device has problem: 0x${state.code.toString(16).padStart(2, '0')}.`;
  tellEntry(session, 'not-started', { what }, 'error');
}

/**
 * Observed: a device is told to be started where no file of its drivers was installed, and its devices to be restarted
 * where one was (recordings 001, 002; 001 starts one whose only file is a DLL of the user-mode framework); before
 * Windows 10 its sub-tree is removed and it is restarted (038, 106, 109).
 */
function restart(of: Restart): void {
  const { session, element, work } = of;
  const { transaction } = session;
  const { id } = element;
  const changedFiles = changedDriver(session, element);
  if (eraOf(transaction.facts).restartIsTold !== 'restarting-devices') {
    for (const one of [id, ...(changedFiles ? devicesSharing(of) : [])]) restartOne(of, one);
  } else if (!changedFiles && !isStarted(work.devnode(id))) {
    tellStatus(session, id);
    startNamed(session, work, id);
  } else {
    phase(session, 'Restarting Devices', () => restartAll(of, changedFiles));
  }
}

/** Starts a device and tells it; by its name since a status is told. Observed: recordings 051, 084; 001. */
export function startNamed(session: Session, work: PnpWork, id: string): void {
  const isNamed = eraOf(session.transaction.facts).installTells !== 'steps';
  tellEntry(session, 'install-device', { what: isNamed ? `Starting device '${id}'.` : 'Starting device.' });
  startDevice(work, id);
  tellEntry(session, 'install-device', { what: 'Starting device completed.' });
}

/** Whether a file that a driver of the device runs from was installed with it. */
function changedDriver({ transaction }: Session, { id, filesFrom }: Element): boolean {
  if (filesFrom === undefined) return false;
  const drivers = driversOf(transaction, id).map(service => driverFile(transaction, service));
  return transaction.effects
    .slice(filesFrom)
    .some(effect => effect.kind === 'file' && drivers.some(file => sameName(file, effect.path)));
}

function restartOne(of: Restart, id: string): void {
  const { session, work } = of;
  const { restartIsTold } = eraOf(session.transaction.facts);
  let isDown = false;
  const stop = (): void => {
    isDown = takeDown(of, id);
  };
  if (restartIsTold === 'sub-tree') completed(session, 'Removing device sub-tree', stop);
  else stop();
  if (isDown) completed(session, 'Restarting device', () => startDevice(work, id));
}

/** Where files changed, every device that runs with one of the drivers is restarted. */
function restartAll(of: Restart, changedFiles: boolean): undefined {
  const { session, element, work } = of;
  const others = changedFiles ? devicesSharing(of) : [];
  const running = new Set<string>();
  // Observed: Restart in recordings 001 and 002, Start in 071.
  const starts = eraOf(session.transaction.facts).installTells === 'steps' ? 'Restart' : 'Start';
  const down = [element.id, ...others].filter(id => {
    if (!isStarted(work.devnode(id))) return true;
    running.add(id);
    tellValue(session, 'Query-remove', id);
    return takeDown(of, id);
  });
  for (const id of down) {
    tellValue(session, starts, id);
    startDevice(work, id);
    if (running.has(id) && isStarted(work.devnode(id))) tellValue(session, 'Restart verified', id);
  }
  return undefined;
}

/** Whether a device could be stopped; else it goes on as it was until Windows starts again. */
function takeDown({ session, element, work }: Restart, id: string): boolean {
  if (!isStarted(work.devnode(id))) return true;
  const stopped = removeSubtree(work, id, { code: CM_PROB_NEED_RESTART });
  if (stopped.kind !== 'vetoed') return true;
  tellVeto(session, id, stopped.veto);
  setFlags(element, DI_NEEDREBOOT);
  needRestart(work, id);
  return false;
}

/** Other devices that run and have a service or filter of this one. */
function devicesSharing({ session, element: { id }, work }: Restart): string[] {
  const { transaction } = session;
  const own = driversOf(transaction, id);
  return readInstanceIds(transaction, undefined).filter(
    other =>
      !sameName(other, id) &&
      isStarted(work.devnode(other)) &&
      driversOf(transaction, other).some(driver => own.some(one => sameName(one, driver))),
  );
}

function driversOf({ registry }: Session['transaction'], id: string): string[] {
  const key = instanceKey(id);
  const filters = ['UpperFilters', 'LowerFilters'].flatMap(name => listOf(registry.value(key, name)) ?? []);
  const service = textOf(registry.value(key, 'Service'));
  return service ? [service, ...filters] : filters;
}
