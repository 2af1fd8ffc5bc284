import { describe, expect, it } from 'vitest';
import type { Program } from '../../../src/engine/index.ts';
import { DIF_CODES, difName } from '../../../src/engine/install/index.ts';
import { multiSz, sz, Transaction } from '../../../src/machine/index.ts';
import {
  DI_DONOTCALLCONFIGMG,
  DI_FLAGSEX_SETFAILEDINSTALL,
  DI_NEEDREBOOT,
  DI_NODI_DEFAULTACTION,
  DI_NOFILECOPY,
  type InstallRequest,
} from '../../../src/setupapi/index.ts';
import { everyEvent } from '../../../src/story/index.ts';
import { CLASS, CLASS_KEY, KEY, prepared, World, win32 } from './world.ts';

const DO_DEFAULT = win32('ERROR_DI_DO_DEFAULT');
const POST = win32('ERROR_DI_POSTPROCESSING_REQUIRED');
const CONTROL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';
const ORIGIN = { call: 'test', because: { grade: 'documented', page: 'test' } } as const;

type Who = 'class co' | 'device co' | 'ci';
type Act = (request: InstallRequest, world: World) => number;
/** What somebody answers to the request under test; `+` is postprocessing. */
type Answers = Readonly<Partial<Record<Who | 'class co+' | 'device co+', Act | number>>>;

/** A toaster whose class has a co-installer and a class installer, and whose driver registers a co-installer. */
class Asked {
  readonly calls: string[] = [];
  readonly world: World;
  #answers: Answers = {};
  #request = '';

