import { win32 } from '../src/base/index.ts';
import {
  binary,
  dword,
  expandSz,
  multiSz,
  numberOf,
  REG_BINARY,
  REG_DWORD,
  REG_EXPAND_SZ,
  REG_MULTI_SZ,
  REG_NONE,
  REG_QWORD,
  REG_SZ,
  sz,
  type Value,
} from '../src/machine/index.ts';
import type { RegistryKey } from '../src/setupapi/index.ts';
import { call, type Inputs, infHandle, type Operation, textOf, textOrNull, whole } from './operation.ts';
import { CaseFault, numberOf as flagsOf, type World } from './world.ts';

const TYPES: Readonly<Record<number, string>> = {
  [REG_NONE]: 'REG_NONE',
  [REG_SZ]: 'REG_SZ',
  [REG_EXPAND_SZ]: 'REG_EXPAND_SZ',
  [REG_BINARY]: 'REG_BINARY',
  [REG_DWORD]: 'REG_DWORD',
  [REG_MULTI_SZ]: 'REG_MULTI_SZ',
  [REG_QWORD]: 'REG_QWORD',
};

const SERVICE_DISABLED = 4;

/** Sections carried out, and what the cases do with registry and services around them. */
export const SECTION_OPERATIONS: Readonly<Record<string, Operation>> = {
  SetupInstallFromInfSection: call(
    ['inf', 'section', 'flags', 'sourceRoot', 'copyFlags', 'callback'],
    (api, { inf, section, flags, sourceRoot, copyFlags, callback }) => {
      if (callback) throw new CaseFault('callbacks are not given on');
      return api.SetupInstallFromInfSection({
        inf: infHandle(inf),
        section: textOf(section),
        flags: flagsOf(flags),
        sourceRoot: textOrNull(sourceRoot),
        ...(copyFlags !== undefined && { style: flagsOf(copyFlags) }),
      });
    },
  ),
  SetupInstallServicesFromInfSection: call(['inf', 'section', 'flags'], (api, { inf, section, flags }) =>
    api.SetupInstallServicesFromInfSection({
      inf: infHandle(inf),
      section: textOf(section),
      flags: flagsOf(flags),
    }),
  ),
  InstallHinfSection: call(['section', 'mode', 'path'], (api, { section, mode, path }) =>
    api.InstallHinfSection({ section: textOf(section), mode: whole(mode), path: textOf(path) }),
  ),
  'reg.createKey': registryCall([], (world, key) => {
    world.change({ kind: 'key', key, after: true });
    return {};
  }),
  'reg.deleteTree': registryCall([], (world, key) => {
    if (world.transaction.registry.has(key)) world.change({ kind: 'key', key, after: false });
    return {};
  }),
  'reg.keyExists': registryCall([], (world, key) => ({ exists: world.transaction.registry.has(key) })),
  'reg.set': registryCall(['value', 'type', 'data'], (world, key, { value, type, data }) => {
    world.change({ kind: 'value', key, name: textOf(value), after: valueOfType(type, data) });
    return {};
  }),
  'reg.get': registryCall(['value'], (world, key, { value }) =>
    told(world.transaction.registry.value(key, textOf(value))),
  ),
  'reg.deleteKey': {
    reads: ['root', 'key'],
    run: (world, { root, key: name }) => {
      const key = `${textOf(root)}\\${textOf(name)}`;
      const { registry } = world.transaction;
      const ret = registry.has(key) && registry.keys(key).length === 0;
      if (ret) world.change({ kind: 'key', key, after: false });
      return { answer: { ret } };
    },
  },
  'reg.deleteValue': registryCall(['value'], (world, key, { value }) => {
    world.change({ kind: 'value', key, name: textOf(value) });
    return {};
  }),
  'reg.getIn': {
    reads: ['key', 'value'],
    run: (world, { key, value }) => {
      const found = world.transaction.registry.value((key as RegistryKey).path, textOf(value));
      return { answer: { ret: found !== undefined, out: told(found) } };
    },
  },
  'reg.setIn': {
    reads: ['key', 'value', 'type', 'data'],
    run: (world, { key, value, type, data }) => {
      const after = valueOfType(type, data);
      world.change({ kind: 'value', key: (key as RegistryKey).path, name: textOf(value), after });
      return { answer: { ret: true } };
    },
  },
  'reg.close': { reads: ['key'], run: () => ({ answer: { ret: true } }) },
  'service.exists': {
    reads: ['name'],
    run: (world, { name }) => {
      const exists = world.transaction.registry.has(serviceKey(name));
      return { answer: { ret: exists, out: { exists } } };
    },
  },
  'service.start': { reads: ['name'], run: startService },
  'service.delete': {
    reads: ['name'],
    run: (world, { name }) => {
      const key = serviceKey(name);
      const ret = world.transaction.registry.has(key);
      if (ret) world.change({ kind: 'key', key, after: false });
      return { answer: { ret, err: ret ? 0 : win32('ERROR_SERVICE_DOES_NOT_EXIST') } };
    },
  },
  'file.copyTool': {
    reads: ['tool', 'path'],
    run: (world, { tool, path }) => {
      world.writeFile(textOf(path), `the program ${textOf(tool)}`);
      return { answer: { ret: true } };
    },
  },
};

/** An operation on the registry key that the inputs `root` and `key` name. */
function registryCall(
  reads: readonly string[],
  run: (world: World, key: string, inputs: Inputs) => Inputs,
): Operation {
  return {
    reads: ['root', 'key', ...reads],
    run: (world, inputs) => {
      const out = run(world, `${textOf(inputs.root)}\\${textOf(inputs.key)}`, inputs);
      return { answer: { ret: true, out } };
    },
  };
}

/** What is told of a value: type by name, data as the cases write them, and size in bytes. */
function told(value: Value | undefined): Inputs {
  if (!value) return { exists: false };
  const { type, data } = value;
  const bytes = data instanceof Uint8Array ? data.length : undefined;
  return {
    exists: true,
    type: TYPES[type] ?? type,
    data: bytes === undefined ? data : [...(data as Uint8Array)],
    bytes,
  };
}

function valueOfType(type: unknown, data: unknown): Value {
  if (type === 'REG_SZ') return sz(textOf(data));
  if (type === 'REG_EXPAND_SZ') return expandSz(textOf(data));
  if (type === 'REG_DWORD') return dword(whole(data));
  if (type === 'REG_MULTI_SZ') return multiSz(data as string[]);
  if (type === 'REG_BINARY') return binary(data as number[]);
  throw new CaseFault(`no such type: ${JSON.stringify(type)}`);
}

function startService(world: World, { name }: Inputs): ReturnType<Operation['run']> {
  const { registry, running } = world.transaction;
  const key = serviceKey(name);
  const refused = (error: string): ReturnType<Operation['run']> => ({
    answer: { ret: false, err: win32(error) },
  });
  if (!registry.has(key)) return refused('ERROR_SERVICE_DOES_NOT_EXIST');
  if (running.state('service', textOf(name))) return refused('ERROR_SERVICE_ALREADY_RUNNING');
  if (numberOf(registry.value(key, 'Start')) === SERVICE_DISABLED) return refused('ERROR_SERVICE_DISABLED');
  world.change({ kind: 'running', what: 'service', name: textOf(name), after: { state: 'running' } });
  return { answer: { ret: true } };
}

function serviceKey(name: unknown): string {
  return `HKLM\\SYSTEM\\CurrentControlSet\\Services\\${textOf(name)}`;
}
