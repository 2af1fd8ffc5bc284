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

/** What a program does by itself where no service installs: it chooses, and sends the requests one by one. */
export type ProgramStep = 'select-best' | 'select' | 'copy' | { readonly request: string };

/**
 * What a section shows of a program that installs a device by itself, as setup in GUI mode does: it chooses the driver
 * without a request, or installs a second time what was installed. Undefined for a device that appears.
 * Observed: recordings 006 to 019.
 * @see dif-firsttimesetup
 */
export function programSteps(events: readonly StoryEvent[]): readonly ProgramStep[] | undefined {
  const isChosen = events.some(event => isEntry(event, 'selected-set'));
  const selections = events.filter(
    event => event.kind === 'request' && event.request === 'DIF_SELECTBESTCOMPATDRV',
  );
  if (!isChosen && selections.length < 2) return undefined;
  return events.flatMap((event, i): ProgramStep[] => {
    if (event.kind === 'request') {
      const copies = (event.events ?? []).filter(inner => isEntry(inner, 'copy-only'));
      return [{ request: event.request }, ...copies.map((): ProgramStep => 'copy')];
    }
    if (isEntry(event, 'copy-only')) return ['copy'];
    if (!isEntry(event, 'selected-set')) return [];
    const next = events[i + 1];
    return [next && isEntry(next, 'selected-best') ? 'select-best' : 'select'];
  });
}

function isEntry(event: StoryEvent, name: string): boolean {
  return event.kind === 'entry' && event.entry === name;
}

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
