import { documented, eraOf, observed, type Win32Error, win32 } from '../../base/index.ts';
import { numberOf, readRestrictions } from '../../machine/index.ts';
import { SPDRP_CAPABILITIES } from '../../setupapi/index.ts';
import { tellStatus, tellValue } from '../default-handlers/telling.ts';
import { readProperty } from '../devices/index.ts';
import {
  configurabilityOf,
  type InstallOutcome,
  isConfigurabilityRecorded,
  isRestricted,
  type SelectedDevice,
} from '../install/index.ts';
import { selectedPackage } from '../selected-package.ts';
import type { Session } from '../session.ts';
import { configureDriver } from './configure-driver.ts';
import { endInstallation } from './failed-install.ts';
import { noteFinishInstall } from './finish-install.ts';
import type { OpenedDevice } from './opened-device.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const CM_DEVCAP_REMOVABLE = 4;

/** What the installation of a device depends on besides the device. */
interface Circumstances {
  /** Whether an administrator asked for it; policies may let those do more. */
  readonly byAdministrator: boolean;
  readonly approve?: () => Win32Error;
  /** What is done around the installation proper. */
  readonly around?: (core: () => InstallOutcome) => InstallOutcome;
}

/** An opened device to be installed. */
export function toInstall(device: OpenedDevice, of: Circumstances): SelectedDevice {
  const around = of.around ?? (core => core());
  const asked: SelectedDevice = {
    send: (request, flagsEx) => device.send(request, flagsEx),
    discardInstallers: () => device.discardInstallers(),
    approve: of.approve ?? (() => SUCCESS),
    installing: install => around(() => coreInstall(device, () => endInstallation(device, asked, install()))),
    permit: () => permit(device, of.byAdministrator),
    isConfigurable: () => isConfigurable(device),
    configure: () => configureDriver(device),
  };
  return asked;
}

/**
 * The installation proper, in the words of Windows 10; while it lasts, an installation is pending.
 * @see cm-waitnopendinginstallevents
 */
function coreInstall(device: OpenedDevice, install: () => InstallOutcome): InstallOutcome {
  const { session, id } = device;
  const { telling } = session;
  const installed = (): InstallOutcome => {
    tellBefore(session, id);
    const outcome = install();
    noteFinishInstall(device);
    return outcome;
  };
  const installing = (): InstallOutcome =>
    telling.inside(installed, ({ code }) => ({
      kind: 'phase',
      category: 'ndv',
      name: 'Installing device',
      about: id,
      code,
    }));
  return pending(session, id, () =>
    telling.inside(installing, ({ code }) => ({
      kind: 'phase',
      category: 'ndv',
      name: 'Core Device Install',
      code,
    })),
  );
}

/** Observed: recordings 104. */
function tellBefore(session: Session, id: string): void {
  const { facts, running } = session.transaction;
  const parent = running.state('devnode', id)?.parent;
  tellStatus(session, id);
  if (eraOf(facts).statusIsTold && parent !== undefined) tellValue(session, 'Parent device', parent);
}

/** Acts while an installation of a device is pending; installers can see it. */
function pending<T>({ transaction }: Session, id: string, act: () => T): T {
  const name = `install ${id}`;
  const origin = {
    call: 'Plug and Play service',
    because: documented('cm-waitnopendinginstallevents'),
  };
  const isOutermost = transaction.running.state('pending', name) === undefined;
  const mark = (after?: { what: 'installation'; device: string }): void =>
    transaction.change({ kind: 'running', what: 'pending', name, ...(after && { after }) }, origin);
  if (isOutermost) mark({ what: 'installation', device: id });
  const result = act();
  if (isOutermost) mark();
  return result;
}

function permit(device: OpenedDevice, byAdministrator: boolean): Win32Error {
  const { session, id, ids } = device;
  const { telling, transaction } = session;
  const capabilities = numberOf(readProperty(transaction, id, SPDRP_CAPABILITIES)) ?? 0;
  const isForbidden = isRestricted(readRestrictions(transaction), {
    instanceId: id,
    ids: [...ids.hardwareIds, ...ids.compatibleIds],
    classGuid: device.selected && device.classGuid,
    removable: (capabilities & CM_DEVCAP_REMOVABLE) !== 0,
    byAdministrator,
  });
  if (!isForbidden) return SUCCESS;
  const code = win32('ERROR_DEVICE_INSTALL_BLOCKED');
  const severity = 'error';
  telling.inside(
    () => telling.tell({ kind: 'entry', category: 'pol', severity, entry: 'restricted', values: {} }),
    () => ({
      kind: 'phase',
      category: 'pol',
      severity,
      name: `Device installation policy check [${id}]`,
      code,
      because: observed('recordings 104'),
    }),
  );
  telling.tell({ kind: 'entry', category: 'dvi', severity, entry: 'blocked', values: {} });
  return code;
}

/** Whether package and class go without requests; a class that does not is told, as in recordings 001. */
function isConfigurable({ session, selected, classGuid }: OpenedDevice): boolean {
  const { transaction, telling } = session;
  if (!selected || !isConfigurabilityRecorded(transaction.facts)) return false;
  const found = configurabilityOf(transaction.facts, selectedPackage(session, selected, classGuid));
  if (found.configurable === false && found.reasons.some(reason => reason.startsWith('Device class'))) {
    const values = { class: classGuid };
    telling.tell({
      kind: 'entry',
      category: 'ndv',
      severity: 'warning',
      entry: 'class-not-configurable',
      values,
    });
  }
  return found.configurable === true;
}
