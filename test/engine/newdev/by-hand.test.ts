import { expect, test } from 'vitest';
import { type Win32Error, win32 } from '../../../src/base/index.ts';
import { type Program, WizardsByHand } from '../../../src/engine/index.ts';
import { difName } from '../../../src/engine/install/index.ts';
import type { InstallRequest, Question } from '../../../src/setupapi/index.ts';
import { everyEvent } from '../../../src/story/index.ts';
import { desk, NewdevWorld, TOASTER, toasterInf } from './world.ts';

const CLASS = '{0a3d7c51-6f2b-4b0e-9c4e-2f1d5a8b7c60}';
const ADDED = 'ROOT\\TOASTER\\0000';
const KEY = `HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${ADDED}`;

const SIGNED: NonNullable<Program['verifier']> = () => ({
  kind: 'system',
  signer: 'Microsoft Windows Hardware Compatibility Publisher',
  score: 0x0d000005,
});

interface Way {
  readonly windows?: string;
  /** What the class installer answers, by request; else it asks for the default. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly acts?: (call: InstallRequest) => void;
  readonly program?: Partial<Program>;
  /** What the person answers: a part of the answer. */
  readonly chooses?: string;
}

/** A Windows with a toaster package on a disc, and a class installer for toasters that writes down what it is asked. */
function world({ windows = 'xp', answers = {}, acts, program = {}, chooses = 'Contoso Toaster' }: Way = {}) {
  const at = new NewdevWorld(windows, { verifier: SIGNED });
  at.registerClassInstaller('ci.dll,Toast');
  at.package('D:\\driver', toasterInf({ driverVer: '01/01/2024,1.0.0.0' }));
  const asked: string[] = [];
  const questions: Question[] = [];
  const ask = (question: Question): string => {
    questions.push(question);
    return question.answers.find(one => one.includes(chooses)) ?? chooses;
  };
  const installer = (call: InstallRequest): Win32Error => {
    const request = difName(call.function).slice(4);
    asked.push(request);
    acts?.(call);
    return win32(answers[request] ?? 'ERROR_DI_DO_DEFAULT');
  };
  const wizards = new WizardsByHand(at.transaction, {
    architecture: 'amd64',
    currentDirectory: 'C:\\',
    verifier: SIGNED,
    installers: { coInstallers: {}, classInstallers: { 'ci.dll,Toast': installer } },
    desk: desk({ ask }),
    tell: event => void at.events.push(event),
    ...program,
  });
  const add = (folder?: string) => wizards.addHardware({ classGuid: CLASS, folder })[0]!;
  return { at, wizards, asked, questions, add, isThere: () => at.transaction.registry.has(KEY) };
}

/** The order of each `dif-…` page's "when sent". */
const BY_HAND =
  'NEWDEVICEWIZARD_PRESELECT NEWDEVICEWIZARD_SELECT SELECTDEVICE NEWDEVICEWIZARD_PREANALYZE REGISTERDEVICE NEWDEVICEWIZARD_POSTANALYZE';
const INSTALLATION =
  'ALLOW_INSTALL INSTALLDEVICEFILES REGISTER_COINSTALLERS INSTALLINTERFACES INSTALLDEVICE NEWDEVICEWIZARD_FINISHINSTALL DESTROYPRIVATEDATA';

test('Windows XP: one program asks the installers everything', () => {
  const { add, asked, at } = world();
  expect(add('D:\\driver')).toMatchObject({ id: ADDED, outcome: { path: 'classic', code: 0 } });
  expect(asked.join(' ')).toBe(`${BY_HAND} ${INSTALLATION}`);
  expect(at.driverYear(ADDED)).toBe('2024');
});

test('since Vista the service installs what was chosen, from the store', () => {
  const { add, asked, at } = world({ windows: '7' });
  expect(add('D:\\driver')).toMatchObject({ id: ADDED, outcome: { path: 'classic', code: 0 } });
  expect(asked.filter(one => one !== 'DESTROYPRIVATEDATA').join(' ')).toBe(
    `${BY_HAND} ${INSTALLATION.replace(' DESTROYPRIVATEDATA', '')}`,
  );
  expect(
    at.transaction.volume.list('C:\\Windows\\INF').filter(name => /^oem0\.inf$/i.test(name)),
  ).toHaveLength(1);
  const sections = [...everyEvent(at.events)].filter(({ kind }) => kind === 'section');
  expect(sections[0]).toMatchObject({ title: 'Device Install (DiInstallDevice)', about: ADDED });
});

test.each(['7', '10'])('a second device of Windows %s is another one', windows => {
  const { add } = world({ windows });
  expect([add('D:\\driver'), add()].map(({ id }) => id)).toEqual([ADDED, 'ROOT\\TOASTER\\0001']);
});

/** dif-selectdevice, dif-registerdevice: an error deletes the element. */
test.each<[string, Way, string, string | undefined, string]>([
  ['nobody chooses', { chooses: 'cancel' }, 'ERROR_CANCELLED', 'D:\\driver', 'SELECTDEVICE'],
  ['a folder without drivers', {}, 'ERROR_DI_BAD_PATH', 'D:\\', 'SELECTDEVICE'],
  [
    'an installer finds the path wrong',
    { answers: { SELECTDEVICE: 'ERROR_DI_BAD_PATH' } },
    'ERROR_DI_BAD_PATH',
    'D:\\driver',
    'SELECTDEVICE',
  ],
  [
    'a duplicate',
    { answers: { REGISTERDEVICE: 'ERROR_DUPLICATE_FOUND' } },
    'ERROR_DUPLICATE_FOUND',
    'D:\\driver',
    'REGISTERDEVICE',
  ],
])('%s: nothing is there afterwards', (_, way, error, folder, endedBy) => {
  const { add, isThere } = world(way);
  expect(add(folder).outcome).toEqual({
    path: 'selection',
    code: win32(error),
    endedBy: `DIF_${endedBy}`,
  });
  expect(isThere()).toBe(false);
});

