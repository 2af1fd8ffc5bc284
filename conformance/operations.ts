import type { InfContext, InfHandle, InfInformation } from '../src/setupapi/index.ts';
import { DEVICE_OPERATIONS } from './device-operations.ts';
import { DRIVER_OPERATIONS } from './driver-operations.ts';
import { FILE_OPERATIONS } from './file-operations.ts';
import { INSTALLER_OPERATIONS } from './installer-operations.ts';
import { plain } from './kinds.ts';
import { buffer, call, infHandle, type Operation, textOf, textOrNull, whole } from './operation.ts';
import { SECTION_OPERATIONS } from './section-operations.ts';
import { opened, STORE_OPERATIONS } from './store-operations.ts';
import { numberOf } from './world.ts';

const BUFFER = ['buffer', 'size'];

/** Every operation that a step may name. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  ...SECTION_OPERATIONS,
  ...STORE_OPERATIONS,
  ...FILE_OPERATIONS,
  ...DEVICE_OPERATIONS,
  ...DRIVER_OPERATIONS,
  ...INSTALLER_OPERATIONS,
  'file.write': {
    reads: ['path', 'text', 'base64'],
    run: ({ on }, { path, text, base64 }) => {
      const latin1 =
        base64 === undefined ? textOf(text) : Buffer.from(textOf(base64), 'base64').toString('latin1');
      on.writeFile(textOf(path), latin1);
      return { answer: { ret: true } };
    },
  },
  'file.delete': {
    reads: ['path'],
    run: ({ on }, { path }) => {
      const existed = on.deleteFile(textOf(path));
      return { answer: { ret: existed, out: { existed } } };
    },
  },
  'file.mkdir': {
    reads: ['path'],
    run: ({ on }, { path }) => {
      on.makeFolder(textOf(path));
      return { answer: { ret: true } };
    },
  },
  'file.rmdir': {
    reads: ['path'],
    run: ({ on }, { path }) => ({ answer: { ret: on.removeFolder(textOf(path)) } }),
  },
  'file.exists': {
    reads: ['path'],
    run: ({ on }, { path }) => {
      const exists = on.hasFile(textOf(path)) || on.hasFolder(textOf(path));
      return { answer: { ret: exists, out: { exists } } };
    },
  },
  'file.content': {
    reads: ['path'],
    run: ({ on }, { path }) => {
      const text = on.readFile(textOf(path));
      const base64 = text === undefined ? undefined : Buffer.from(text, 'latin1').toString('base64');
      return { answer: { ret: text !== undefined, out: { base64 } } };
    },
  },
  'inf.open': {
    reads: ['text', 'style'],
    run: (world, { text, style }) => opened(world.openInf(textOf(text), style)),
  },
  'inf.openPath': { reads: ['path'], run: (world, { path }) => opened(world.openPath(textOf(path))) },
  SetupCloseInfFile: call(['inf'], (api, { inf }) => api.SetupCloseInfFile({ inf: infHandle(inf) })),
  SetupEnumInfSections: call(['inf', 'index', ...BUFFER], (api, { inf, index, ...to }) =>
    api.SetupEnumInfSections({ inf: infHandle(inf), index: whole(index), ...buffer(to) }),
  ),
  SetupGetLineCount: call(['inf', 'section'], (api, { inf, section }) =>
    api.SetupGetLineCount({ inf: infHandle(inf), section: textOf(section) }),
  ),
  SetupFindFirstLine: call(
    ['inf', 'section', 'key'],
    (api, { inf, section, key }) =>
      api.SetupFindFirstLine({ inf: infHandle(inf), section: textOf(section), key: textOrNull(key) }),
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
      api.SetupGetLineByIndex({ inf: infHandle(inf), section: textOf(section), index: whole(index) }),
    'context',
  ),
  SetupGetLineText: call(['inf', 'section', 'key', 'context', ...BUFFER], (api, of) => {
    const { inf, section, key, context, ...to } = of;
    return api.SetupGetLineText(
      context
        ? { context: context as InfContext, ...buffer(to) }
        : { inf: infHandle(inf), section: textOf(section), key: textOf(key), ...buffer(to) },
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
    api.SetupDiGetActualSectionToInstall({ inf: infHandle(inf), section: textOf(section), ...buffer(to) }),
  ),
  SetupGetTargetPath: call(
    ['inf', 'section', 'lineOf', ...BUFFER],
    (api, { inf, section, lineOf, ...to }) => {
      const context =
        lineOf === undefined
          ? null
          : api.SetupFindFirstLine({ inf: infHandle(inf), section: textOf(lineOf) }).context;
      const list = { context: context ?? null, section: textOrNull(section) };
      const answer = api.SetupGetTargetPath({ inf: infHandle(inf), ...list, ...buffer(to) });
      return { ...answer, requiredMatchesPath: answer.required === (answer.path?.length ?? -1) + 1 };
    },
  ),
  SetupGetSourceInfo: call(['inf', 'sourceId', 'info', ...BUFFER], (api, { inf, sourceId, info, ...to }) =>
    api.SetupGetSourceInfo({
      inf: infHandle(inf),
      sourceId: whole(sourceId),
      info: numberOf(info),
      ...buffer(to),
    }),
  ),
  SetupGetSourceFileLocation: call(['inf', 'file', ...BUFFER], (api, { inf, file, ...to }) =>
    api.SetupGetSourceFileLocation({ inf: infHandle(inf), file: textOrNull(file), ...buffer(to) }),
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

function fieldCall(
  name: 'SetupGetStringField' | 'SetupGetIntField' | 'SetupGetMultiSzField' | 'SetupGetBinaryField',
): Operation {
  return call(['context', 'index', ...BUFFER], (api, { context, index, ...to }) => {
    const answer = api[name]({ context: context as InfContext, index: whole(index), ...buffer(to) });
    return { ...answer, value: plain(answer.value) };
  });
}
