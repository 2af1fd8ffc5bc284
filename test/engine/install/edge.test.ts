import { expect, test } from 'vitest';
import { win32 } from '../../../src/base/index.ts';
import { EngineSetupApi, type Program } from '../../../src/engine/index.ts';
import { difName } from '../../../src/engine/install/index.ts';
import { multiSz, sz, Transaction } from '../../../src/machine/index.ts';
import {
  type DeviceInfo,
  type DeviceSetHandle,
  DI_NEEDREBOOT,
  DI_NODI_DEFAULTACTION,
  DIF_ALLOW_INSTALL,
  DIF_DETECT,
  DIF_INSTALLDEVICE,
  DIF_REGISTERDEVICE,
  DIF_REMOVE,
  type InstallRequest,
  type SetupApi,
} from '../../../src/setupapi/index.ts';
import type { StoryEvent } from '../../../src/story/index.ts';
import { emptyMachine, origin } from '../../machine/machines.ts';

const CLASS = '{5d3f7a10-2c41-4b0e-8a77-9be0c1d2e3f4}';
const CONTROL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';
const DO_DEFAULT = win32('ERROR_DI_DO_DEFAULT');

/** A class with a co-installer and a class installer, and a set with one new device of it. */
function world(installers: Program['installers'], program: Partial<Program> = {}) {
  const transaction = new Transaction(emptyMachine());
  const events: StoryEvent[] = [];
  const write = (key: string, name: string, after: ReturnType<typeof sz>): void =>
    transaction.change({ kind: 'value', key, name, after }, origin);
  write(`${CONTROL}\\CoDeviceInstallers`, CLASS, multiSz(['co.dll,Co']));
  write(`${CONTROL}\\Class\\${CLASS}`, 'Installer32', sz('ci.dll,Main'));
  const api: SetupApi = new EngineSetupApi(transaction, {
    architecture: 'amd64',
    currentDirectory: 'C:\\',
    ...(installers && { installers }),
    tell: event => void events.push(event),
    ...program,
  });
  const { set } = api.SetupDiCreateDeviceInfoList({ class: CLASS });
  const { device } = api.SetupDiCreateDeviceInfo({
    set,
    name: 'ROOT\\CONTOSO\\0000',
    class: CLASS,
    flags: 0,
  });
  return { api, set, device: device!, transaction, events };
}

/** Installers that write down what they are asked and answer by request. */
function written(answers: { co?: Record<number, number>; ci?: Record<number, number> } = {}) {
  const calls: string[] = [];
  const note = (who: string, { function: code, device }: InstallRequest): void =>
    void calls.push(`${who} ${difName(code).slice(4)}${device ? '' : ' of the set'}`);
  const installers: NonNullable<Program['installers']> = {
    coInstallers: {
      'co.dll,Co': (request, { postProcessing }) => {
        note(postProcessing ? 'co+' : 'co', request);
        return answers.co?.[request.function] ?? 0;
      },
    },
    classInstallers: {
      'ci.dll,Main': request => {
        note('ci', request);
        return answers.ci?.[request.function] ?? DO_DEFAULT;
      },
    },
  };
  return { calls, installers };
}

const isRegistered = (api: SetupApi, set: DeviceSetHandle, device: DeviceInfo): boolean =>
  api.SetupDiOpenDevRegKey({ set, device, scope: 1, hwProfile: 0, keyType: 2, access: 0x20019 }).err !==
  win32('ERROR_DEVINFO_NOT_REGISTERED');

test('a request goes round; its default handler does it; the story tells it', () => {
  const { calls, installers } = written();
  const { api, set, device, events } = world(installers);
  expect(api.SetupDiCallClassInstaller({ function: DIF_REGISTERDEVICE, set, device })).toEqual({
    ret: true,
    err: 0,
  });
  expect(calls).toEqual(['co REGISTERDEVICE', 'ci REGISTERDEVICE']);
  expect(isRegistered(api, set, device)).toBe(true);
  expect(events).toMatchObject([
    {
      kind: 'request',
      request: 'DIF_REGISTERDEVICE',
      code: 0,
      events: [
        { entry: 'class-installer', values: { dll: 'ci.dll,Main' } },
        { entry: 'co-installer', values: { number: '1', dll: 'co.dll,Co' } },
        { who: 'co-installer' },
        { who: 'class installer' },
        { who: 'default installer', code: 0 },
      ],
    },
  ]);
});

test('without a device the installers of the class of the set are asked', () => {
  const { calls, installers } = written();
  const { api, set } = world(installers);
  expect(api.SetupDiCallClassInstaller({ function: DIF_DETECT, set })).toEqual({
    ret: false,
    err: DO_DEFAULT,
  });
  expect(api.lastError).toBe(DO_DEFAULT);
  expect(calls).toEqual(['co DETECT of the set', 'ci DETECT of the set']);
});

test('set and element have their own lists; each is told when the set goes', () => {
  const { calls, installers } = written();
  const { api, set, device } = world(installers);
  api.SetupDiCallClassInstaller({ function: DIF_ALLOW_INSTALL, set, device });
  api.SetupDiCallClassInstaller({ function: DIF_DETECT, set });
  calls.length = 0;
  api.SetupDiDestroyDeviceInfoList({ set });
  expect(calls).toEqual([
    'co DESTROYPRIVATEDATA',
    'ci DESTROYPRIVATEDATA',
    'co DESTROYPRIVATEDATA of the set',
    'ci DESTROYPRIVATEDATA of the set',
  ]);
});

