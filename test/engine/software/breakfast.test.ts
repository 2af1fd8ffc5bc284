import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EngineSetupApi } from '../../../src/engine/index.ts';
import { enumerate, PnpWork, readState } from '../../../src/engine/pnp/index.ts';
import { readSoftwareQueue, runSoftwareQueue } from '../../../src/engine/software/index.ts';
import { sha256 } from '../../../src/machine/folder/index.ts';
import { freshMachine } from '../../../src/machine/fresh/index.ts';
import { numberOf, Transaction } from '../../../src/machine/index.ts';
import { DIIRFLAG_FORCE_INF, type SetupApi, SPOST_PATH } from '../../../src/setupapi/index.ts';
import { origin } from '../../machine/machines.ts';

const EXAMPLE = 'examples/breakfast';
const TOASTER = 'USB\\VID_1209&PID_7058\\A1';
const ENUM = 'HKLM\\SYSTEM\\CurrentControlSet\\Enum';

/** A fresh Windows with a toaster plugged in, and a program that installs the packages of the example. */
class Breakfast {
  readonly transaction: Transaction;
  readonly api: SetupApi;

  /** Packages are staged before the toaster is plugged in. */
  constructor(...packages: readonly string[]) {
    const machine = freshMachine({ windows: '10.0.26100', architecture: 'amd64', digest: sha256 })!;
    this.transaction = new Transaction(machine);
    this.api = new EngineSetupApi(this.transaction, {
      architecture: 'amd64',
      currentDirectory: 'C:\\',
      verifier: () => ({ kind: 'authenticode', signer: 'Fabrikam', publisher: 'trusted' }),
    });
    for (const folder of ['toaster', 'extension', 'panel', 'panel-2']) {
      for (const file of readdirSync(`${EXAMPLE}/${folder}`)) {
        const bytes = new Uint8Array(readFileSync(`${EXAMPLE}/${folder}/${file}`));
        const after = this.transaction.volume.content(bytes);
        this.transaction.change({ kind: 'file', path: `D:\\${folder}\\${file}`, after }, origin);
      }
    }
    for (const name of packages) this.stage(name);
    this.plug('A1');
  }

