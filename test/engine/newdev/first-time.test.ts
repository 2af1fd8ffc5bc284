import { expect, test } from 'vitest';
import { win32 } from '../../../src/base/index.ts';
import { PlugAndPlayService, type ServiceProgram } from '../../../src/engine/index.ts';
import { difName } from '../../../src/engine/install/index.ts';
import {
  DI_NEEDREBOOT,
  DIF_FIRSTTIMESETUP,
  DIF_SELECTBESTCOMPATDRV,
  type InstallRequest,
  SPDIT_COMPATDRIVER,
  SPDRP_HARDWAREID,
} from '../../../src/setupapi/index.ts';
import { everyEvent } from '../../../src/story/index.ts';
import { NewdevWorld, toasterInf } from './world.ts';

const DO_DEFAULT = win32('ERROR_DI_DO_DEFAULT');
const CARD = 'ROOT\\CARD\\0000';
const ENUM = 'HKLM\\SYSTEM\\CurrentControlSet\\Enum';

/** FT9: element, hardware ID, list, selection. */
function detect({ api, set }: InstallRequest, classGuid: string): void {
  const created = api.SetupDiCreateDeviceInfo({ set, name: CARD, class: classGuid, flags: 0 });
  const { device = null } = created.ret ? created : api.SetupDiOpenDeviceInfo({ set, id: CARD, flags: 0 });
  const of = { set, device };
  api.SetupDiSetDeviceRegistryProperty({ ...of, property: SPDRP_HARDWAREID, value: ['CONTOSO\\CARD'] });
  api.SetupDiBuildDriverInfoList({ ...of, type: SPDIT_COMPATDRIVER });
  api.SetupDiCallClassInstaller({ function: DIF_SELECTBESTCOMPATDRV, ...of });
}

type Detecting = (request: InstallRequest, classGuid: string) => void;

function setUp(windows: string, more: Detecting = () => undefined) {
  const classes = new Map<string, number>();
  const asked: string[] = [];
  const at = new NewdevWorld(windows, {
    verifier: () => ({ kind: 'system', signer: 'Microsoft', score: 0x0d000005 }),
  });
  const source = at.package('C:\\card', toasterInf({ id: 'CONTOSO\\CARD' }));
  at.api.SetupCopyOEMInf({ source, mediaType: 1, style: 0 });
  at.registerClassInstaller('ci.dll,Toast');
  const installers: NonNullable<ServiceProgram['installers']> = {
    coInstallers: {},
    classInstallers: {
      'ci.dll,Toast': request => {
        const { api, set, device, function: code } = request;
        const id = device && api.SetupDiGetDeviceInstanceId({ set, device }).id;
        asked.push(`${difName(code).slice(4)} ${id ?? '-'}`);
        if (code !== DIF_FIRSTTIMESETUP) return DO_DEFAULT;
        const { class: classGuid = '' } = api.SetupDiGetDeviceInfoListDetail({ set });
        const isEmpty = api.SetupDiEnumDeviceInfo({ set, index: 0 }).device === undefined;
        classes.set(classGuid, isEmpty ? 0 : 1);
        detect(request, classGuid);
        more(request, classGuid);
        return 0;
      },
    },
  };
  const service = new PlugAndPlayService(at.transaction, {
    installers,
    tell: event => void at.events.push(event),
  });
  const outcomes = service.setUpDetected();
  return { at, asked, classes, outcomes, service };
}

test('FT1 to FT10: asked with an empty set, what it detects is installed and starts', () => {
  const { at, asked, classes, outcomes } = setUp('xp');
  expect([...classes.values()]).toEqual([0]);
  expect(asked[0]).toBe('FIRSTTIMESETUP -');
  expect(asked.filter(text => text.startsWith('DETECT'))).toEqual([]);
  expect(outcomes).toEqual([{ path: 'classic', code: 0 }]);
  expect(asked).toContain(`INSTALLDEVICE ${CARD}`);
  expect(at.transaction.registry.value(`${ENUM}\\${CARD}`, 'Service')?.data).toBe('toaster');
  expect(at.transaction.running.state('devnode', CARD)?.problem).toBe(0);
});

test('FT10: one that is configured is installed once more', () => {
  const { asked, service, at } = setUp('xp');
  const count = (): number => asked.filter(text => text === `INSTALLDEVICE ${CARD}`).length;
  expect(count()).toBe(1);
  service.setUpDetected();
  expect(count()).toBe(2);
  expect(at.transaction.running.state('devnode', CARD)?.problem).toBe(0);
});

test('FT11, FT12: what shows something or needs a restart is told as a violation', () => {
  const { at } = setUp('xp', ({ api, set, desk }) => {
    desk.tell('Please wait');
    const { params } = api.SetupDiGetDeviceInstallParams({ set });
    api.SetupDiSetDeviceInstallParams({ set, params: { ...params!, flags: params!.flags | DI_NEEDREBOOT } });
  });
  const told = [...everyEvent(at.events)].flatMap(event => (event.kind === 'note' ? [event.text] : []));
  expect(told).toContain('While Windows is set up nothing is shown to anybody.');
  expect(told).toContain('While Windows is set up no installer does what needs a restart.');
});

test('since Vista nobody is asked', () => {
  expect(setUp('vista').asked).toEqual([]);
});
