import { documented, eraOf, observed, type Win32Error, win32 } from '../../base/index.ts';
import { numberOf, readRestrictions } from '../../machine/index.ts';
import { DI_NOFILECOPY, SPDRP_CAPABILITIES } from '../../setupapi/index.ts';
import { tellDevice } from '../default-handlers/telling.ts';
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
import { fileName } from '../store/index.ts';
import { configureDriver } from './configure-driver.ts';
import { endInstallation } from './failed-install.ts';
import { noteFinishInstall } from './finish-install.ts';
import type { OpenedDevice } from './opened-device.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const NOT_SUPPORTED = win32('ERROR_NOT_SUPPORTED');
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
    send: (request, flagsEx) => sendTo(device, request, flagsEx),
    discardInstallers: () => device.discardInstallers(),
    approve: of.approve ?? (() => SUCCESS),
    installing: install => around(() => coreInstall(device, () => endInstallation(device, asked, install()))),
    permit: () => permit(device, of.byAdministrator),
    isConfigurable: () => isConfigurable(device) || configuring(device, () => NOT_SUPPORTED) === SUCCESS,
    configure: () => configuring(device, () => configureDriver(device)),
  };
  return asked;
}

/**
 * Files that were installed are not installed by a later request.
 * Observed: recordings 001 and 002 tell them once, behind DIF_INSTALLDEVICEFILES.
 * @see dif-installdevicefiles
 */
function sendTo(device: OpenedDevice, request: string, flagsEx?: number): Win32Error {
  const code = device.send(request, flagsEx);
  if (request === 'DIF_INSTALLDEVICEFILES' && code === SUCCESS)
    device.setParams({ flags: device.flags | DI_NOFILECOPY });
  return code;
}

/**
 * The installation proper, in the words of Windows 10; while it lasts, an installation is pending.
 * @see cm-waitnopendinginstallevents
 */
function coreInstall(device: OpenedDevice, install: () => InstallOutcome): InstallOutcome {
  const { session, id } = device;
  const { telling, transaction } = session;
  const { installTells } = eraOf(transaction.facts);
  const installed = (): InstallOutcome => {
    tellDevice(session, id);
    const outcome = install();
    noteFinishInstall(device);
    return outcome;
  };
  const installing = (): InstallOutcome =>
    telling.inside(installed, ({ code, path }) => {
      const isConfigured = installTells === 'flags' && path === 'configurable';
      const named = isConfigured
        ? { category: 'dvi', name: 'Configure Device' }
        : { category: 'ndv', name: 'Installing device' };
      return { kind: 'phase', ...named, about: id, code };
    });
  return pending(session, id, () =>
    telling.inside(installing, ({ code }) => ({
      kind: 'phase',
      category: 'ndv',
      name: 'Core Device Install',
      code,
    })),
  );
}

/**
 * Configures a device, as a part of its installation where Windows tries that first.
 * Observed: before it asks installers, with ERROR_NOT_SUPPORTED (pbatard/libwdi 200, the thread of recordings 051), and
 * with success (226).
 */
function configuring({ session, id }: OpenedDevice, act: () => Win32Error): Win32Error {
  const { telling, transaction } = session;
  if (eraOf(transaction.facts).installTells !== 'status') return act();
  const tried = (): Win32Error => {
    tellDevice(session, id);
    return act();
  };
  return telling.inside(tried, code => ({
    kind: 'phase',
    category: 'dvi',
    name: 'Configure Device',
    about: id,
    code,
  }));
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

/**
 * Whether package and class go without requests, as recordings say, or else the program knows; a class that does not is told,
 * as in recordings 001.
 */
function isConfigurable({ session, selected, classGuid }: OpenedDevice): boolean {
  const { transaction, telling, program } = session;
  if (!selected) return false;
  const known = (): boolean =>
    program.configurable?.(fileName(selected.package.source.name), classGuid) ?? false;
  if (!isConfigurabilityRecorded(transaction.facts)) return known();
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
  return found.configurable === 'not known' ? known() : found.configurable;
}
