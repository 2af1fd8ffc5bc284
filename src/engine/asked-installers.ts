import type { Win32Error } from '../base/index.ts';
import {
  DIF_DESTROYPRIVATEDATA,
  GUID_NULL,
  type InstallRequest,
  SPDIT_COMPATDRIVER,
} from '../setupapi/index.ts';
import type { DeviceSet, DriverOwner, Element } from './device-sets.ts';
import { softwareKey } from './devices/index.ts';
import { classOf } from './driver-search.ts';
import {
  askedOn,
  dispatch,
  InstallerList,
  type InstallerModels,
  type Installers,
  modelled,
  readInstallers,
  tellInstallers,
} from './install/index.ts';
import type { Session } from './session.ts';

/** What a request is about: an element, or a set. */
export interface Subject {
  readonly set: DeviceSet;
  readonly owner: DriverOwner;
  readonly element?: Element;
}

const NO_MODELS: InstallerModels<InstallRequest> = { classInstallers: {}, coInstallers: {} };

/** Sends a request to some installers. */
export function sendTo(
  session: Session,
  { set, owner, element }: Subject,
  code: number,
  installers: () => Installers<InstallRequest>,
  defaultHandler?: () => number,
): Win32Error {
  const { api, desk, telling, transaction } = session;
  const call = { api, desk, function: code, set: set.handle, device: element?.info() ?? null };
  const state = (): { flags: number; flagsEx: number; shown: number } => ({
    ...owner.params,
    shown: desk.shown,
  });
  const request = { call, state, ...(defaultHandler && { defaultHandler }) };
  return dispatch(request, () => askedOn(transaction.facts, call, installers), telling);
}

/** The installers of a subject, kept with it until they are discarded. */
export function installersOf(session: Session, subject: Subject): InstallerList<InstallRequest> {
  const { transaction, program, telling } = session;
  const { owner, element } = subject;
  owner.installers ??= new InstallerList(anew => {
    const driverKey = hasClass(element) ? softwareKey(transaction, element.id) : undefined;
    const registered = readInstallers(transaction, { classGuid: askedClass(subject), driverKey });
    tellInstallers(registered, telling, anew);
    return modelled(registered, program.installers ?? NO_MODELS, { transaction, telling });
  });
  return owner.installers;
}

/**
 * Whether the co-installers of an element count that an earlier installation left.
 * Observed: recordings 001 (line 10527) ask them only after the selection gave the device its class.
 * Assumed: co-installers of a device that has no class yet are not asked because its software key belongs to the class;
 * settled by another log of such a device.
 */
function hasClass(element: Element | undefined): element is Element {
  return element !== undefined && element.classGuid !== GUID_NULL;
}

/** Forgets who was asked about a subject; they are told. @see dif-destroyprivatedata */
export function discardInstallers(session: Session, subject: Subject): void {
  subject.owner.installers?.discard(gone => discardTo(session, subject, gone));
}

/** Tells installers that they are forgotten. */
export function discardTo(session: Session, subject: Subject, gone: Installers<InstallRequest>): void {
  sendTo(session, subject, DIF_DESTROYPRIVATEDATA, () => gone);
}

/**
 * Whose installers are asked. Observed: recordings 002 and 106 ask those of the class of the best driver node
 * about a device that has no class yet.
 */
function askedClass({ set, element }: Subject): string | undefined {
  const best = element?.lists.get(SPDIT_COMPATDRIVER)?.[0];
  const classes = [element?.classGuid, set.classGuid, best && classOf(best.model)];
  return classes.find(guid => guid !== undefined && guid !== GUID_NULL);
}
