import { expect, test } from 'vitest';
import { type Win32Error, win32 } from '../../../src/base/index.ts';
import {
  type AskedDevice,
  askedOn,
  type DetectedDevice,
  difNamed,
  type Installers,
  installDevice,
  installSelected,
  MANUAL_SELECTION,
  removeDevice,
  type SelectedDevice,
  send,
  setUpFirstTime,
} from '../../../src/engine/install/index.ts';
import { DI_FLAGSEX_SETFAILEDINSTALL } from '../../../src/setupapi/index.ts';
import { facts } from '../../machine/machines.ts';

const NO_COMPAT_DRIVERS = win32('ERROR_NO_COMPAT_DRIVERS');
const DO_DEFAULT = win32('ERROR_DI_DO_DEFAULT');
const CLASSIC =
  'SELECTBESTCOMPATDRV ALLOW_INSTALL INSTALLDEVICEFILES REGISTER_COINSTALLERS INSTALLINTERFACES INSTALLDEVICE NEWDEVICEWIZARD_FINISHINSTALL discard';

interface Way {
  readonly answers?: Readonly<Record<string, number>>;
  readonly approve?: number;
  readonly permit?: number;
  readonly configurable?: boolean;
}

/** A device that writes down what it is sent, without DIF_; requests that are not named answer 0. */
function device(
  log: string[],
  { answers = {}, approve = 0, permit = 0, configurable = false }: Way = {},
): SelectedDevice {
  return {
    send(request, flagsEx = 0) {
      const name = `${request.slice(4)}${flagsEx === DI_FLAGSEX_SETFAILEDINSTALL ? '!' : ''}`;
      log.push(name);
      expect(difNamed(request)).toBeDefined();
      return (answers[name] ?? 0) as Win32Error;
    },
    discardInstallers: () => void log.push('discard'),
    approve: () => approve as Win32Error,
    installing: install => install(),
    permit: () => permit as Win32Error,
    isConfigurable: () => configurable,
    configure: () => {
      log.push('configure');
      return 0 as Win32Error;
    },
  };
}

test.each<[string, Way, string, object]>([
  ['the classic way', {}, CLASSIC, { path: 'classic', code: 0 }],
  [
    'what has no default handler ends with ERROR_DI_DO_DEFAULT, and that is no failure',
    { answers: { ALLOW_INSTALL: DO_DEFAULT, NEWDEVICEWIZARD_FINISHINSTALL: DO_DEFAULT } },
    CLASSIC,
    { path: 'classic', code: 0 },
  ],
  [
    'a configurable package in a configurable class',
    { configurable: true },
    'SELECTBESTCOMPATDRV configure discard',
    { path: 'configurable', code: 0 },
  ],
  [
    'a driver that is no better',
    { approve: win32('ERROR_NO_MORE_ITEMS') },
    'SELECTBESTCOMPATDRV discard',
    { path: 'refused', code: win32('ERROR_NO_MORE_ITEMS') },
  ],
  [
    'policies',
    { permit: win32('ERROR_DEVICE_INSTALL_BLOCKED') },
    'SELECTBESTCOMPATDRV discard',
    { path: 'refused', code: win32('ERROR_DEVICE_INSTALL_BLOCKED') },
  ],
  [
    'installers refuse',
    { answers: { ALLOW_INSTALL: win32('ERROR_DI_DONT_INSTALL') } },
    'SELECTBESTCOMPATDRV ALLOW_INSTALL discard',
    { path: 'classic', code: win32('ERROR_DI_DONT_INSTALL'), endedBy: 'DIF_ALLOW_INSTALL' },
  ],
  ...['INSTALLDEVICEFILES', 'REGISTER_COINSTALLERS', 'INSTALLINTERFACES', 'INSTALLDEVICE'].map(
    (request): [string, Way, string, object] => [
      `an error of ${request}`,
      { answers: { [request]: 5 } },
      `${CLASSIC.slice(0, CLASSIC.indexOf(`${request} `) + request.length)} discard`,
      { path: 'classic', code: 5, endedBy: `DIF_${request}` },
    ],
  ),
  [
    'the last page fails after the device is installed',
    { answers: { NEWDEVICEWIZARD_FINISHINSTALL: 5 } },
    CLASSIC,
    { path: 'classic', code: 0 },
  ],
  [
    'an error of the selection',
    { answers: { SELECTBESTCOMPATDRV: 5 } },
    'SELECTBESTCOMPATDRV discard',
    { path: 'selection', code: 5 },
  ],
  [
    'no driver: a null driver',
    { answers: { SELECTBESTCOMPATDRV: NO_COMPAT_DRIVERS } },
    'SELECTBESTCOMPATDRV INSTALLDEVICE discard',
    { path: 'null driver', code: 0 },
  ],
  [
    'no driver and no null driver: the failure is marked by a second request',
    { answers: { SELECTBESTCOMPATDRV: NO_COMPAT_DRIVERS, INSTALLDEVICE: 5 } },
    'SELECTBESTCOMPATDRV INSTALLDEVICE INSTALLDEVICE! discard',
    { path: 'failed installation', code: 5 },
  ],
])('%s', (_, way, sent, outcome) => {
  const log: string[] = [];
  expect(installDevice(device(log, way))).toMatchObject(outcome);
  expect(log.join(' ')).toBe(sent);
});

