import { errorName } from '../src/base/index.ts';
import type {
  DiskSpaceList,
  FileAnswer,
  FileNotification,
  FilePaths,
  QueueHandle,
  SetupApi,
  SourceMedia,
  StringTable,
} from '../src/setupapi/index.ts';
import * as setupapi from '../src/setupapi/index.ts';
import {
  buffer,
  call,
  type Inputs,
  infHandle,
  type Operation,
  textOf,
  textOrNull,
  whole,
} from './operation.ts';
import { CaseFault, numberOf, type World } from './world.ts';

const BUFFER = ['buffer', 'size'];
const SOURCE = ['sourceRoot', 'style'];
const CASE = ['flags', 'caseSensitive'];

/** Operations on files, queues, cabinets, disk space lists, string tables and logs. */
export const FILE_OPERATIONS: Readonly<Record<string, Operation>> = {
  'id.compare': {
    reads: ['a', 'b'],
    run: (_, { a, b }) => ({ answer: { ret: true, out: { equal: a === b } } }),
  },
  SetupSetDirectoryId: call(['inf', 'id', 'directory'], (api, { inf, id, directory }) =>
    api.SetupSetDirectoryId({ inf: infHandle(inf), id: whole(id), directory: textOrNull(directory) }),
  ),
  SetupGetInfFileList: call(['directory', 'style', ...BUFFER], (api, { directory, style, ...to }) => {
    const answer = api.SetupGetInfFileList({
      directory: textOrNull(directory),
      style: numberOf(style),
      ...buffer(to),
    });
    return { ...answer, files: answer.files?.toSorted() };
  }),

  SetupOpenFileQueue: call([], api => api.SetupOpenFileQueue({}), 'queue'),
  SetupCloseFileQueue: call(['queue'], (api, { queue }) => {
    const context = queue === 'default-callback-context' && api.SetupInitDefaultQueueCallback({}).context;
    return api.SetupCloseFileQueue({ queue: context ? (context as number as QueueHandle) : queueOf(queue) });
  }),
  SetupQueueCopy: queueCopy('SetupQueueCopy'),
  SetupQueueCopyIndirect: queueCopy('SetupQueueCopyIndirect'),
  SetupQueueDefaultCopy: call(['queue', 'inf', 'sourceFile', 'targetFile', ...SOURCE], (api, of) =>
    api.SetupQueueDefaultCopy({
      queue: queueOf(of.queue),
      inf: infHandle(of.inf),
      sourceFile: textOrNull(of.sourceFile),
      targetFile: textOrNull(of.targetFile),
      ...sourceOf(of),
    }),
  ),
  SetupQueueCopySection: sectionCall('SetupQueueCopySection'),
  SetupInstallFilesFromInfSection: sectionCall('SetupInstallFilesFromInfSection'),
  SetupQueueRename: call(['queue', 'sourcePath', 'sourceFile', 'targetPath', 'targetFile'], (api, of) =>
    api.SetupQueueRename({
      queue: queueOf(of.queue),
      sourcePath: textOrNull(of.sourcePath),
      sourceFile: textOrNull(of.sourceFile),
      targetPath: textOrNull(of.targetPath),
      targetFile: textOrNull(of.targetFile),
    }),
  ),
  SetupCommitFileQueue: { reads: ['queue', 'callback'], run: commit },
  SetupPromptForDisk: call(['title', 'disk', 'path', 'file', 'style', ...BUFFER], (api, of) => {
    const path = textOf(of.path);
    const size = of.size === 'path' ? path.length : of.size === 'path+1' ? path.length + 1 : of.size;
    const answer = api.SetupPromptForDisk({
      title: textOrNull(of.title),
      disk: textOrNull(of.disk),
      path,
      file: textOf(of.file),
      style: numberOf(of.style),
      ...buffer({ buffer: of.buffer, size }),
    });
    const required = answer.required === path.length + 1 ? 'path+1' : answer.required;
    return { ...answer, required, result: nameOf('DPROMPT_', answer.result) };
  }),
  SetupInstallFile: call(
    ['inf', 'section', 'key', 'sourceFile', 'destFile', 'sourceRoot', 'copyStyle'],
    (api, of) => {
      const inf = infHandle(of.inf);
      const { context } = api.SetupFindFirstLine({ inf, section: textOf(of.section), key: textOf(of.key) });
      return api.SetupInstallFile({
        inf,
        context: context ?? null,
        sourceFile: textOrNull(of.sourceFile),
        destFile: textOrNull(of.destFile),
        ...sourceOf({ sourceRoot: of.sourceRoot, style: of.copyStyle }),
      });
    },
  ),

  SetupGetFileCompressionInfo: call(['source', 'pointers'], (api, { source, pointers }) => {
    const outputs = pointers === undefined ? {} : { outputs: whole(pointers) };
    const answer = api.SetupGetFileCompressionInfo({ source: textOrNull(source), ...outputs });
    return compressionOf({ ...answer, nameGiven: answer.name !== undefined });
  }),
  SetupGetFileCompressionInfoEx: call(
    ['source', 'requiredPtr', 'sizesPtr', ...BUFFER],
    (api, { source, requiredPtr, sizesPtr, ...to }) =>
      compressionOf(
        api.SetupGetFileCompressionInfoEx({
          source: textOrNull(source),
          ...(requiredPtr === null && { required: null }),
          ...(sizesPtr === null && { sizes: null }),
          ...buffer(to),
        }),
      ),
  ),
  SetupDecompressOrCopyFile: call(['source', 'target', 'type'], (api, { source, target, type }) =>
    compressionOf(
      api.SetupDecompressOrCopyFile({
        source: textOrNull(source),
        target: textOrNull(target),
        type: type === null ? null : numberOf(type),
      }),
    ),
  ),
  SetupIterateCabinet: call(['cabinet', 'callback'], (api, { cabinet, callback }) => {
    if (callback !== 'skip-all' && callback !== null)
      throw new CaseFault(`unknown callback: ${JSON.stringify(callback)}`);
    const files: unknown[] = [];
    const answer = api.SetupIterateCabinet({
      cabinet: textOrNull(cabinet),
      callback:
        callback &&
        (({ file }) => {
          if (file) files.push(file);
          return { ret: file ? setupapi.FILEOP_SKIP : 0 };
        }),
    });
    return { ...answer, files };
  }),

  SetupCreateDiskSpaceList: call(
    ['flags', 'reserved1', 'reserved2'],
    (api, { flags, ...of }) => api.SetupCreateDiskSpaceList({ flags: numberOf(flags), ...reservedOf(of) }),
    'list',
  ),
  SetupDuplicateDiskSpaceList: call(
    ['list', 'flags', 'reserved1', 'reserved2'],
    (api, { list, flags, ...of }) => {
      const answer = api.SetupDuplicateDiskSpaceList({
        list: list as DiskSpaceList | null,
        flags: numberOf(flags),
        ...reservedOf(of),
      });
      return { ...answer, distinct: answer.ret && answer.list !== list };
    },
    'list',
  ),
  SetupDestroyDiskSpaceList: call(['list'], (api, { list }) =>
    api.SetupDestroyDiskSpaceList({ list: list as DiskSpaceList | null }),
  ),
  SetupQuerySpaceRequiredOnDrive: call(['list', 'drive', 'spacePtr'], (api, { list, drive, spacePtr }) => {
    const answer = api.SetupQuerySpaceRequiredOnDrive({
      list: list as DiskSpaceList | null,
      drive: textOrNull(drive),
      ...(spacePtr === null && { space: null }),
    });
    return { ...answer, spaceUnchanged: answer.spaceRequired === undefined };
  }),

  StringTableInitialize: call(
    ['maxExtra'],
    (api, { maxExtra }) =>
      api.StringTableInitialize(maxExtra === undefined ? {} : { maxExtra: whole(maxExtra) }),
    'table',
  ),
  StringTableDestroy: call(['table'], (api, { table }) =>
    api.StringTableDestroy({ table: table as StringTable }),
  ),
  StringTableDuplicate: call(
    ['table'],
    (api, { table }) => api.StringTableDuplicate({ table: table as StringTable }),
    'table',
  ),
  StringTableAddString: call(
    ['table', 'string', 'extra', ...CASE],
    (api, { table, string, extra, ...of }) =>
      api.StringTableAddString({
        table: table as StringTable,
        string: textOf(string),
        flags: caseOf(of),
        ...(extra !== undefined && { extra: Uint8Array.from(extra as number[]) }),
      }),
    'id',
  ),
  StringTableLookUpString: call(
    ['table', 'string', 'extraSize', ...CASE],
    (api, { table, string, extraSize, ...of }) => {
      const { extra, ...answer } = api.StringTableLookUpString({
        table: table as StringTable,
        string: textOf(string),
        flags: caseOf(of),
        ...(extraSize !== undefined && { extraSize: whole(extraSize) }),
      });
      return { ...answer, extra: extra && [...extra] };
    },
    'id',
  ),
  StringTableStringFromId: call(['table', 'id'], (api, { table, id }) =>
    api.StringTableStringFromId({ table: table as StringTable, id: whole(id) }),
  ),
  StringTableGetExtraData: call(['table', 'id'], (api, { table, id }) => {
    const { extra, ...answer } = api.StringTableGetExtraData({ table: table as StringTable, id: whole(id) });
    return { ...answer, extra: extra && [...extra] };
  }),

  SetupOpenLog: call(['erase'], (api, { erase }) => api.SetupOpenLog({ erase: Boolean(erase) })),
  SetupLogError: call(['text', 'severity'], (api, { text, severity }) =>
    api.SetupLogError({ text: textOrNull(text), severity: numberOf(severity) }),
  ),
  SetupCloseLog: call([], api => api.SetupCloseLog({})),
  CM_Get_Version: call([], api => api.CM_Get_Version({})),
};