  constructor() {
    const machine = prepared();
    const transaction = new Transaction(machine);
    const write = (key: string, name: string, after: ReturnType<typeof sz>): void =>
      transaction.change({ kind: 'value', key, name, after }, ORIGIN);
    write(`${CONTROL}\\CoDeviceInstallers`, CLASS, multiSz(['classco.dll,Co']));
    write(CLASS_KEY, 'Installer32', sz('ci.dll,Main'));
    write(CLASS_KEY, 'Class', sz('Toaster'));
    transaction.commit();
    this.world = new World(machine, { installers: this.#installers() }).stage().select();
  }

  /** Sends requests that nobody objects to. */
  after(...requests: string[]): this {
    for (const request of requests) expect([request, this.world.send(request)]).toEqual([request, 0]);
    return this;
  }

  /** Sends the request under test: who was called, in order, and what came of it. */
  ask(request: string, answers: Answers = {}): { calls: string; code: number } {
    this.calls.length = 0;
    this.#request = `DIF_${request}`;
    this.#answers = answers;
    const code = this.world.send(request);
    this.#request = '';
    return { calls: this.calls.join(' '), code };
  }

  #installers(): Program['installers'] {
    const co = (who: 'class co' | 'device co') => ({
      run: (request: InstallRequest, { postProcessing }: { postProcessing: boolean }): number =>
        this.#answer(postProcessing ? `${who}+` : who, request, 0),
    });
    return {
      coInstallers: { 'classco.dll,Co': co('class co').run, 'tostrco.dll,Co': co('device co').run },
      classInstallers: { 'ci.dll,Main': request => this.#answer('ci', request, DO_DEFAULT) },
    };
  }

  #answer(who: keyof Answers, request: InstallRequest, otherwise: number): number {
    if (difName(request.function) !== this.#request) return otherwise;
    this.calls.push(who.replace(' ', '-'));
    const answer = this.#answers[who] ?? otherwise;
    return typeof answer === 'number' ? answer : answer(request, this.world);
  }
}

const flagged = ({ api, set, device }: InstallRequest, flags: number): void => {
  const { params } = api.SetupDiGetDeviceInstallParams({ set, device });
  const changed = { ...params!, flags: params!.flags | flags };
  api.SetupDiSetDeviceInstallParams({ set, device, params: changed });
};
const byItself = ({ api, set, device }: InstallRequest): number => {
  const { ret, err } = api.SetupDiInstallDevice({ set, device });
  return ret ? 0 : err;
};

const BEFORE = ['INSTALLDEVICEFILES', 'REGISTER_COINSTALLERS', 'INSTALLINTERFACES'];
const EVERYBODY = 'class-co device-co ci';

interface Row {
  readonly answers: Answers;
  readonly flags?: number;
  readonly calls: string;
  readonly code: number;
  /** Whether the driver is installed, and whether the device runs. */
  readonly installed: boolean;
  readonly started: boolean;
}
const DONE = { code: 0, installed: true, started: true };

describe('DIF_INSTALLDEVICE', () => {
  it.each<[string, Row]>([
    [
      'all three kinds of installers are asked, and the default handler acts',
      { answers: {}, calls: EVERYBODY, ...DONE },
    ],
    [
      'ERROR_DI_DO_DEFAULT of the class installer calls it',
      { answers: { ci: DO_DEFAULT }, calls: EVERYBODY, ...DONE },
    ],
    [
      'NO_ERROR of the class installer keeps it out',
      { answers: { ci: 0 }, calls: EVERYBODY, code: 0, installed: false, started: false },
    ],
    ['it may have called it itself', { answers: { ci: byItself }, calls: EVERYBODY, ...DONE }],
    [
      'a Win32 error of the class installer abandons the installation',
      { answers: { ci: 5 }, calls: EVERYBODY, code: 5, installed: false, started: false },
    ],
    [
      'a Win32 error of a co-installer too: nobody else is asked',
      { answers: { 'class co': 5 }, calls: 'class-co', code: 5, installed: false, started: false },
    ],
    [
      'and one of the device',
      {
        answers: { 'device co': 1603 },
        calls: 'class-co device-co',
        code: 1603,
        installed: false,
        started: false,
      },
    ],
    [
      'postprocessing comes backwards, and the device runs then',
      {
        answers: {
          'class co': POST,
          'device co': POST,
          'device co+': (_, world) => (world.isStarted ? 0 : 1),
          'class co+': (_, world) => (world.isStarted ? 0 : 2),
        },
        calls: `${EVERYBODY} device-co+ class-co+`,
        ...DONE,
      },
    ],
    [
      'unless DI_NEEDREBOOT is set, which postprocessing can see',
      {
        answers: {
          'device co': request => {
            flagged(request, DI_NEEDREBOOT);
            return POST;
          },
          'device co+': ({ api, set, device }, world) => {
            const { params } = api.SetupDiGetDeviceInstallParams({ set, device });
            return params!.flags & DI_NEEDREBOOT && !world.isStarted ? 0 : 1;
          },
        },
        calls: `${EVERYBODY} device-co+`,
        code: 0,
        installed: true,
        started: false,
      },
    ],
    [
      'postprocessing comes after an error too, and its answer counts',
      {
        answers: { 'class co': POST, ci: 5, 'class co+': 0 },
        calls: `${EVERYBODY} class-co+`,
        code: 0,
        installed: false,
        started: false,
      },
    ],
    [
      'a class installer works between installing and starting: DI_DONOTCALLCONFIGMG, default handler, restart',
      {
        answers: {
          ci: (request, world) => {
            flagged(request, DI_DONOTCALLCONFIGMG);
            if (byItself(request) !== 0 || world.isStarted || world.value(KEY, 'Service') !== 'toaster')
              return 1;
            const { ret, err } = request.api.SetupDiRestartDevices({
              set: request.set,
              device: request.device,
            });
            return ret ? 0 : err;
          },
        },
        calls: EVERYBODY,
        ...DONE,
      },
    ],
    [
      'DI_DONOTCALLCONFIGMG of an installer keeps the device from starting',
      {
        answers: {
          'device co': request => {
            flagged(request, DI_DONOTCALLCONFIGMG);
            return 0;
          },
        },
        calls: EVERYBODY,
        code: 0,
        installed: true,
        started: false,
      },
    ],
    [
      'DI_NODI_DEFAULTACTION: nobody acts',
      {
        answers: {},
        flags: DI_NODI_DEFAULTACTION,
        calls: EVERYBODY,
        code: DO_DEFAULT,
        installed: false,
        started: false,
      },
    ],
  ])('%s', (_, { answers, flags = 0, ...expected }) => {
    const asked = new Asked().after(...BEFORE);
    asked.world.params({ flags });
    const { calls, code } = asked.ask('INSTALLDEVICE', answers);
    const installed = asked.world.value(KEY, 'Service') === 'toaster';
    expect({ calls, code, installed, started: asked.world.isStarted }).toEqual(expected);
  });

  it.each<[string, Answers, number]>([
    ['installers may answer success', { ci: 0 }, 0],
    ['or ask for the default handler', { ci: DO_DEFAULT }, 0],
    ['another answer of a class installer is told', { ci: 5 }, 1],
    ['another answer of a co-installer too', { 'device co': 5 }, 1],
  ])('DI_FLAGSEX_SETFAILEDINSTALL: %s', (_, answers, violations) => {
    const asked = new Asked().after(...BEFORE);
    asked.world.params({ flagsEx: DI_FLAGSEX_SETFAILEDINSTALL });
    asked.world.events.length = 0;
    asked.ask('INSTALLDEVICE', answers);
    const told = [...everyEvent(asked.world.events)].filter(({ severity }) => severity === 'warning');
    expect(told).toHaveLength(violations);
    expect(asked.world.value(KEY, 'Service')).toBeUndefined();
  });
});

describe('the requests before it', () => {
  it('DIF_INSTALLDEVICEFILES asks nobody of the device yet, and copies the files of driver and co-installer', () => {
    const asked = new Asked();
    expect(asked.ask('INSTALLDEVICEFILES')).toEqual({ calls: 'class-co ci', code: 0 });
    const files = ['drivers\\toaster.sys', 'tostrco.dll'].map(name => `C:\\Windows\\System32\\${name}`);
    expect(files.map(path => asked.world.hasFile(path))).toEqual([true, true]);
    expect(asked.world.value(KEY, 'Driver')).toBeUndefined();
  });

  it('DIF_REGISTER_COINSTALLERS registers it; from then on it is asked', () => {
    const asked = new Asked();
    expect(asked.ask('REGISTER_COINSTALLERS')).toEqual({ calls: 'class-co ci', code: 0 });
    expect(asked.world.value(asked.world.driverKey, 'CoInstallers32')).toEqual(['tostrco.dll,Co']);
    expect(asked.ask('INSTALLINTERFACES').calls).toBe(EVERYBODY);
  });

  it('its list is put together anew inside the default handler: those of before are told (recordings 001)', () => {
    const asked = new Asked().after('REGISTER_COINSTALLERS');
    asked.ask('REGISTER_COINSTALLERS');
    asked.world.events.length = 0;
    asked.ask('REGISTER_COINSTALLERS');
    const [request] = asked.world.events;
    const byDefault = request?.events?.find(
      event => event.kind === 'reply' && event.who === 'default installer',
    );
    const sent = byDefault?.events?.filter(({ kind }) => kind === 'request');
    expect(sent).toMatchObject([{ request: 'DIF_DESTROYPRIVATEDATA' }]);
  });

  it('DIF_INSTALLINTERFACES provides the interfaces of the INF', () => {
    const asked = new Asked().after('REGISTER_COINSTALLERS');
    asked.ask('INSTALLINTERFACES');
    const { transaction } = asked.world;
    const classes = transaction.registry.keys(`${CONTROL}\\DeviceClasses`);
    expect(classes).toEqual(['{0e5a1c9b-40f1-4a0e-8a35-2d2f6d4b7c02}']);
    expect(transaction.registry.keys(`${CONTROL}\\DeviceClasses\\${classes[0]}`)).toHaveLength(1);
  });

  it.each(['INSTALLDEVICEFILES', 'REGISTER_COINSTALLERS', 'INSTALLINTERFACES'])(
    'an error ends DIF_%s',
    request => {
      const asked = new Asked();
      expect(asked.ask(request, { 'class co': 5 })).toEqual({ calls: 'class-co', code: 5 });
      expect(asked.world.value(KEY, 'Driver')).toBeUndefined();
    },
  );

  it.each(['INSTALLDEVICEFILES', 'REGISTER_COINSTALLERS'])(
    'DI_NOFILECOPY: DIF_%s copies nothing',
    request => {
      const asked = new Asked();
      asked.world.params({ flags: DI_NOFILECOPY });
      expect(asked.ask(request).code).toBe(0);
      expect(asked.world.hasFile('C:\\Windows\\System32\\tostrco.dll')).toBe(false);
    },
  );

  it('without a driver there are no files, no co-installers and no interfaces', () => {
    const asked = new Asked();
    asked.world.api.SetupDiSetSelectedDriver({ ...asked.world.of, driver: null });
    const codes = BEFORE.map(request => asked.ask(request).code);
    expect(codes).toEqual([win32('ERROR_NO_DRIVER_SELECTED'), 0, 0]);
    expect(asked.world.value(KEY, 'Driver')).toBeUndefined();
  });
});

describe('what an earlier driver left', () => {
  const ENUM_PAGES = sz('old.dll,Pages');

  it.each([
    ['since Windows XP', '5.1.2600', true],
    ['not on Windows 2000', '5.0.2195', false],
    ['on Windows 10', '10.0.19045', true],
  ])('goes before installers are asked: %s', (_, windows, resets) => {
    const system = { verifier: () => ({ kind: 'system', score: 0x0d000005, signer: 'Windows' }) as never };
    const world = new World(prepared({ windows }), { program: system }).stage().select();
    world.send('REGISTER_COINSTALLERS');
    const write = (key: string, name: string, after: ReturnType<typeof sz>): void =>
      world.transaction.change({ kind: 'value', key, name, after }, ORIGIN);
    write(world.driverKey, 'EnumPropPages32', ENUM_PAGES);
    write(KEY, 'LowerFilters', multiSz(['oldflt']));
    world.send('REGISTER_COINSTALLERS');
    expect(world.value(world.driverKey, 'EnumPropPages32') === undefined).toBe(resets);
    expect(world.value(KEY, 'LowerFilters')).toEqual(['oldflt']);
    world.send('INSTALLDEVICE');
    expect(world.value(KEY, 'LowerFilters') === undefined).toBe(resets);
  });

  it('filters that an installer sets in the request stay (DI6)', () => {
    const asked = new Asked().after(...BEFORE);
    asked.ask('INSTALLDEVICE', {
      'class co': (_, { transaction }) => {
        transaction.change(
          { kind: 'value', key: KEY, name: 'LowerFilters', after: multiSz(['ownflt']) },
          ORIGIN,
        );
        return 0;
      },
    });
    expect(asked.world.value(KEY, 'LowerFilters')).toEqual(['ownflt']);
  });
});

it.each(['5.1.2600', '6.1.7601', '10.0.19045'])('no default handler of Windows %s is missing', windows => {
  const missing = DIF_CODES.filter(({ defaultHandler, name }) => {
    if (!defaultHandler) return false;
    const world = new World(prepared({ windows }));
    return world.send(name.slice(4)) === win32('ERROR_CALL_NOT_IMPLEMENTED');
  });
  expect(missing.map(({ name }) => name)).toEqual([]);
});