test('a program selects in its set, the service installs in another', () => {
  const [own, service]: [string[], string[]] = [[], []];
  installDevice(device(own), device(service));
  expect(own.join(' ')).toBe('SELECTBESTCOMPATDRV discard');
  expect(service.join(' ')).toBe(CLASSIC.replace('SELECTBESTCOMPATDRV ', '').replace(' discard', ''));
});

test('by hand: pages, choice, registration, then the installation', () => {
  const log: string[] = [];
  send(device(log), MANUAL_SELECTION);
  installSelected(device(log));
  expect(log.join(' ')).toBe(
    `NEWDEVICEWIZARD_PRESELECT NEWDEVICEWIZARD_SELECT SELECTDEVICE NEWDEVICEWIZARD_PREANALYZE REGISTERDEVICE NEWDEVICEWIZARD_POSTANALYZE ${CLASSIC.replace('SELECTBESTCOMPATDRV ', '').replace(' discard', '')}`,
  );
});

test('removal', () => {
  const log: string[] = [];
  expect(removeDevice(device(log, { answers: { REMOVE: 5 } }))).toBe(5);
  expect(log.join(' ')).toBe('REMOVE discard');
});

const SETUP =
  'REGISTERDEVICE ALLOW_INSTALL INSTALLDEVICEFILES REGISTER_COINSTALLERS INSTALLINTERFACES INSTALLDEVICE NEWDEVICEWIZARD_FINISHINSTALL discard';

/** Runs setup over classes; each finds the devices named, which register with the code behind the name. */
function setUp(found: Readonly<Record<string, readonly [name: string, code: number][]>>, release = 'xp') {
  const log: string[] = [];
  const outcomes = setUpFirstTime(facts(release), Object.keys(found), classGuid => {
    const inSet: DetectedDevice[] = [];
    return {
      send: request => {
        log.push(`${classGuid}:${request.slice(4)} ${inSet.length}`);
        for (const [name, code] of found[classGuid]!) {
          const of: string[] = [];
          const asked: AskedDevice = device(of, { answers: { REGISTERDEVICE: code } });
          inSet.push({
            ...asked,
            leaveSet: () => void log.push(`${name} leaves`),
            discardInstallers: () => {
              asked.discardInstallers();
              log.push(`${name}: ${of.join(' ')}`);
            },
          });
        }
        return 0 as Win32Error;
      },
      devices: () => inSet,
      destroy: () => void log.push(`${classGuid} destroyed`),
    };
  });
  return { log, codes: outcomes.map(({ code }) => code) };
}

test('setup asks each class with an empty set, and installs all that was detected', () => {
  const { log, codes } = setUp({
    A: [
      ['old', 0],
      ['new', 0],
    ],
    B: [],
  });
  expect(log).toEqual([
    'A:FIRSTTIMESETUP 0',
    `old: ${SETUP}`,
    `new: ${SETUP}`,
    'A destroyed',
    'B:FIRSTTIMESETUP 0',
    'B destroyed',
  ]);
  expect(codes).toEqual([0, 0]);
});

test('a duplicate leaves the set and is not installed; DIF_DETECT is never sent', () => {
  const duplicate = win32('ERROR_DUPLICATE_FOUND');
  const { log, codes } = setUp({ A: [['same', duplicate]] });
  expect(log).toEqual(['A:FIRSTTIMESETUP 0', 'same: REGISTERDEVICE discard', 'same leaves', 'A destroyed']);
  expect(codes).toEqual([duplicate]);
  expect(log.join()).not.toContain('DETECT');
});

test('since Vista nothing is asked', () => {
  expect(setUp({ A: [['x', 0]] }, 'vista').log).toEqual([]);
});

test.each([
  ['10.0.14393', 'SELECTBESTCOMPATDRV', 1],
  ['10.0.15063', 'SELECTBESTCOMPATDRV', 0],
  ['11', 'SELECTBESTCOMPATDRV', 0],
  ['11', 'INSTALLDEVICE', 1],
])('Windows %s asks installers DIF_%s: %s', (release, name, count) => {
  const one = { name: 'a', run: () => 0 };
  const installers: Installers<{ function: number }> = { classCoInstallers: [one], deviceCoInstallers: [] };
  const call = { function: difNamed(`DIF_${name}`)!.code };
  expect(askedOn(facts(release), call, () => installers).classCoInstallers).toHaveLength(count);
});
