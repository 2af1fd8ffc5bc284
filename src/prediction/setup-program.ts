import { EngineSetupApi, type Program } from '../engine/index.ts';
import { difNamed } from '../engine/install/index.ts';
import type { Transaction } from '../machine/index.ts';
import {
  DICS_FLAG_CONFIGSPECIFIC,
  DICS_START,
  DIF_INSTALLDEVICEFILES,
  DIF_PROPERTYCHANGE,
  SPDIT_COMPATDRIVER,
} from '../setupapi/index.ts';
import type { StoryEvent } from '../story/index.ts';
import type { RecordedInstall } from './recorded-install.ts';
import type { ProgramStep } from './recorded-program.ts';

/** The same program over a machine that has what the record shows; it tells one section. */
export function runProgram(
  transaction: Transaction,
  program: Program,
  of: RecordedInstall,
  steps: readonly ProgramStep[],
): StoryEvent[] {
  const events: StoryEvent[] = [];
  const api = new EngineSetupApi(transaction, { ...program, tell: event => void events.push(event) });
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const { device } = api.SetupDiOpenDeviceInfo({ set, id: of.device, flags: 0 });
  const at = { set, device: device! };
  api.SetupDiBuildDriverInfoList({ ...at, type: SPDIT_COMPATDRIVER });
  for (const step of steps) takeStep(api, at, step);
  return [{ kind: 'section', title: of.title, about: of.device, code: 0, events }];
}

type At = Parameters<EngineSetupApi['SetupDiSelectBestCompatDrv']>[0];

function takeStep(api: EngineSetupApi, at: At, step: ProgramStep): void {
  if (step === 'select-best') api.SetupDiSelectBestCompatDrv(at);
  else if (step === 'select') {
    const { driver } = api.SetupDiEnumDriverInfo({ ...at, type: SPDIT_COMPATDRIVER, index: 0 });
    if (driver) api.SetupDiSetSelectedDriver({ ...at, driver });
  } else if (step === 'copy') api.SetupDiCallClassInstaller({ ...at, function: DIF_INSTALLDEVICEFILES });
  else {
    const dif = difNamed(step.request);
    if (dif?.code === DIF_PROPERTYCHANGE) api.SetupDiSetClassInstallParams({ ...at, params: STARTING });
    if (dif) api.SetupDiCallClassInstaller({ ...at, function: dif.code });
  }
}

const STARTING = {
  installFunction: DIF_PROPERTYCHANGE,
  stateChange: DICS_START,
  scope: DICS_FLAG_CONFIGSPECIFIC,
  hwProfile: 0,
} as const;