  plug(serial: string): void {
    const deviceId = 'USB\\VID_1209&PID_7058';
    const after = {
      name: serial,
      deviceId,
      instanceId: serial,
      uniqueId: true,
      hardwareIds: [deviceId],
      compatibleIds: [],
      capabilities: 4,
    };
    this.transaction.change({ kind: 'presence', name: serial, after }, origin);
    enumerate(this.#pnp);
  }

  unplug(serial: string): void {
    this.transaction.change({ kind: 'presence', name: serial }, origin);
    enumerate(this.#pnp);
  }

  get #pnp(): PnpWork {
    return new PnpWork({ transaction: this.transaction, call: 'the test' });
  }

  stage(name: string): void {
    const of = { mediaLocation: null, mediaType: SPOST_PATH, style: 0 };
    expect(this.api.SetupCopyOEMInf({ source: infOf(name), ...of }).err).toBe(0);
  }

  install(name: string, flags = 0): void {
    expect(this.api.DiInstallDriver({ inf: infOf(name), flags }).err).toBe(0);
  }

  state(id: string): unknown {
    return readState(this.#pnp, id);
  }

  /** What the base driver sets to 4, and the extension to 6. */
  get browning(): number | undefined {
    return numberOf(this.transaction.registry.value(`${ENUM}\\${TOASTER}\\Device Parameters`, 'Browning'));
  }

  get queue(): string[] {
    return readSoftwareQueue(this.transaction).map(({ entry }) => entry.name);
  }

  /** The component devices of the tree. */
  get components(): string[] {
    return this.transaction.running
      .list('devnode')
      .map(({ name }) => name)
      .filter(name => name.startsWith('SWD\\DRIVERENUM\\'));
  }

  /** Runs the queue; tells what became of each, and what was run without the folder of the store. */
  run(exitCode = 0): string[] {
    return runSoftwareQueue(this.transaction, () => ({ kind: 'ended', exitCode, took: 1 })).map(
      ({ did, name, version, command }) =>
        [did, name, version, command?.replace(/"C:[^"]*\\(\w+\.\w+)"/, '"…\\$1"')].filter(Boolean).join(' '),
    );
  }
}

function infOf(name: string): string {
  const inf = readdirSync(`${EXAMPLE}/${name}`).find(file => file.endsWith('.inf'))!;
  return `D:\\${name}\\${inf}`;
}

const MSI = 'msiexec /i "…\\fabpanel.msi" ALLUSERS=1 /quiet /qn /promptrestart';
const APP = 'FabrikamToastApp pfn://Fabrikam.ToastApp_0123456789abc';

/** A toaster with its driver, its extension and the component that brings programs. */
function complete(): Breakfast {
  const breakfast = new Breakfast('extension');
  breakfast.install('toaster');
  breakfast.install('panel');
  return breakfast;
}

it('the base driver alone: its own setting, no component, no software', () => {
  const breakfast = new Breakfast();
  breakfast.install('toaster');
  expect([breakfast.state(TOASTER), breakfast.components]).toEqual([{ kind: 'started' }, []]);
  expect([breakfast.browning, breakfast.run()]).toEqual([4, []]);
});

it('an extension without a base driver installs nothing', () => {
  const breakfast = new Breakfast('extension', 'panel');
  breakfast.install('extension');
  expect([breakfast.state(TOASTER), breakfast.components]).toEqual([{ kind: 'problem', code: 1 }, []]);
  expect([breakfast.browning, breakfast.queue]).toEqual([undefined, []]);
});

it('the base driver brings the extension, that its components, and those their software', () => {
  const breakfast = new Breakfast('extension');
  breakfast.install('toaster');
  expect(breakfast.browning).toBe(6);
  expect(breakfast.components).toEqual([
    expect.stringMatching(/^SWD\\DRIVERENUM\\\{7D0B8A44-.*\}#FABRIKAMPANEL&/),
    expect.stringMatching(/^SWD\\DRIVERENUM\\\{7D0B8A44-.*\}#FABRIKAMRECIPES&/),
  ]);
  expect(breakfast.queue).toEqual(['FabrikamToastApp']);
  breakfast.install('panel');
  const [panel] = breakfast.components;
  expect(breakfast.state(panel!)).toEqual({ kind: 'started' });
  expect(breakfast.run()).toEqual([
    `ran ${APP}`,
    `ran FabrikamPanel 1.0.0.0 ${MSI}`,
    expect.stringMatching(
      /^ran FabrikamRegistration 1\.0\.0\.0 "…\\fabreg\.exe" \/register SWD\\DRIVERENUM\\\{7d0b8a44-.*\}#FabrikamPanel&/,
    ),
  ]);
  expect(breakfast.run()).toEqual([]);
});

it('the program lies in the folder of its package in the driver store', () => {
  const lines: string[] = [];
  runSoftwareQueue(complete().transaction, ({ line }) => {
    lines.push(line);
    return { kind: 'ended', exitCode: 0, took: 1 };
  });
  const folder =
    /^"C:\\Windows\\System32\\DriverStore\\FileRepository\\fabpanel\.inf_amd64_[0-9a-f]{16}\\fabreg\.exe" /i;
  expect(lines[2]).toMatch(folder);
});

it('a second toaster registers its own component, and runs nothing else again', () => {
  const breakfast = complete();
  breakfast.run();
  breakfast.plug('B2');
  breakfast.install('toaster');
  breakfast.install('panel');
  expect(breakfast.run().map(line => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'passed over FabrikamToastApp',
    'passed over FabrikamPanel',
    'ran FabrikamRegistration 1.0.0.0',
  ]);
});

it('what failed runs when the component is updated, in its new version', () => {
  const breakfast = complete();
  expect(breakfast.run(1603).every(line => line.startsWith('failed'))).toBe(true);
  expect(breakfast.run()).toEqual([]);
  breakfast.install('panel-2');
  expect(breakfast.run().map(line => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'ran FabrikamPanel 1.1.0.0',
    'ran FabrikamRegistration 1.1.0.0',
  ]);
});

it('the extension stays over a base driver that is installed again, and its components with it', () => {
  const breakfast = complete();
  const { components } = breakfast;
  breakfast.run();
  breakfast.install('toaster', DIIRFLAG_FORCE_INF);
  expect([breakfast.browning, breakfast.components]).toEqual([6, components]);
  expect(breakfast.run()).toEqual(['passed over FabrikamToastApp']);
});

it('components and what they register go with the toaster, what ran stays', () => {
  const breakfast = complete();
  breakfast.run();
  breakfast.unplug('A1');
  expect(breakfast.components).toEqual([]);
  breakfast.plug('A1');
  expect(breakfast.components).toHaveLength(2);
  expect(breakfast.run()).toEqual([]);
});

it('an extension that comes later is applied over the driver that the toaster has', () => {
  const breakfast = new Breakfast();
  breakfast.install('toaster');
  breakfast.run();
  breakfast.install('extension');
  expect([breakfast.browning, breakfast.components.length, breakfast.queue]).toEqual([
    6,
    2,
    ['FabrikamToastApp'],
  ]);
});

it('an extension that is applied already is no update', () => {
  const breakfast = complete();
  const of = { inf: infOf('extension'), hardwareId: 'USB\\VID_1209&PID_7058', flags: 0 };
  expect(breakfast.api.UpdateDriverForPlugAndPlayDevices(of)).toMatchObject({ ret: false, err: 259 });
});

it('an extension for a device without driver is no driver', () => {
  const breakfast = new Breakfast();
  const of = { inf: infOf('extension'), hardwareId: 'USB\\VID_1209&PID_7058', flags: 0 };
  expect(breakfast.api.UpdateDriverForPlugAndPlayDevices(of)).toMatchObject({ ret: false, err: 0xe0000228 });
});

it('an extension that is uninstalled leaves the driver, without components and with its own setting', () => {
  const breakfast = complete();
  breakfast.run();
  expect(breakfast.api.DiUninstallDriver({ inf: infOf('extension'), flags: 0 }).err).toBe(0);
  expect([breakfast.state(TOASTER), breakfast.components]).toEqual([{ kind: 'started' }, []]);
  expect(breakfast.browning).toBe(4);
});
