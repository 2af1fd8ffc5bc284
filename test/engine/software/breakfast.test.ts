import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createSoftwareKey, softwareKey } from '../../../src/engine/devices/index.ts';
import { enumerate, PnpWork, readState, startDevice } from '../../../src/engine/pnp/index.ts';
import { type Installation, performDeviceSection } from '../../../src/engine/sections/index.ts';
import { choose, type DriverNode, matchPackage, selectingWindows } from '../../../src/engine/select/index.ts';
import {
  applyExtensions,
  queueSoftware,
  readExtensions,
  runSoftwareQueue,
} from '../../../src/engine/software/index.ts';
import { fileName, importPackage, storeLocation } from '../../../src/engine/store/index.ts';
import { type NamedInf, openInf, readVersion } from '../../../src/inf/index.ts';
import { dword, type Hardware, listOf, numberOf } from '../../../src/machine/index.ts';
import { origin } from '../../machine/machines.ts';
import { Bench, DIRECTORIES, memoryMachine, TRUSTED } from '../store/machine.ts';

const EXAMPLE = 'examples/breakfast';
const TOASTER = 'USB\\VID_1209&PID_7058\\A1';
const EXTENSION = '{7d0b8a44-5a0c-4f3e-9f61-3d9a4be52b17}';
const ENUM = 'HKLM\\SYSTEM\\CurrentControlSet\\Enum';
const REPOSITORY = 'C:\\Windows\\System32\\DriverStore\\FileRepository';

/** A Windows that installs what is plugged in from its store, as far as these packages need it. */
class Kitchen {
  readonly bench: Bench = new Bench(memoryMachine('10.0.26100'));
  readonly #packages: NamedInf[] = [];
  readonly #folders = new Map<NamedInf, string>();

