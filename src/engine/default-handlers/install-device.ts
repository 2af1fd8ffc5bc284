import { eraOf, type Win32Error, win32 } from '../../base/index.ts';
import type { SectionKindName } from '../../inf/index.ts';
import { dword, numberOf } from '../../machine/index.ts';
import {
  CONFIGFLAG_FAILEDINSTALL,
  DI_FLAGSEX_NO_DRVREG_MODIFY,
  DI_FLAGSEX_SETFAILEDINSTALL,
  DI_NEEDREBOOT,
  DI_NOFILECOPY,
  SPINST_ALL,
  SPINST_BITREG,
  SPINST_FILES,
  SPINST_LOGCONFIG,
  SPINST_REGISTRY,
  SPOST_PATH,
} from '../../setupapi/index.ts';
import { byCall } from '../device-call.ts';
import type { Element } from '../device-sets.ts';
import { instanceKey } from '../devices/index.ts';
import type { ListedDriver } from '../driver-node.ts';
import { setFlags } from '../install-params.ts';
import { copyOemInf } from '../oem-inf.ts';
import { isStarted } from '../pnp/index.ts';
import { DONE } from '../returned.ts';
import { type Installation, performDeviceSection } from '../sections/index.ts';
import type { In, Out, Session } from '../session.ts';
import { installAdditions } from './additions.ts';
import { bringOnline } from './bring-online.ts';
import { readyClass } from './class-of-driver.ts';
import { configureAgain } from './configure-again.ts';
import { DriverFiles, installFiles } from './driver-files.ts';
import { type DriverInstall, installationFor, openDriver, publishedInf } from './driver-install.ts';
import { describeDevice, keepClass, writeDriver } from './driver-values.ts';
import { installNullDriver } from './null-driver.ts';
import { installable, outcome } from './subject.ts';
import { phase, tellEntry, tellService } from './telling.ts';

const SUCCESS = win32('ERROR_SUCCESS');

/** What of an install section is carried out after its files. */
const SETTINGS = SPINST_ALL & ~SPINST_FILES & ~SPINST_LOGCONFIG;

/** What stands beside the install section and is carried out after the services. */
const LATER: readonly SectionKindName[] = [
  'DDInstall.Filters',
  'DDInstall.WMI',
  'DDInstall.Events',
  'DDInstall.COM',
];

/**
 * Installs the driver that is selected for a device and starts it; without one, the null driver. After an
 * installation that failed it is called once more, only to say so.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiinstalldevice, dif-installdevice
 */
export function installDevice(session: Session, of: In<'SetupDiInstallDevice'>): Out<'SetupDiInstallDevice'> {
  const at = installable(session, of);
  if ('err' in at) return at;
  const { element } = at;
  const answer = outcome(installOn(session, element));
  return answer.ret ? { ...DONE, device: element.info() } : answer;
}

function installOn(session: Session, element: Element): Win32Error | undefined {
  if (element.params.flagsEx & DI_FLAGSEX_SETFAILEDINSTALL) return markFailed(session, element);
  if (!element.selected) return installNullDriver(session, element);
  return installDriver(session, element, element.selected);
}

function markFailed({ transaction }: Session, { id }: Element): undefined {
  const key = instanceKey(id);
  const before = numberOf(transaction.registry.value(key, 'ConfigFlags')) ?? 0;
  const after = dword((before | CONFIGFLAG_FAILEDINSTALL) >>> 0);
  transaction.change({ kind: 'value', key, name: 'ConfigFlags', after }, byCall('SetupDiInstallDevice'));
  return undefined;
}

/** Assumed: an install section that is not there is ERROR_SECTION_NOT_FOUND; settled by installing from such an INF. */
function installDriver(session: Session, element: Element, driver: ListedDriver): Win32Error | undefined {
  const inf = publish(session, driver.model.package.source.name);
  if (typeof inf !== 'string') return inf;
  const install = openDriver(session, element, driver);
  if (!install.source.inf.section(install.section.section)) return win32('ERROR_SECTION_NOT_FOUND');
  const refused = readyClass(install);
  if (refused !== undefined) return refused;
  keepClass(session, element);
  const files = new DriverFiles(install);
  const error = phase(session, 'Install DEVICE', () => installSections(install, files, inf) ?? SUCCESS);
  if (error !== SUCCESS) return error;
  describeDevice(install, inf);
  installAdditions(install);
  for (const source of files.infs)
    copyOemInf(session, { source, mediaType: SPOST_PATH, style: 0, mediaLocation: null });
  configureAgain(install);
  bringOnline(session, element);
  return undefined;
}