function caseOf({ flags, caseSensitive }: Inputs): number {
  const given = flags === undefined ? 0 : numberOf(flags);
  return caseSensitive === true ? given | setupapi.STRTAB_CASE_SENSITIVE : given;
}

function reservedOf({ reserved1, reserved2 }: Inputs): { reserved1?: number; reserved2?: number } {
  return {
    ...(reserved1 !== undefined && { reserved1: whole(reserved1) }),
    ...(reserved2 !== undefined && { reserved2: whole(reserved2) }),
  };
}

function queueOf(value: unknown): QueueHandle | null {
  return value === null ? null : (whole(value) as QueueHandle);
}

function sourceOf({ sourceRoot, style }: Inputs): { sourceRoot: string | null; style: number } {
  return { sourceRoot: textOrNull(sourceRoot), style: style === undefined ? 0 : numberOf(style) };
}

function queueCopy(name: 'SetupQueueCopy' | 'SetupQueueCopyIndirect'): Operation {
  const texts = ['sourcePath', 'sourceFile', 'description', 'tagfile', 'target', 'targetFile'];
  return call(['queue', ...texts, ...SOURCE], (api, of) =>
    api[name]({
      queue: queueOf(of.queue),
      sourcePath: textOrNull(of.sourcePath),
      sourceFile: textOrNull(of.sourceFile),
      description: textOrNull(of.description),
      tagfile: textOrNull(of.tagfile),
      target: textOrNull(of.target),
      targetFile: textOrNull(of.targetFile),
      ...sourceOf(of),
    }),
  );
}

