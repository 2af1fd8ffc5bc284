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
export type Inputs = Readonly<Record<string, unknown>>;

/** How an operation is carried out: the inputs that it reads, its answer, and what `save` keeps of it. */
export interface Operation {
  readonly reads: readonly string[];
  readonly run: (world: World, inputs: Inputs) => Outcome;
}

export interface Outcome {
  readonly answer: Expectation;
  readonly keep?: unknown;
}

export const BUFFER: readonly string[] = ['buffer', 'size'];

/** Every operation that a step may name. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'file.write': {
    reads: ['path', 'text', 'base64'],
    run: (world, { path, text, base64 }) => {
      const latin1 =
        base64 === undefined ? textOf(text) : Buffer.from(textOf(base64), 'base64').toString('latin1');
      world.writeFile(textOf(path), latin1);
      return { answer: { ret: true } };
    },
  },
  'file.delete': {
    reads: ['path'],
    run: (world, { path }) => {
      const existed = world.transaction.volume.file(textOf(path)) !== undefined;
      if (existed) world.change({ kind: 'file', path: textOf(path) });
      return { answer: { ret: existed, out: { existed } } };
    },
  },
  'file.exists': {
    reads: ['path'],
    run: ({ transaction: { volume } }, { path }) => {
      const exists = volume.file(textOf(path)) !== undefined || volume.directory(textOf(path));
      return { answer: { ret: exists, out: { exists } } };
    },
  },
  'inf.open': {
    reads: ['text', 'style'],
    run: (world, { text, style }) => opened(world.openInf(textOf(text), style)),
  },
  'inf.openPath': { reads: ['path'], run: (world, { path }) => opened(world.openPath(textOf(path))) },
  SetupCloseInfFile: call(['inf'], (api, { inf }) => api.SetupCloseInfFile({ inf: handle(inf) })),
  SetupEnumInfSections: call(['inf', 'index', ...BUFFER], (api, { inf, index, ...to }) =>
    api.SetupEnumInfSections({ inf: handle(inf), index: whole(index), ...buffer(to) }),
  ),
  SetupGetLineCount: call(['inf', 'section'], (api, { inf, section }) =>
    api.SetupGetLineCount({ inf: handle(inf), section: textOf(section) }),
  ),
  SetupFindFirstLine: call(
    ['inf', 'section', 'key'],
    (api, { inf, section, key }) =>
      api.SetupFindFirstLine({ inf: handle(inf), section: textOf(section), key: textOrNull(key) }),
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
      api.SetupGetLineByIndex({ inf: handle(inf), section: textOf(section), index: whole(index) }),
    'context',
  ),
  SetupGetLineText: call(['inf', 'section', 'key', 'context', ...BUFFER], (api, of) => {
    const { inf, section, key, context, ...to } = of;
    return api.SetupGetLineText(
      context
        ? { context: context as InfContext, ...buffer(to) }
        : { inf: handle(inf), section: textOf(section), key: textOf(key), ...buffer(to) },
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
    const answer = api.pSetupGetField({ context: context as InfContext, index: whole(index) });
    return { ...answer, value: answer.value ?? null, length: answer.value?.length };
  }),
  SetupDiGetActualSectionToInstall: call(['inf', 'section', ...BUFFER], (api, { inf, section, ...to }) =>
    api.SetupDiGetActualSectionToInstall({ inf: handle(inf), section: textOf(section), ...buffer(to) }),
  ),
  SetupGetTargetPath: call(
    ['inf', 'section', 'lineOf', ...BUFFER],
    (api, { inf, section, lineOf, ...to }) => {
      const context =
        lineOf === undefined
          ? null
          : api.SetupFindFirstLine({ inf: handle(inf), section: textOf(lineOf) }).context;
      const list = { context: context ?? null, section: textOrNull(section) };
      const answer = api.SetupGetTargetPath({ inf: handle(inf), ...list, ...buffer(to) });
      return { ...answer, requiredMatchesPath: answer.required === (answer.path?.length ?? -1) + 1 };
    },
  ),
  SetupGetSourceInfo: call(['inf', 'sourceId', 'info', ...BUFFER], (api, { inf, sourceId, info, ...to }) =>
    api.SetupGetSourceInfo({
      inf: handle(inf),
      sourceId: whole(sourceId),
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
        index: whole(index),
        ...buffer(to),
      }),
  ),
};

/** An operation that is one call; `kept` is the output that `save` keeps. */
export function call(
  reads: readonly string[],
  run: (api: SetupApi, inputs: Inputs) => Reply,
  kept?: string,
): Operation {
  return {
    reads,
    run: (world, inputs) => {
      const { ret, err, ...out }: Inputs = world.call(api => run(api, inputs));
      return { answer: { ret, err, out }, keep: kept === undefined ? undefined : out[kept] };
    },
  };
}

function fieldCall(
  name: 'SetupGetStringField' | 'SetupGetIntField' | 'SetupGetMultiSzField' | 'SetupGetBinaryField',
): Operation {
  return call(['context', 'index', ...BUFFER], (api, { context, index, ...to }) => {
    const answer = api[name]({ context: context as InfContext, index: whole(index), ...buffer(to) });
    return { ...answer, value: plain(answer.value) };
  });
}

function opened({ ret, err, inf, errorLine }: ReturnType<World['openInf']>): Outcome {
  return { answer: { ret, err, out: { errLine: errorLine } }, keep: inf };
}

function handle(value: unknown): InfHandle | null {
  return value === null ? null : (whole(value) as InfHandle);
}

export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new CaseFault(`no text: ${JSON.stringify(value)}`);
  return value;
}

export function textOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : textOf(value);
}

export function whole(value: unknown): number {
  if (typeof value !== 'number') throw new CaseFault(`no number: ${JSON.stringify(value)}`);
  return value;
}

export function buffer({ buffer, size }: Inputs): ReturnBuffer {
  return { ...(buffer === null && { buffer }), ...(size !== undefined && { size: whole(size) }) };
}