/** The name of an INF in the INF directory; it is copied there first if it is not. */
function publish(session: Session, path: string): string | Win32Error {
  const known = publishedInf(session, path);
  if (known !== undefined) return known;
  const copied = copyOemInf(session, { source: path, mediaType: SPOST_PATH, style: 0, mediaLocation: null });
  return copied.component ?? copied.err ?? win32('ERROR_FILE_NOT_FOUND');
}

/**
 * The sections of a driver in their order.
 * Observed: recordings 038, 106, 109 and 110: files, logical configurations of a device below Root, settings of the
 * driver and the device, what describes the driver, services. What comes after those is not recorded.
 */
function installSections(install: DriverInstall, files: DriverFiles, inf: string): Win32Error | undefined {
  const { id, params } = install.element;
  const { flags, flagsEx } = params;
  const isRoot = /^ROOT\\/i.test(id);
  const kept = flagsEx & DI_FLAGSEX_NO_DRVREG_MODIFY ? SPINST_REGISTRY | SPINST_BITREG : 0;
  const settings = SETTINGS & ~kept;
  const installation = installationFor(install, files, done => tellService(install.session, done));
  const perform = (kind: SectionKindName, of: number = SPINST_ALL): Win32Error | undefined =>
    performSection(install, installation, kind, of);
  return (
    (flags & DI_NOFILECOPY ? undefined : installFiles(install, ['DDInstall'])) ??
    (isRoot ? (perform('DDInstall', SPINST_LOGCONFIG) ?? perform('DDInstall.FactDef')) : undefined) ??
    perform('DDInstall', settings) ??
    perform('DDInstall.HW', settings) ??
    perform('DDInstall.LogConfigOverride') ??
    tellProperties(install, inf) ??
    perform('DDInstall.Services') ??
    LATER.reduce<Win32Error | undefined>((error, kind) => error ?? perform(kind), undefined) ??
    tellSectionNames(install, inf) ??
    askForRestart(install)
  );
}

function tellProperties(install: DriverInstall, inf: string): undefined {
  writeDriver(install, inf);
  return undefined;
}

/** Observed: recordings 106 and 109. */
function tellSectionNames({ session }: DriverInstall, inf: string): undefined {
  const { restartIsTold } = eraOf(session.transaction.facts);
  if (restartIsTold === 'sub-tree') tellEntry(session, 'section-names-updated', { inf });
  return undefined;
}

function performSection(
  install: DriverInstall,
  installation: Installation,
  kind: SectionKindName,
  flags: number,
): Win32Error | undefined {
  const { session, element, source, section } = install;
  if (flags === SPINST_LOGCONFIG) tellEntry(session, 'logical-configurations');
  if (kind === 'DDInstall' && flags & SPINST_REGISTRY) tellEntry(session, 'registry-directives');
  const { refusal, restart } = performDeviceSection(installation, source, section.section, kind, flags);
  if (restart) setFlags(element, DI_NEEDREBOOT);
  return refusal;
}

/**
 * The directive Reboot, which stands in the install section itself.
 * @see inf-reboot-directive
 */
function askForRestart({ session, element, source, section }: DriverInstall): undefined {
  const { transaction } = session;
  const isAsked = source.inf.section(section.section)?.line('Reboot') !== undefined;
  const mayWait =
    eraOf(transaction.facts).rebootAlways || isStarted(transaction.running.state('devnode', element.id));
  if (!isAsked || !mayWait) return undefined;
  tellEntry(session, 'reboot-asked');
  setFlags(element, DI_NEEDREBOOT);
  return undefined;
}
