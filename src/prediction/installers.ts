import { win32 } from '../base/index.ts';
import type { Program } from '../engine/index.ts';
import { difNamed } from '../engine/install/index.ts';
import {
  type CoInstallerContext,
  DIF_INSTALLDEVICE,
  DIF_SELECTBESTCOMPATDRV,
  INF_STYLE_WIN4,
  type InstallRequest,
} from '../setupapi/index.ts';
import type { ReplyEvent, RequestEvent } from '../story/index.ts';
import type { RecordedInstall } from './recorded-install.ts';

const DO_DEFAULT = win32('ERROR_DI_DO_DEFAULT');
const POSTPROCESSING_REQUIRED = win32('ERROR_DI_POSTPROCESSING_REQUIRED');

/** Installers that answer as the record shows: each request as its own record, others let pass. */
export function installersOf(of: RecordedInstall): NonNullable<Program['installers']> {
  const recorded = (code: number): RequestEvent | undefined =>
    of.requests.find(({ request }) => difNamed(request)?.code === code);
  const replies = (code: number): ReplyEvent[] =>
    (recorded(code)?.events ?? []).filter((event): event is ReplyEvent => event.kind === 'reply');
  const co =
    (number: number) =>
    (call: InstallRequest, context: CoInstallerContext): number => {
      if (context.postProcessing) return context.installResult;
      const own = replies(call.function).filter(reply => reply.number === number);
      return own.some(({ phase }) => phase === 'post') ? POSTPROCESSING_REQUIRED : 0;
    };
  const classInstaller = (call: InstallRequest): number => {
    const said = replies(call.function);
    if (call.function === DIF_SELECTBESTCOMPATDRV && of.selectsTwice) selectBest(call);
    if (said.length === 0 || said.some(({ who }) => who === 'default installer')) return DO_DEFAULT;
    if (call.function !== DIF_INSTALLDEVICE) return recorded(call.function)?.code ?? 0;
    if (of.classInstallerAddsServices) addServices(call);
    const { set, device } = call;
    const done = call.api.SetupDiInstallDevice({ set, device });
    return done.ret ? 0 : done.err;
  };
  const named = (text: string, entry: string): string => (text.includes(',') ? text : `${text},${entry}`);
  const own = of.classInstaller ?? (of.selectsTwice ? UNNAMED : undefined);
  return {
    classInstallers: own ? { [named(own, 'ClassInstall')]: classInstaller } : {},
    coInstallers: Object.fromEntries(
      of.coInstallers.map((text, i) => [named(text, 'CoDeviceInstall'), co(i + 1)]),
    ),
  };
}

/** The class installer of a log that names none, though it shows what it does. */
export const UNNAMED = 'recorded.dll';

/** Some class installers select the driver by themselves, and let it be selected again. Observed: recordings 018 and 020. */
function selectBest({ api, set, device }: InstallRequest): void {
  api.SetupDiSelectBestCompatDrv({ set, device });
}

/** Adds the services of the selected driver, as its published INF says. */
function addServices({ api, set, device }: InstallRequest): void {
  const { driver } = api.SetupDiGetSelectedDriver({ set, device });
  if (!driver) return;
  const { detail } = api.SetupDiGetDriverInfoDetail({ set, device, driver });
  const { inf } = api.SetupOpenInfFile({ path: detail!.infFile, style: INF_STYLE_WIN4 });
  const { section } = api.SetupDiGetActualSectionToInstall({ inf, section: detail!.section });
  api.SetupInstallServicesFromInfSection({ inf, section: `${section}.Services`, flags: 0 });
  api.SetupCloseInfFile({ inf });
}