  get transaction(): Bench['transaction'] {
    return this.bench.transaction;
  }
  get #pnp(): PnpWork {
    return new PnpWork({ transaction: this.transaction, call: 'the test' });
  }

  /** Stages a package of the example; what is plugged in is installed anew. */
  stage(name: string): void {
    const folder = `${EXAMPLE}/${name}`;
    for (const file of readdirSync(folder)) {
      const bytes = new Uint8Array(readFileSync(`${folder}/${file}`));
      this.bench.put(`D:\\${name}\\${file}`, this.transaction.volume.content(bytes));
    }
    const inf = readdirSync(folder).find(file => file.endsWith('.inf'))!;
    const options = { verifier: TRUSTED, consent: undefined, copyFirst: false, importFlags: 0 } as const;
    const outcome = importPackage(this.bench.work, `D:\\${name}\\${inf}`, options);
    expect([name, outcome.code]).toEqual([name, 0]);
    const path = `${DIRECTORIES.windows}\\INF\\${outcome.inf}`;
    const where = storeLocation(this.bench.work, path)!;
    const store = where.slice(0, where.lastIndexOf('\\'));
    const opened = openInf(this.transaction.volume.file(path)!.bytes()!, {
      directories: { ...DIRECTORIES, package: store },
    });
    if (!opened.ok) throw new Error(`${path} does not open`);
    const source = { name: fileName(path), inf: opened.inf };
    this.#packages.push(source);
    this.#folders.set(source, store);
  }

  plug(hardware: Hardware): void {
    this.transaction.change({ kind: 'presence', name: hardware.name, after: hardware }, origin);
    this.settle();
  }

  /** Installs whatever wants it until nothing does, and a device whose driver can be bettered by force. */
  settle(again: readonly string[] = []): void {
    const queue = [...again, ...enumerate(this.#pnp).wanting.map(({ id }) => id)];
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      queue.push(...this.#install(id).map(one => one.id));
    }
  }

  #install(id: string): readonly { readonly id: string }[] {
    const { registry, facts } = this.transaction;
    const list = (name: string): readonly string[] => listOf(registry.value(`${ENUM}\\${id}`, name)) ?? [];
    const device = { hardwareIds: list('HardwareID'), compatibleIds: list('CompatibleIDs') };
    const windows = selectingWindows(facts);
    const { chosen, extensions } = choose(
      this.#packages.flatMap(source => matchPackage({ source, signature: 'whql' }, device, windows)),
    );
    if (!chosen) return [];
    this.#perform(id, chosen);
    const applied = applyExtensions(
      this.transaction,
      id,
      extensions.map(node => ({
        installation: this.#installation(id, node),
        source: node.package.source,
        section: node.section.section,
      })),
    );
    expect(applied.map(({ refusal }) => refusal)).toEqual(extensions.map(() => undefined));
    queueSoftware(this.#installation(id, chosen), chosen.package.source, chosen.section.section);
    this.transaction.change(
      { kind: 'value', key: `${ENUM}\\${id}`, name: 'ConfigFlags', after: dword(0) },
      origin,
    );
    return startDevice(this.#pnp, id).wanting;
  }

  #perform(id: string, node: DriverNode): void {
    const guid = readVersion(node.package.source.inf).classGuid!.value;
    if (!softwareKey(this.transaction, id)) createSoftwareKey(this.transaction, id, guid, origin);
    const installation = this.#installation(id, node);
    for (const kind of ['DDInstall', 'DDInstall.HW', 'DDInstall.Services'] as const) {
      const { refusal } = performDeviceSection(installation, node.package.source, node.section.section, kind);
      expect([id, kind, refusal]).toEqual([id, kind, undefined]);
    }
  }

  #installation(id: string, node: DriverNode): Installation {
    return {
      transaction: this.transaction,
      program: 'amd64',
      view: { bits: 64 },
      directories: { ...DIRECTORIES, package: this.#folders.get(node.package.source)! },
      files: { receive: () => undefined, commit: () => undefined },
      resolve: () => undefined,
      keys: {
        'software key': softwareKey(this.transaction, id) ?? '',
        'hardware key': `${ENUM}\\${id}\\Device Parameters`,
      },
      device: { instanceId: id },
    };
  }

  browning(id = TOASTER): number | undefined {
    return numberOf(this.transaction.registry.value(`${ENUM}\\${id}\\Device Parameters`, 'Browning'));
  }

  get tree(): string[] {
    return this.transaction.running
      .list('devnode')
      .map(({ name }) => name)
      .filter(name => !name.startsWith('HTREE'));
  }

  state(id: string): unknown {
    return readState(this.#pnp, id);
  }

  /** Runs the queue; tells what became of each, without the folder of the store. */
  run(exitCode = 0): string[] {
    return runSoftwareQueue(this.transaction, () => ({ kind: 'ended', exitCode, took: 100 })).map(
      ({ did, name, version, command }) =>
        [did, name, version, command?.replace(/"[^"]*\\(\w+\.\w+)"/, '"…\\$1"')].filter(Boolean).join(' '),
    );
  }
}

function toaster(serial: string): Hardware {
  return {
    name: serial,
    deviceId: 'USB\\VID_1209&PID_7058',
    instanceId: serial,
    uniqueId: true,
    hardwareIds: ['USB\\VID_1209&PID_7058&REV_0100', 'USB\\VID_1209&PID_7058'],
    compatibleIds: ['USB\\Class_ff'],
    capabilities: 4,
  };
}

function kitchen(...packages: readonly string[]): Kitchen {
  const made = new Kitchen();
  for (const name of packages) made.stage(name);
  made.plug(toaster('A1'));
  return made;
}

const MSI = 'msiexec /i "…\\fabpanel.msi" ALLUSERS=1 /quiet /qn /promptrestart';
const APP = 'FabrikamToastApp pfn://Fabrikam.ToastApp_0123456789abc';

it('the base driver alone: its own setting, no component, no software', () => {
  const made = kitchen('toaster');
  expect([made.tree, made.state(TOASTER)]).toEqual([[TOASTER], { kind: 'started' }]);
  expect([made.browning(), made.run()]).toEqual([4, []]);
});

it('an extension without a base driver installs nothing', () => {
  const made = kitchen('extension', 'panel');
  expect([made.tree, made.state(TOASTER), made.run()]).toEqual([[TOASTER], { kind: 'problem', code: 1 }, []]);
});

it('base, extension and component: the setting over that of the base, two components, software once and for each', () => {
  const made = kitchen('toaster', 'extension', 'panel');
  expect(made.browning()).toBe(6);
  const [panel, recipes, device] = made.tree;
  expect([panel, recipes, device]).toEqual([
    expect.stringMatching(/^SWD\\DRIVERENUM\\\{7D0B8A44-.*\}#FABRIKAMPANEL&/),
    expect.stringMatching(/^SWD\\DRIVERENUM\\\{7D0B8A44-.*\}#FABRIKAMRECIPES&/),
    TOASTER,
  ]);
  expect([made.state(panel!), made.state(recipes!)]).toEqual([
    { kind: 'started' },
    { kind: 'problem', code: 1 }, // nobody staged a driver for the recipes
  ]);
  expect(made.run()).toEqual([
    `ran ${APP}`,
    `ran FabrikamPanel 1.0.0.0 ${MSI}`,
    `ran FabrikamRegistration 1.0.0.0 "…\\fabreg.exe" /register ${panel}`,
  ]);
  expect(made.run()).toEqual([]);
});

it('a second toaster registers its own component, and runs nothing else again', () => {
  const made = kitchen('toaster', 'extension', 'panel');
  made.run();
  made.plug(toaster('B2'));
  expect(made.run().map(line => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'passed over FabrikamToastApp',
    'passed over FabrikamPanel',
    'ran FabrikamRegistration 1.0.0.0',
  ]);
});

it('the program lies in the folder of its package in the store', () => {
  const made = kitchen('toaster', 'extension', 'panel');
  const lines: string[] = [];
  runSoftwareQueue(made.transaction, ({ line }) => {
    lines.push(line);
    return { kind: 'ended', exitCode: 0, took: 1 };
  });
  expect(lines[2]).toMatch(
    /^"C:\\Windows\\System32\\DriverStore\\FileRepository\\fabpanel\.inf_amd64_[0-9a-f]{16}\\fabreg\.exe" /,
  );
  expect(made.transaction.volume.list(REPOSITORY)).toHaveLength(3);
});

it('what failed runs when the component is updated; what ran is updated', () => {
  const made = kitchen('toaster', 'extension', 'panel');
  const [panel] = made.tree;
  expect(made.run(1603).every(line => line.startsWith('failed'))).toBe(true);
  expect(made.run()).toEqual([]);
  made.stage('panel-2');
  made.settle([panel!]);
  expect(made.run().map(line => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'ran FabrikamPanel 1.1.0.0',
    'ran FabrikamRegistration 1.1.0.0',
  ]);
});

it('the extension stays over a base that is installed again, and its components with it', () => {
  const made = kitchen('toaster', 'extension', 'panel');
  const before = made.tree;
  made.run();
  made.settle([TOASTER]);
  expect([made.browning(), made.tree]).toEqual([6, before]);
  expect(readExtensions(made.transaction, TOASTER).map(({ extensionId }) => extensionId)).toEqual([
    EXTENSION,
  ]);
  expect(made.run()).toEqual([`passed over ${APP.split(' ')[0]}`]);
});
