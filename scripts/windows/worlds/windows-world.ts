import { spawnSync } from 'node:child_process';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { win32 } from '../../../src/base/index.ts';
import { sha256 } from '../../../src/machine/folder/index.ts';
import { MemoryMachine } from '../../../src/machine/memory/index.ts';
import {
  type Command,
  DIGCF_ALLCLASSES,
  type Ran,
  type SetupApi,
  SPDRP_HARDWAREID,
  Unanswered,
} from '../../../src/setupapi/index.ts';
import { systemDesk } from '../../../src/windows/act/index.ts';
import { type Windows, windowsSetupApi } from '../../../src/windows/index.ts';
import { registryKeys, takeKeys } from '../../../src/windows/state/index.ts';
import { FOLDERS_READ, KEYS_READ, SET, SYSTEM_FOLDER } from './items.ts';
import { answeringNoSuchDevice, DRIVE, type World } from './play.ts';

/** The running Windows, with the medium in its drive. */
export function windowsWorld(windows: Windows): World {
  const api = windowsSetupApi(windows);
  const first = new Set(pathsHere());
  const inf = readFileSync(`${DRIVE}\\kettle.inf`);
  return {
    api: answeringNoSuchDevice(api, id => hasDevice(api, id)),
    desk: {
      ...systemDesk(windows, FACTS),
      run,
      ask: question => {
        throw new Unanswered(question);
      },
      tell: () => undefined,
    },
    application: readFileSync(`${DRIVE}\\setup.application.yaml`, 'utf8'),
    published: () => filesIn('C:\\Windows\\INF').find(path => inf.equals(readFileSync(path))),
    registry: () => {
      const machine = new MemoryMachine({ facts: FACTS, digest: sha256 });
      const read = registryKeys(windows);
      takeKeys(machine, path => read(path.replace(SET, LINK)), KEYS_READ);
      return machine.registry;
    },
    files: () =>
      Object.fromEntries(
        pathsHere()
          .filter(path => !first.has(path))
          .map(path => [path.toLowerCase(), sha256(readFileSync(path))]),
      ),
  };
}

/** In Wine it is a key and no link, and no control set has a number. */
const LINK = 'HKLM\\SYSTEM\\CurrentControlSet';

/** Of no matter: what is read is read as it is. */
const FACTS = {
  version: { major: 10, minor: 0, build: 18362 },
  architecture: 'amd64',
  productType: 'workstation',
  suiteMask: 0,
  servicePack: 0,
  edition: '',
  sMode: false,
} as const;

function hasDevice(api: SetupApi, hardwareId: string): boolean {
  const { set } = api.SetupDiGetClassDevs({ class: null, flags: DIGCF_ALLCLASSES });
  for (let index = 0; ; index++) {
    const { device } = api.SetupDiEnumDeviceInfo({ set, index });
    if (!device) return false;
    const { value } = api.SetupDiGetDeviceRegistryProperty({ set, device, property: SPDRP_HARDWAREID });
    if (Array.isArray(value) && value.includes(hardwareId)) return true;
  }
}

function run({ line, directory }: Command): Ran {
  const [, file = '', rest = ''] = /^"([^"]*)"\s*(.*)$/.exec(line) ?? /^(\S*)\s*(.*)$/.exec(line) ?? [];
  const { status, error } = spawnSync(file, rest === '' ? [] : [rest], {
    stdio: 'ignore',
    windowsVerbatimArguments: true,
    ...(directory !== undefined && { cwd: directory }),
  });
  return error || status === null ? { error: win32('ERROR_GEN_FAILURE') } : { exitCode: status };
}

function pathsHere(): string[] {
  return [...filesIn(SYSTEM_FOLDER), ...FOLDERS_READ.flatMap(below)];
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function filesIn(folder: string): string[] {
  return entriesIn(folder)
    .filter(one => one.isFile())
    .map(({ name }) => join(folder, name));
}

function below(folder: string): string[] {
  const folders = entriesIn(folder).filter(one => one.isDirectory());
  return [...filesIn(folder), ...folders.flatMap(({ name }) => below(join(folder, name)))];
}