function sectionCall(name: 'SetupQueueCopySection' | 'SetupInstallFilesFromInfSection'): Operation {
  return call(['queue', 'inf', 'section', ...SOURCE], (api, of) =>
    api[name]({
      queue: queueOf(of.queue),
      inf: infHandle(of.inf),
      section: textOf(of.section),
      ...sourceOf(of),
    }),
  );
}

/** Numbers by the names that cases give them. */
function compressionOf<T extends { type?: number; result?: number }>(answer: T): T {
  return {
    ...answer,
    type: answer.type === undefined ? undefined : nameOf('FILE_COMPRESSION_', answer.type),
    result: answer.result === undefined ? undefined : errorName(answer.result),
  };
}

/** The name of a number of the edge; 0 of flags has none. */
function nameOf(prefix: string, value: number): string | number {
  const named = Object.entries(setupapi).find(
    ([name, number]) => name.startsWith(prefix) && number === value,
  );
  return named?.[0] ?? value;
}

/** What a callback is to answer to one notification. */
type Scripted =
  | 'default'
  | 'skip'
  | { readonly newPath: string }
  | { readonly return: string; readonly lastError?: number };

interface Script {
  readonly needMedia?: readonly Scripted[];
  readonly copyError?: readonly Scripted[];
  readonly startCopy?: Readonly<Record<string, Scripted>>;
  readonly startRename?: Readonly<Record<string, Scripted>>;
}

