import { has32BitView, win32 } from '../base/index.ts';
import { actualSection, type NamedInf } from '../inf/index.ts';
import { type FileCallback, INF_STYLE_OLDNT, INF_STYLE_WIN4, SPINST_FILES } from '../setupapi/index.ts';
import { tellService } from './default-handlers/telling.ts';
import { rootOf, workOf } from './file-queues.ts';
import { openFile } from './inf-files.ts';
import { findInf } from './inf-search.ts';
import { OpenInf } from './open-inf.ts';
import { CommittingReceiver, QueueReceiver } from './queue-receiver.ts';
import {
  type FileReceiver,
  type Installation,
  isDecoratedDefault,
  isPrimitiveDriver,
  performInstallSection,
  performServicesSection,
  type SectionOutcome,
  SectionWork,
  type ServiceDone,
} from './sections/index.ts';
import { FileQueue, type SourceOfSection } from './sections/queue/index.ts';
import type { In, Out, Session } from './session.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const NO_HANDLE = { ret: false, err: win32('ERROR_INVALID_HANDLE') };
const BOTH_STYLES = INF_STYLE_OLDNT | INF_STYLE_WIN4;

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupinstallfrominfsectionw */
export function installFromInfSection(
  session: Session,
  of: In<'SetupInstallFromInfSection'>,
): Out<'SetupInstallFromInfSection'> {
  const { inf, section, flags, relativeKeyRoot } = of;
  const open = session.inf(inf);
  if (!open) return NO_HANDLE;
  const files = committing(session, open, of);
  const work = workOn(session, open, files, relativeKeyRoot ?? undefined);
  return answer({ refusal: performInstallSection(work, 'DDInstall', section, flags), restart: false });
}

/**
 * Observed: recordings 001 (line 516) tell lines of services of a published INF before the driver is installed.
 * Assumed: the class installer there adds them by SetupInstallServicesFromInfSection, which tells them; settled by a log
 * of a program that calls it.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupinstallservicesfrominfsectionexw
 */
export function installServicesFromInfSection(
  session: Session,
  { inf, section, flags }: In<'SetupInstallServicesFromInfSection'>,
): Out<'SetupInstallServicesFromInfSection'> {
  const open = session.inf(inf);
  if (!open) return NO_HANDLE;
  const files = committing(session, open, {});
  const installation = installationOf(session, open.path, files);
  const told = { ...installation, serviceDone: (done: ServiceDone) => tellService(session, done) };
  const work = new SectionWork(told, { name: open.path, inf: open.inf }, {});
  return answer(performServicesSection(work, 'DDInstall.Services', section, flags));
}

/**
 * Observed: quotes around the path belong to it (`install-section/cmdline/quoted-path`).
 * Assumed: what is wrong with the INF ends it in silence; settled by running it over such an INF.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-installhinfsectionw
 */
export function installHinfSection(
  session: Session,
  { section: name, mode, path }: In<'InstallHinfSection'>,
): Out<'InstallHinfSection'> {
  const file = findInf(session, path);
  const opened = file === undefined ? undefined : openFile(session, file, BOTH_STYLES);
  if (file === undefined || !opened?.ok) return { ret: true };
  const { section } = actualSection(name, session.program.architecture, opened.inf);
  if (isDecoratedDefault(section) && isPrimitiveDriver(opened.inf, session.transaction.facts)) {
    return installPrimitive(session, section, file, mode);
  }
  const open = new OpenInf(file, opened.inf);
  const work = workOn(session, open, committing(session, open, {}));
  const outcome = performWithServices(work, section);
  const restart = restartAfter(mode, outcome.restart);
  return { ret: true, ...(restart && { restart }) };
}

/**
 * A primitive driver is installed by DiInstallDriver and uninstalled by DiUninstallDriver; what its [DefaultUninstall]
 * says counts for older Windows only.
 * @see creating-a-primitive-driver
 */
function installPrimitive(
  session: Session,
  section: string,
  inf: string,
  mode: number,
): Out<'InstallHinfSection'> {
  const { api } = session;
  const isUninstall = /^DefaultUninstall/i.test(section);
  const of = { inf, flags: 0 };
  const { reboot = false } = isUninstall ? api.DiUninstallDriver(of) : api.DiInstallDriver(of);
  const restart = restartAfter(mode, reboot);
  return { ret: true, ...(restart && { restart }) };
}

