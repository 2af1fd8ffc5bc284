import { win32 } from '../base/index.ts';
import { difName, type InstallerModels } from '../engine/install/index.ts';
import * as edge from '../setupapi/index.ts';
import {
  type CoInstallerContext,
  type Desk,
  DICD_GENERATE_ID,
  type InstallRequest,
  type SetupApi,
  SPDIT_COMPATDRIVER,
  SPDRP_HARDWAREID,
} from '../setupapi/index.ts';
import type { NoteEvent } from '../story/index.ts';
import { ANSWER_FILE } from './origin.ts';
import type { DetectedEntry, InstallerEntry, InstallerReply } from './rehearsal.ts';
import { violation } from './violations.ts';

/** Is told what an installer did that no installer may do. */
type Tell = (event: NoteEvent) => void;

/** The installers of a rehearsal: each may be registered as a class installer or as a co-installer. */
export function installerModels(
  entries: Readonly<Record<string, InstallerEntry>>,
  tell: Tell,
): InstallerModels<InstallRequest> {
  const models = Object.entries(entries);
  return {
    classInstallers: Object.fromEntries(
      models.map(([name, entry]) => [
        name,
        (call: InstallRequest) => answer(entry, call, 'ERROR_DI_DO_DEFAULT', tell),
      ]),
    ),
    coInstallers: Object.fromEntries(
      models.map(([name, entry]) => [
        name,
        (call: InstallRequest, context: CoInstallerContext) =>
          context.postProcessing
            ? afterwards(entry, call, context)
            : answer(entry, call, 'ERROR_SUCCESS', tell),
      ]),
    ),
  };
}

function answer(entry: InstallerEntry, call: InstallRequest, indifferent: string, tell: Tell): number {
  const reply = entry[difName(call.function)];
  if (!reply) return win32(indifferent);
  act(reply, call, tell);
  const usual = reply.after === undefined ? indifferent : 'ERROR_DI_POSTPROCESSING_REQUIRED';
  return codeOf(reply.answer ?? usual);
}

function afterwards(entry: InstallerEntry, call: InstallRequest, context: CoInstallerContext): number {
  const after = entry[difName(call.function)]?.after;
  return after === undefined || after === 'result' ? context.installResult : codeOf(after);
}

function codeOf(code: string | number): number {
  return typeof code === 'number' ? code : win32(code);
}

/** The requests in which a program may be started: nothing waits for it there. */
const FINISHING: ReadonlySet<number> = new Set([
  edge.DIF_NEWDEVICEWIZARD_FINISHINSTALL,
  edge.DIF_FINISHINSTALL_ACTION,
]);

function act(reply: InstallerReply, call: InstallRequest, tell: Tell): void {
  for (const flag of reply.sets ?? []) setFlag(call, flag);
  for (const device of reply.detects ?? []) detect(call, device);
  if (reply.shows !== undefined) call.desk.tell(reply.shows);
  if (reply.runs !== undefined && !isInstalled(call.desk, reply.unlessInstalled)) {
    if (!FINISHING.has(call.function)) {
      tell(violation(`${reply.runs} is started before the installation of the device is finished`));
    }
    call.desk.run({ line: reply.runs });
  }
}

function isInstalled(desk: Desk, name: string | undefined): boolean {
  return name !== undefined && desk.installed({ name }) !== undefined;
}

/** The value of a flag by its name. */
export function flagNamed(name: string): number | undefined {
  const value: unknown = (edge as Readonly<Record<string, unknown>>)[name];
  return /^DI_/.test(name) && typeof value === 'number' ? value : undefined;
}

function setFlag({ api, set, device }: InstallRequest, name: string): void {
  const { params } = api.SetupDiGetDeviceInstallParams({ set, device });
  const flag = flagNamed(name) ?? 0;
  if (!params) return;
  const changed = name.startsWith('DI_FLAGSEX_')
    ? { ...params, flagsEx: params.flagsEx | flag }
    : { ...params, flags: params.flags | flag };
  api.SetupDiSetDeviceInstallParams({ set, device, params: changed });
}

/** A device that is no Plug and Play, as the page wants it reported. @see dif-firsttimesetup */
function detect({ api, set }: InstallRequest, { name, hardwareId, unattended }: DetectedEntry): void {
  if (unattended !== undefined && !isInAnswerFile(api, unattended)) return;
  const classGuid = api.SetupDiGetDeviceInfoListDetail({ set }).class ?? null;
  const made = api.SetupDiCreateDeviceInfo({ set, name, class: classGuid, flags: DICD_GENERATE_ID });
  if (!made.device) return;
  const device = made.device;
  api.SetupDiSetDeviceRegistryProperty({ set, device, property: SPDRP_HARDWAREID, value: [hardwareId] });
  api.SetupDiBuildDriverInfoList({ set, device, type: SPDIT_COMPATDRIVER });
  api.SetupDiCallClassInstaller({ function: edge.DIF_SELECTBESTCOMPATDRV, set, device });
}

/** Whether the answer file of setup has a section. */
function isInAnswerFile(api: SetupApi, section: string): boolean {
  const path = `C:\\Windows\\${ANSWER_FILE}`;
  const { ret, inf } = api.SetupOpenInfFile({ path, style: edge.INF_STYLE_WIN4 });
  if (!ret) return false;
  const found = api.SetupFindFirstLine({ inf, section }).ret;
  api.SetupCloseInfFile({ inf });
  return found;
}