const SCRIPTED = ['needMedia', 'copyError', 'startCopy', 'startRename'];
const RETURNS: Readonly<Record<string, number>> = {
  abort: setupapi.FILEOP_ABORT,
  doit: setupapi.FILEOP_DOIT,
  retry: setupapi.FILEOP_DOIT,
  skip: setupapi.FILEOP_SKIP,
};

/** Commits a queue with a callback that answers as its script says, and counts. */
function commit(world: World, inputs: Inputs): ReturnType<Operation['run']> {
  const script = (inputs.callback ?? {}) as Script;
  const unknown = Object.keys(script).filter(name => !SCRIPTED.includes(name));
  if (unknown.length > 0) throw new CaseFault(`unknown in a callback: ${unknown.join(', ')}`);
  const seen = { media: [] as SourceMedia[], copyErrors: 0, copies: 0, renames: 0 };
  const { ret, err } = world.call(api =>
    api.SetupCommitFileQueue({ queue: queueOf(inputs.queue), callback: scripted(api, script, seen) }),
  );
  const needMedia = seen.media.map(media => ({
    ...media,
    flags: media.flags === 0 ? 0 : nameOf('SP_COPY_', media.flags),
  }));
  const out = {
    needMedia,
    needMediaCount: seen.media.length,
    copyErrorCount: seen.copyErrors,
    startCopyCount: seen.copies,
    startRenameCount: seen.renames,
  };
  return { answer: { ret, err, out } };
}

function scripted(
  api: SetupApi,
  script: Script,
  seen: { media: SourceMedia[]; copyErrors: number; copies: number; renames: number },
): (notification: FileNotification) => FileAnswer {
  const { context } = api.SetupInitDefaultQueueCallback({});
  const next = (list: readonly Scripted[] = [], count: number): Scripted =>
    list[Math.min(count, list.length) - 1] ?? 'default';
  return notification => {
    const { media, paths } = notification;
    const answer = (one: Scripted): FileAnswer =>
      answered(api, one) ?? api.SetupDefaultQueueCallback({ context, ...notification }).answer;
    switch (notification.notification) {
      case setupapi.SPFILENOTIFY_NEEDMEDIA:
        return answer(next(script.needMedia, seen.media.push(media!)));
      case setupapi.SPFILENOTIFY_COPYERROR:
        return answer(next(script.copyError, ++seen.copyErrors));
      case setupapi.SPFILENOTIFY_STARTCOPY:
        seen.copies++;
        return answer(script.startCopy?.[sourceName(paths)] ?? 'default');
      case setupapi.SPFILENOTIFY_STARTRENAME:
        seen.renames++;
        return answer(script.startRename?.[sourceName(paths)] ?? 'default');
      default:
        return answer('default');
    }
  };
}

function sourceName(paths: FilePaths | undefined): string {
  return paths?.source?.replace(/^.*\\/, '') ?? '';
}

/** Undefined: the default callback is to answer. */
function answered(api: SetupApi, one: Scripted): FileAnswer | undefined {
  if (one === 'default') return undefined;
  if (one === 'skip') return { ret: setupapi.FILEOP_SKIP };
  if ('newPath' in one) return { ret: setupapi.FILEOP_NEWPATH, path: one.newPath };
  if (one.lastError !== undefined) api.lastError = one.lastError as typeof api.lastError;
  const ret = RETURNS[one.return];
  if (ret === undefined) throw new CaseFault(`unknown answer: ${JSON.stringify(one)}`);
  return { ret };
}
