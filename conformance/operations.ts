import type {
  InfContext,
  InfHandle,
  InfInformation,
  Reply,
  ReturnBuffer,
  SetupApi,
} from '../src/setupapi/index.ts';
import type { Expectation } from './cases.ts';
import { plain } from './kinds.ts';
import { CaseFault, numberOf, type World } from './world.ts';

/** What a step gives: places filled in. */
type Inputs = Readonly<Record<string, unknown>>;

/** How an operation is carried out: the inputs that it reads, its answer, and what `save` keeps of it. */
interface Operation {
  readonly reads: readonly string[];
  readonly run: (world: World, inputs: Inputs) => Outcome;
}

interface Outcome {
  readonly answer: Expectation;
  readonly keep?: unknown;
}

const BUFFER = ['buffer', 'size'];

/** Every operation that a step may name. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'file.write': {
    reads: ['path', 'text', 'base64'],
    run: (world, { path, text, base64 }) => {
      const latin1 =
        base64 === undefined ? String(text) : Buffer.from(String(base64), 'base64').toString('latin1');
      world.writeFile(String(path), latin1);
      return { answer: { ret: true } };
    },
  },
  'file.delete': {
    reads: ['path'],
    run: ({ machine }, { path }) => {
      const before = machine.volume.file(String(path));
      if (before) machine.apply({ kind: 'file', path: String(path), before });
      return { answer: { ret: before !== undefined, out: { existed: before !== undefined } } };
    },
  },
  'file.exists': {
    reads: ['path'],
    run: ({ machine }, { path }) => {
      const exists =
        machine.volume.file(String(path)) !== undefined || machine.volume.directory(String(path));
      return { answer: { ret: exists, out: { exists } } };
    },
  },
  'inf.open': {
    reads: ['text', 'style'],
    run: (world, { text, style }) => opened(world.openInf(String(text), style)),
  },
  'inf.openPath': { reads: ['path'], run: (world, { path }) => opened(world.openPath(String(path))) },
  SetupCloseInfFile: call(['inf'], (api, { inf }) => api.SetupCloseInfFile({ inf: handle(inf) })),
  SetupEnumInfSections: call(['inf', 'index', ...BUFFER], (api, { inf, index, ...to }) =>
    api.SetupEnumInfSections({ inf: handle(inf), index: Number(index), ...buffer(to) }),
  ),
  SetupGetLineCount: call(['inf', 'section'], (api, { inf, section }) =>
    api.SetupGetLineCount({ inf: handle(inf), section: String(section) }),
  ),
  SetupFindFirstLine: call(
    ['inf', 'section', 'key'],
    (api, { inf, section, key }) =>
      api.SetupFindFirstLine({ inf: handle(inf), section: String(section), key: textOrNull(key) }),
    'context',
  ),
  SetupFindNextLine: call(
    ['context'],
    (api, { context }) => api.SetupFindNextLine({ context: context as InfContext }),
    'context',
  ),
  SetupFindNextMatchLine: call(
    ['context', 'key'],
    (api, { context, key }) =>
      api.SetupFindNextMatchLine({ context: context as InfContext, key: textOrNull(key) }),
    'context',
  ),
  SetupGetLineByIndex: call(
    ['inf', 'section', 'index'],
    (api, { inf, section, index }) =>
      api.SetupGetLineByIndex({ inf: handle(inf), section: String(section), index: Number(index) }),
    'context',
  ),
  SetupGetLineText: call(['inf', 'section', 'key', 'context', ...BUFFER], (api, of) => {
    const { inf, section, key, context, ...to } = of;
    return api.SetupGetLineText(
      context
        ? { context: context as InfContext, ...buffer(to) }
        : { inf: handle(inf), section: String(section), key: String(key), ...buffer(to) },
    );
  }),
  SetupGetFieldCount: call(['context'], (api, { context }) =>
    api.SetupGetFieldCount({ context: context as InfContext }),
  ),
  SetupGetStringField: fieldCall('SetupGetStringField'),
  SetupGetIntField: fieldCall('SetupGetIntField'),
  SetupGetMultiSzField: fieldCall('SetupGetMultiSzField'),
  SetupGetBinaryField: fieldCall('SetupGetBinaryField'),
  pSetupGetField: call(['context', 'index'], (api, { context, index }) => {
    const answer = api.pSetupGetField({ context: context as InfContext, index: Number(index) });
    return { ...answer, value: answer.value ?? null, length: answer.value?.length };
  }),
  SetupDiGetActualSectionToInstall: call(['inf', 'section', ...BUFFER], (api, { inf, section, ...to }) =>
    api.SetupDiGetActualSectionToInstall({ inf: handle(inf), section: String(section), ...buffer(to) }),
  ),
  SetupGetTargetPath: call(
    ['inf', 'section', 'lineOf', ...BUFFER],
    (api, { inf, section, lineOf, ...to }) => {
      const context =
        lineOf === undefined
          ? null
          : api.SetupFindFirstLine({ inf: handle(inf), section: String(lineOf) }).context;
      const list = { context: context ?? null, section: textOrNull(section) };
      const answer = api.SetupGetTargetPath({ inf: handle(inf), ...list, ...buffer(to) });
      return { ...answer, requiredMatchesPath: answer.required === (answer.path?.length ?? -1) + 1 };
    },
  ),
  SetupGetSourceInfo: call(['inf', 'sourceId', 'info', ...BUFFER], (api, { inf, sourceId, info, ...to }) =>
    api.SetupGetSourceInfo({
      inf: handle(inf),
      sourceId: Number(sourceId),
      info: numberOf(info),
      ...buffer(to),
    }),
  ),
  SetupGetSourceFileLocation: call(['inf', 'file', ...BUFFER], (api, { inf, file, ...to }) =>
    api.SetupGetSourceFileLocation({ inf: handle(inf), file: textOrNull(file), ...buffer(to) }),
  ),
  SetupGetInfInformation: call(
    ['spec', 'search', 'requiredPtr', ...BUFFER],
    (api, { spec, search, requiredPtr, ...to }) => {
      const of = { spec: spec as InfHandle | string | null, search: numberOf(search), ...buffer(to) };
      const { required, ...answer } = api.SetupGetInfInformation(of);
      const told = requiredPtr === null ? undefined : required;
      return { ...answer, required: told, requiredUnchanged: told === undefined };
    },
    'information',
  ),
  SetupQueryInfFileInformation: call(
    ['information', 'index', ...BUFFER],
    (api, { information, index, ...to }) =>
      api.SetupQueryInfFileInformation({
        information: information as InfInformation,
        index: Number(index),
        ...buffer(to),
      }),
  ),
};

/** An operation that is one call; `kept` is the output that `save` keeps. */
function call(
  reads: readonly string[],
  run: (api: SetupApi, inputs: Inputs) => Reply & { readonly [output: string]: unknown },
  kept?: string,
): Operation {
  return {
    reads,
    run: (world, inputs) => {
      const { ret, err, ...out } = world.call(api => run(api, inputs));
      return { answer: { ret, err, out }, keep: kept === undefined ? undefined : out[kept] };
    },
  };
}

function fieldCall(
  name: 'SetupGetStringField' | 'SetupGetIntField' | 'SetupGetMultiSzField' | 'SetupGetBinaryField',
): Operation {
  return call(['context', 'index', ...BUFFER], (api, { context, index, ...to }) => {
    const answer = api[name]({ context: context as InfContext, index: Number(index), ...buffer(to) });
    return { ...answer, value: plain(answer.value) };
  });
}

function opened({ ret, err, inf, errorLine }: ReturnType<World['openInf']>): Outcome {
  return { answer: { ret, err, out: { errLine: errorLine } }, keep: inf };
}

function handle(value: unknown): InfHandle | null {
  if (value === null || typeof value === 'number') return value as InfHandle | null;
  throw new CaseFault(`no handle: ${value}`);
}

function textOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}

function buffer({ buffer, size }: Inputs): ReturnBuffer {
  return { ...(buffer === null && { buffer }), ...(size !== undefined && { size: Number(size) }) };
}