test('who was asked nothing is told nothing; who leaves the set alone is told once', () => {
  const { calls, installers } = written();
  const { api, set, device } = world(installers);
  api.SetupDiCallClassInstaller({ function: DIF_ALLOW_INSTALL, set, device });
  calls.length = 0;
  api.SetupDiDeleteDeviceInfo({ set, device });
  api.SetupDiDestroyDeviceInfoList({ set });
  expect(calls).toEqual(['co DESTROYPRIVATEDATA', 'ci DESTROYPRIVATEDATA']);
});

test('an installer calls the same edge; a class installer may call the default handler itself', () => {
  const { installers } = written();
  const { api, set, device, events } = world({
    ...installers,
    classInstallers: {
      'ci.dll,Main': ({ api: edge, ...of }) => {
        const done = edge.SetupDiRegisterDeviceInfo({ set: of.set, device: of.device, flags: 0 });
        return done.ret ? 0 : done.err;
      },
    },
  });
  expect(api.SetupDiCallClassInstaller({ function: DIF_REGISTERDEVICE, set, device }).ret).toBe(true);
  expect(isRegistered(api, set, device)).toBe(true);
  expect(events[0]?.events?.map(event => event.kind === 'reply' && event.who)).not.toContain(
    'default installer',
  );
});

test('a request that an installer sends is told inside its reply', () => {
  const { installers } = written();
  const { api, set, device, events } = world({
    ...installers,
    coInstallers: {
      'co.dll,Co': ({ api: edge, function: code, ...of }) => {
        if (code === DIF_ALLOW_INSTALL) edge.SetupDiCallClassInstaller({ function: DIF_DETECT, set: of.set });
        return 0;
      },
    },
  });
  api.SetupDiCallClassInstaller({ function: DIF_ALLOW_INSTALL, set, device });
  expect(events).toHaveLength(1);
  const reply = events[0]?.events?.find(({ kind }) => kind === 'reply');
  expect(reply?.events).toMatchObject([{ kind: 'request', request: 'DIF_DETECT' }]);
});

test('flags that an installer sets count for the rest of the request', () => {
  const { installers } = written();
  const { api, set, device } = world({
    ...installers,
    coInstallers: {
      'co.dll,Co': ({ api: edge, ...of }) => {
        const { params } = edge.SetupDiGetDeviceInstallParams({ set: of.set, device: of.device });
        const flags = params!.flags | DI_NODI_DEFAULTACTION | DI_NEEDREBOOT;
        edge.SetupDiSetDeviceInstallParams({ set: of.set, device: of.device, params: { ...params!, flags } });
        return 0;
      },
    },
  });
  const { ret, err } = api.SetupDiCallClassInstaller({ function: DIF_REGISTERDEVICE, set, device });
  expect([ret, err, isRegistered(api, set, device)]).toEqual([false, DO_DEFAULT, false]);
  expect(api.SetupDiGetDeviceInstallParams({ set, device }).params!.flags & DI_NEEDREBOOT).toBe(
    DI_NEEDREBOOT,
  );
});

test('a co-installer that fails keeps everybody else out', () => {
  const { calls, installers } = written({ co: { [DIF_REMOVE]: 5 } });
  const { api, set, device } = world(installers);
  api.SetupDiRegisterDeviceInfo({ set, device, flags: 0 });
  expect(api.SetupDiCallClassInstaller({ function: DIF_REMOVE, set, device })).toEqual({
    ret: false,
    err: 5,
  });
  expect(calls).toEqual(['co REMOVE']);
  expect(isRegistered(api, set, device)).toBe(true);
});

test('DLLs without a model are unknown effects, and the default handler acts', () => {
  const { api, set, device, transaction } = world(undefined);
  const before = transaction.effects.length;
  expect(api.SetupDiCallClassInstaller({ function: DIF_REGISTERDEVICE, set, device }).ret).toBe(true);
  const unknown = transaction.effects.slice(before).filter(effect => effect.kind === 'unknown');
  expect(unknown.map(({ by }) => by)).toEqual(['co.dll,Co', 'ci.dll,Main']);
  expect(isRegistered(api, set, device)).toBe(true);
});

test('what is wrong with the call', () => {
  const { api, set, device } = world(undefined);
  const ask = (of: { set: DeviceSetHandle | null; device?: DeviceInfo | null }): number =>
    api.SetupDiCallClassInstaller({ function: DIF_INSTALLDEVICE, ...of }).err;
  expect(ask({ set: null })).toBe(win32('ERROR_INVALID_HANDLE'));
  expect(ask({ set, device: { ...device, cbSize: 1 } })).toBe(win32('ERROR_INVALID_PARAMETER'));
});

test('a program of 32 bits on a Windows of 64 sends nothing', () => {
  const { api, set, device } = world(undefined, { architecture: 'x86' });
  expect(api.SetupDiCallClassInstaller({ function: DIF_REMOVE, set, device }).err).toBe(
    win32('ERROR_IN_WOW64'),
  );
});
