import { sameName } from '../src/base/index.ts';
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
import { CaseFault, numberOf, WINDOWS, type World } from './world.ts';

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
  /** Whether what is kept counts although the operation failed. */
  readonly keepsOnFailure?: boolean;
}

const BUFFER = ['buffer', 'size'];

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
  'inf.openSaved': { reads: ['path'], run: (world, { path }) => opened(world.openPath(textOf(path))) },
  'path.compare': {
    reads: ['a', 'b'],
    run: (_, { a, b }) => ({ answer: { ret: true, out: { equal: sameName(textOf(a), textOf(b)) } } }),
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
  SetupCopyOEMInf: {
    reads: ['source', 'mediaType', 'style', 'dest', 'destInit', 'size'],
    run: (world, { source, mediaType, style, dest, destInit, size }) => {
      const of = { source: textOrNull(source), mediaType: numberOf(mediaType), style: numberOf(style) };
      const to = { ...(dest === null && { buffer: null }), ...(size !== undefined && { size: whole(size) }) };
      const { ret, err, destination, required } = world.call(api => api.SetupCopyOEMInf({ ...of, ...to }));
      const full = destination ?? world.api.SetupCopyOEMInf({ ...of, style: 0 }).destination;
      const inInfDir = sameName(full?.slice(0, full.lastIndexOf('\\')) ?? '', `${WINDOWS}\\inf`);
      const requiredMatches = required === (full?.length ?? -1) + 1;
      const out = { dest: destination ?? destInit, inInfDir, requiredMatches };
      return { answer: { ret, err, out }, keep: destination, keepsOnFailure: true };
    },
  },
  // The test gives the name alone of a path that it kept.
  SetupUninstallOEMInf: call(['inf', 'flags'], (api, { inf, flags }) =>
    api.SetupUninstallOEMInf({ inf: textOrNull(inf)?.replace(/^.*\\/, '') ?? null, flags: numberOf(flags) }),
  ),
  SetupQueryInfOriginalFileInformation: call(['information', 'cbSize'], (api, { information, cbSize }) => {
    const size = cbSize === 'ok' ? {} : { cbSize: whole(cbSize) };
    const of = { information: information as InfInformation, index: 0, ...size };
    const { info, ...answer } = api.SetupQueryInfOriginalFileInformation(of);
    return { ...answer, ...info };
  }),
  SetupDiGetINFClass: call(
    ['inf', 'guidPtr', 'requiredPtr', ...BUFFER],
    (api, { inf, guidPtr, requiredPtr, ...to }) => {
      const guid = guidPtr === null ? { classGuid: null } : {};
      const answer = api.SetupDiGetINFClass({ inf: textOrNull(inf), ...guid, ...buffer(to) });
      return requiredPtr === null ? { ...answer, required: undefined } : answer;
    },
  ),
};

/** An operation that is one call; `kept` is the output that `save` keeps. */
function call(
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

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new CaseFault(`no text: ${JSON.stringify(value)}`);
  return value;
}

function textOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : textOf(value);
}

function whole(value: unknown): number {
  if (typeof value !== 'number') throw new CaseFault(`no number: ${JSON.stringify(value)}`);
  return value;
}

function buffer({ buffer, size }: Inputs): ReturnBuffer {
  return { ...(buffer === null && { buffer }), ...(size !== undefined && { size: whole(size) }) };
}