test('what nobody registered is not installed', () => {
  const { add, isThere } = world({ windows: '10', answers: { REGISTERDEVICE: 'ERROR_SUCCESS' } });
  expect(add('D:\\driver').outcome?.code).toBe(win32('ERROR_DEVINFO_NOT_REGISTERED'));
  expect(isThere()).toBe(false);
});

test('a class that is not there; a standard user', () => {
  const { wizards } = world();
  const other = '{00000000-0000-0000-0000-000000000001}';
  expect(wizards.addHardware({ classGuid: other })[0]?.outcome?.code).toBe(win32('ERROR_INVALID_CLASS'));
  const standard = world({ program: { administrator: false } });
  expect(standard.add('D:\\driver').outcome?.code).toBe(win32('ERROR_ACCESS_DENIED'));
  standard.at.plug();
  const update = standard.wizards.updateDriver(TOASTER, { search: 'D:\\driver' });
  expect(update.outcome?.code).toBe(win32('ERROR_ACCESS_DENIED'));
  expect(standard.asked).toEqual([]);
});

test('Have Disk names another folder while the list is shown', () => {
  const { at, wizards, questions } = world({ chooses: 'E:\\' });
  at.plug();
  const { outcome } = wizards.updateDriver(TOASTER, { list: true, folder: 'D:\\driver' });
  expect(outcome?.code).toBe(win32('ERROR_DI_BAD_PATH'));
  expect(questions).toHaveLength(1);
  expect(questions[0]).toMatchObject({ kind: 'driver', free: 'path', about: { device: TOASTER } });
});

/** How Update Driver searches: a better one is installed, no other. */
test.each<[string, string, string, number, string]>([
  ['xp', '2024', '2025', 0, '2025'],
  ['xp', '2024', '2023', 259, '2024'],
  ['xp', '2024', '2024', 259, '2024'],
  ['10', '2024', '2025', 0, '2025'],
  ['10', '2024', '2023', 259, '2024'],
  ['10', '2024', '2024', 259, '2024'],
])('Update Driver of Windows %s with %s looks at one of %s', (windows, has, there, code, year) => {
  const { at, wizards } = world({ windows });
  const inf = (of: string): string => toasterInf({ driverVer: `01/01/${of},1.0.0.0` });
  at.plug();
  at.package('E:\\first', inf(has));
  at.package('E:\\then', inf(there));
  expect(wizards.updateDriver(TOASTER, { search: 'E:\\first' }).outcome?.code).toBe(0);
  expect(wizards.updateDriver(TOASTER, { search: 'E:\\then' }).outcome?.code).toBe(code);
  expect(at.driverYear()).toBe(year);
});

test.each(['xp', '7', '10'])('Windows %s installs the driver that was chosen, older or not', windows => {
  const { at, wizards } = world({ windows });
  at.plug();
  at.package('E:\\new', toasterInf());
  expect(wizards.updateDriver(TOASTER, { search: 'E:\\new' }).outcome?.code).toBe(0);
  expect(at.driverYear()).toBe('2026');
  expect(wizards.updateDriver(TOASTER, { list: true, folder: 'D:\\driver' }).outcome?.code).toBe(0);
  expect(at.driverYear()).toBe('2024');
});

test('a driver that does not fit the device is installed where it is chosen', () => {
  const { at, wizards } = world({ windows: '10', chooses: 'Contoso Toaster' });
  at.plug();
  at.package('E:\\other', toasterInf({ id: 'USB\\VID_1209&PID_9999', driverVer: '01/01/2022,1.0.0.0' }));
  expect(wizards.updateDriver(TOASTER, { list: true, folder: 'E:\\other' }).outcome?.code).toBe(0);
  expect(at.driverYear()).toBe('2022');
});

/** dif-detect: what the installers put into the set is installed, and nobody is asked. */
test.each(['xp', '10'])('Windows %s looks first where the person lets it', windows => {
  const detects = ({ function: code, api, set }: InstallRequest): void => {
    if (difName(code) !== 'DIF_DETECT') return;
    const of = { set, name: 'FOUND', class: CLASS, flags: 1 };
    const { device = null } = api.SetupDiCreateDeviceInfo(of);
    api.SetupDiSetDeviceRegistryProperty({ set, device, property: 1, value: ['USB\\VID_1209&PID_7057'] });
    api.SetupDiBuildDriverInfoList({ set, device, type: 2 });
    api.SetupDiSelectBestCompatDrv({ set, device });
  };
  const { at, wizards, asked, questions } = world({
    windows,
    acts: detects,
    answers: { DETECT: 'ERROR_SUCCESS' },
  });
  at.api.SetupCopyOEMInf({ source: 'D:\\driver\\toaster.inf', mediaType: 1, style: 0 });
  expect(wizards.addHardware({ classGuid: CLASS, detect: true })).toMatchObject([
    { id: 'ROOT\\FOUND\\0000', outcome: { path: 'classic', code: 0 } },
  ]);
  expect([asked[0], asked[1], questions]).toEqual(['DETECT', 'REGISTERDEVICE', []]);
});

test('where nothing is detected, somebody chooses', () => {
  const { wizards, asked, questions } = world();
  wizards.addHardware({ classGuid: CLASS, folder: 'D:\\driver', detect: true });
  expect([asked.slice(0, 2), asked.at(-1), questions.length]).toEqual([
    ['DETECT', 'DESTROYPRIVATEDATA'],
    'DESTROYPRIVATEDATA',
    1,
  ]);
});