/** Observed: the services of a section come with it (`install-services/service_install`). */
export function performWithServices(work: SectionWork, section: string): SectionOutcome {
  const refusal = performInstallSection(work, 'DefaultInstall', section);
  const services = `${section}.Services`;
  if (refusal !== undefined || !work.inf.section(services)) return { refusal, restart: false };
  return performServicesSection(work, 'DefaultInstall.Services', services);
}

/** What the low bits of the mode say about a restart that is needed or not. */
function restartAfter(mode: number, needed: boolean): 'at once' | 'ask' | undefined {
  switch (mode & 0x7f) {
    case 1:
      return 'at once';
    case 2:
      return 'ask';
    case 3:
      return needed ? 'at once' : undefined;
    case 4:
      return needed ? 'ask' : undefined;
    default:
      return undefined;
  }
}

/** Observed: success sets the last error to none (`install-section/install_from`, `install-services/install_svc_from`). */
function answer({ refusal, restart }: SectionOutcome): { ret: boolean; err: typeof SUCCESS } {
  if (refusal !== undefined) return { ret: false, err: refusal };
  return { ret: true, err: restart ? win32('ERROR_SUCCESS_REBOOT_REQUIRED') : SUCCESS };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupinstallfilesfrominfsectionw */
export function installFilesFromInfSection(
  session: Session,
  of: In<'SetupInstallFilesFromInfSection'>,
): Out<'SetupInstallFilesFromInfSection'> {
  const [queue, open] = [session.queues.get(of.queue), session.inf(of.inf)];
  if (!queue || !open) return NO_HANDLE;
  const layout = session.inf(of.layoutInf ?? null)?.inf;
  const work = workOn(session, open, new QueueReceiver(queue, { ...sourceOf(session, open, of), layout }));
  return answer({
    refusal: performInstallSection(work, 'DDInstall', of.section, SPINST_FILES),
    restart: false,
  });
}

interface Source {
  readonly sourceRoot?: string | null;
  readonly style?: number;
  readonly callback?: FileCallback | null;
}

/** Puts the files of sections into a queue. */
export function queueing(session: Session, open: OpenInf, queue: FileQueue): FileReceiver {
  return new QueueReceiver(queue, sourceOf(session, open, {}));
}

/** Does at once what sections want done with files. */
export function committing(session: Session, open: OpenInf, of: Source): FileReceiver {
  const work = workOf(session, of.callback);
  return new CommittingReceiver(work, new FileQueue(), sourceOf(session, open, of));
}

function sourceOf({ program }: Session, open: OpenInf, { sourceRoot, style = 0 }: Source): SourceOfSection {
  const appended = open.infs.slice(1);
  return { root: rootOf(open, sourceRoot), architecture: program.architecture, style, appended };
}

/** An open INF to be carried out. */
export function workOn(
  session: Session,
  open: OpenInf,
  files: FileReceiver,
  relativeKey?: string,
): SectionWork {
  const installation = installationOf(session, open.path, files);
  return new SectionWork(installation, { name: open.path, inf: open.inf }, { relativeKey });
}

/** For whom and where the INF of a path is carried out. */
export function installationOf(session: Session, path: string, files: FileReceiver): Installation {
  const folder = path.slice(0, path.lastIndexOf('\\'));
  const { transaction, program } = session;
  return {
    transaction,
    program: program.architecture,
    view: { bits: isNarrow(session) ? 32 : 64 },
    directories: { ...session.directories, source: folder },
    files,
    resolve: name => included(session, name),
    keys: {},
  };
}

/** Whether a program of 32 bits runs on a Windows of 64. */
function isNarrow({ transaction: { facts }, program }: Session): boolean {
  return has32BitView(facts) && (program.architecture === 'x86' || program.architecture === 'arm');
}

/** An INF that another one includes. */
export function included(session: Session, name: string): NamedInf | undefined {
  const file = findInf(session, name);
  const opened = file === undefined ? undefined : openFile(session, file, BOTH_STYLES);
  return opened?.ok ? { name: file!, inf: opened.inf } : undefined;
}
