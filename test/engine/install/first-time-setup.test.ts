import { expect, test } from 'vitest';
import { win32 } from '../../../src/base/index.ts';
import { EngineSetupApi, type Program } from '../../../src/engine/index.ts';
import { type DetectedDevice, difName, difNamed, setUpFirstTime } from '../../../src/engine/install/index.ts';
import { multiSz, sz, Transaction } from '../../../src/machine/index.ts';
import {
  type DeviceInfo,
  DIF_FIRSTTIMESETUP,
  DIF_REGISTERDEVICE,
  type InstallRequest,
  type SetupApi,
  SPDRP_HARDWAREID,
} from '../../../src/setupapi/index.ts';
import { everyEvent, type StoryEvent } from '../../../src/story/index.ts';
import { emptyMachine, facts, origin } from '../../machine/machines.ts';

const CLASS = '{0b6d8e4c-7f1a-4c39-9d52-a1e3f5b70812}';
const CONTROL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';
const DO_DEFAULT = win32('ERROR_DI_DO_DEFAULT');
const POSTPROCESSING_REQUIRED = win32('ERROR_DI_POSTPROCESSING_REQUIRED');

/** What an installer does that detects a device: an element with a hardware ID. */
function detect({ api, set }: InstallRequest, name: string): void {
  const { device } = api.SetupDiCreateDeviceInfo({
    set,
    name: `ROOT\\${name}\\0000`,
    class: CLASS,
    flags: 0,
  });
  api.SetupDiSetDeviceRegistryProperty({
    set,
    device: device!,
    property: SPDRP_HARDWAREID,
    value: [`CONTOSO\\${name}`],
  });
}

function devicesIn(api: SetupApi, set: InstallRequest['set'], index = 0): DeviceInfo[] {
  const { device } = api.SetupDiEnumDeviceInfo({ set, index });
  return device ? [device, ...devicesIn(api, set, index + 1)] : [];
}

/** Setup of Windows XP with a class whose class installer detects CARD, and its co-installer EXTRA afterwards. */
test('installers detect over the edge: class installer, then co-installer in postprocessing', () => {
  const transaction = new Transaction(emptyMachine(facts('xp')));
  const write = (key: string, name: string, after: ReturnType<typeof sz>): void =>
    transaction.change({ kind: 'value', key, name, after }, origin);
  write(`${CONTROL}\\CoDeviceInstallers`, CLASS, multiSz(['co.dll,Co']));
  write(`${CONTROL}\\Class\\${CLASS}`, 'Installer32', sz('ci.dll,Main'));
  const asked: string[] = [];
  const events: StoryEvent[] = [];
  const installers: NonNullable<Program['installers']> = {
    classInstallers: {
      'ci.dll,Main': request => {
        const { api, set, device, function: code } = request;
        asked.push(
          `${difName(code)} ${device ? api.SetupDiGetDeviceInstanceId({ set, device }).id : devicesIn(api, set).length}`,
        );
        if (code === DIF_FIRSTTIMESETUP) detect(request, 'CARD');
        return code === DIF_REGISTERDEVICE ? DO_DEFAULT : 0;
      },
    },
    coInstallers: {
      'co.dll,Co': (request, { postProcessing, installResult }) => {
        if (request.function !== DIF_FIRSTTIMESETUP) return 0;
        if (!postProcessing) return POSTPROCESSING_REQUIRED;
        detect(request, 'EXTRA');
        return installResult;
      },
    },
  };
  const program = { architecture: 'amd64', currentDirectory: 'C:\\', installers } as const;
  const api: SetupApi = new EngineSetupApi(transaction, {
    ...program,
    tell: event => void events.push(event),
  });

  const outcomes = setUpFirstTime(transaction.facts, [CLASS], classGuid => {
    const { set } = api.SetupDiCreateDeviceInfoList({ class: classGuid });
    const send = (request: string, device: DeviceInfo | null = null) =>
      api.SetupDiCallClassInstaller({ function: difNamed(request)!.code, set, device }).err;
    const detected = (device: DeviceInfo): DetectedDevice => ({
      send: request => send(request, device),
      discardInstallers: () => undefined,
      leaveSet: () => void api.SetupDiDeleteDeviceInfo({ set, device }),
    });
    return {
      send: request => send(request),
      devices: () => devicesIn(api, set).map(detected),
      destroy: () => void api.SetupDiDestroyDeviceInfoList({ set }),
    };
  });

  expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
  expect(asked[0]).toBe('DIF_FIRSTTIMESETUP 0');
  const about = (id: string): string[] =>
    asked.filter(text => text.endsWith(id)).map(text => text.split(' ')[0]!.slice(4));
  const INSTALLED = [
    'REGISTERDEVICE',
    'ALLOW_INSTALL',
    'INSTALLDEVICEFILES',
    'REGISTER_COINSTALLERS',
    'INSTALLINTERFACES',
    'INSTALLDEVICE',
    'NEWDEVICEWIZARD_FINISHINSTALL',
    'DESTROYPRIVATEDATA',
  ];
  expect(about('ROOT\\CARD\\0000')).toEqual(INSTALLED);
  expect(about('ROOT\\EXTRA\\0000')).toEqual(INSTALLED);
  const warnings = [...everyEvent(events)].filter(({ severity }) => severity !== undefined);
  expect(warnings).toEqual([]);
});
