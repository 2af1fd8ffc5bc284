import {
  binary,
  dword,
  expandSz,
  multiSz,
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
  'reg.createKey': registryCall([], ({ on }, key) => {
    on.makeKey(key);
    return {};
  }),
  'reg.deleteTree': registryCall([], ({ on }, key) => {
    on.deleteTree(key);
    return {};
  }),
  'reg.keyExists': registryCall([], ({ on }, key) => ({ exists: on.hasKey(key) })),
  'reg.set': registryCall(['value', 'type', 'data'], ({ on }, key, { value, type, data }) => {
    on.setValue(key, textOf(value), valueOfType(type, data));
    return {};
  }),
  'reg.get': registryCall(['value'], ({ on }, key, { value }) => told(on.value(key, textOf(value)))),
  'reg.deleteKey': {
    reads: ['root', 'key'],
    run: ({ on }, { root, key }) => ({ answer: { ret: on.deleteKey(`${textOf(root)}\\${textOf(key)}`) } }),
  },
  'reg.deleteValue': registryCall(['value'], ({ on }, key, { value }) => {
    on.deleteValue(key, textOf(value));
    return {};
  }),
  'reg.getIn': {
    reads: ['key', 'value'],
    run: ({ on }, { key, value }) => {
      const found = on.value((key as RegistryKey).path, textOf(value));
      return { answer: { ret: found !== undefined, out: told(found) } };
    },
  },
  'reg.setIn': {
    reads: ['key', 'value', 'type', 'data'],
    run: ({ on }, { key, value, type, data }) => {
      on.setValue((key as RegistryKey).path, textOf(value), valueOfType(type, data));
      return { answer: { ret: true } };
    },
  },
  'reg.close': { reads: ['key'], run: () => ({ answer: { ret: true } }) },
  'service.exists': {
    reads: ['name'],
    run: ({ on }, { name }) => {
      const exists = on.hasService(textOf(name));
      return { answer: { ret: exists, out: { exists } } };
    },
  },
  'service.start': {
    reads: ['name'],
    run: ({ on }, { name }) => ({ answer: { ...on.startService(textOf(name)) } }),
  },
  'service.delete': {
    reads: ['name'],
    run: ({ on }, { name }) => ({ answer: { ...on.deleteService(textOf(name)) } }),
  },
  'file.copyTool': {
    reads: ['tool', 'path'],
    run: ({ on }, { tool, path }) => {
      on.copyTool(textOf(tool), textOf(path));
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
