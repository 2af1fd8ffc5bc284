import type { InfContext, InfFunctions, InfHandle, Reply, ReturnBuffer } from '../setupapi/index.ts';
import { fill, openedOf, orNone, replyOf, textAnswer, textsAnswer, told } from './answers.ts';
import {
  contextBytes,
  contextPlace,
  informationBytes,
  platformBytes,
  readContext,
  type WindowsInformation,
} from './inf-structures.ts';
import { place, wide, writtenDword } from './memory.ts';
import type { Bound, Called, Windows } from './windows.ts';

/** Exports of setupapi.dll that read INFs. @see https://learn.microsoft.com/windows/win32/api/setupapi/ */
export const INF_EXPORTS = {
  SetupOpenInfFileW: 'HANDLE (PCWSTR, PCWSTR, DWORD, PVOID)',
  SetupOpenAppendInfFileW: 'BOOL (PCWSTR, HANDLE, PVOID)',
  SetupOpenMasterInf: 'HANDLE ()',
  SetupCloseInfFile: 'VOID (HANDLE)',
  SetupEnumInfSectionsW: 'BOOL (HANDLE, DWORD, PVOID, DWORD, PVOID)',
  SetupGetLineCountW: 'LONG (HANDLE, PCWSTR)',
  SetupFindFirstLineW: 'BOOL (HANDLE, PCWSTR, PCWSTR, PVOID)',
  SetupFindNextLine: 'BOOL (PVOID, PVOID)',
  SetupFindNextMatchLineW: 'BOOL (PVOID, PCWSTR, PVOID)',
  SetupGetLineByIndexW: 'BOOL (HANDLE, PCWSTR, DWORD, PVOID)',
  SetupGetLineTextW: 'BOOL (PVOID, HANDLE, PCWSTR, PCWSTR, PVOID, DWORD, PVOID)',
  SetupGetFieldCount: 'DWORD (PVOID)',
  SetupGetStringFieldW: 'BOOL (PVOID, DWORD, PVOID, DWORD, PVOID)',
  SetupGetIntField: 'BOOL (PVOID, DWORD, PVOID)',
  SetupGetMultiSzFieldW: 'BOOL (PVOID, DWORD, PVOID, DWORD, PVOID)',
  SetupGetBinaryField: 'BOOL (PVOID, DWORD, PVOID, DWORD, PVOID)',
  pSetupGetField: 'PVOID (PVOID, DWORD)',
  SetupDiGetActualSectionToInstallW: 'BOOL (HANDLE, PCWSTR, PVOID, DWORD, PVOID, PVOID)',
  SetupDiGetActualSectionToInstallExW: 'BOOL (HANDLE, PCWSTR, PVOID, PVOID, DWORD, PVOID, PVOID, PVOID)',
  SetupDiGetActualModelsSectionW: 'BOOL (PVOID, PVOID, PVOID, DWORD, PVOID, PVOID)',
  SetupGetTargetPathW: 'BOOL (HANDLE, PVOID, PCWSTR, PVOID, DWORD, PVOID)',
  SetupGetSourceInfoW: 'BOOL (HANDLE, DWORD, DWORD, PVOID, DWORD, PVOID)',
  SetupGetSourceFileLocationW: 'BOOL (HANDLE, PVOID, PCWSTR, PVOID, PVOID, DWORD, PVOID)',
  SetupSetDirectoryIdW: 'BOOL (HANDLE, DWORD, PCWSTR)',
  SetupGetInfFileListW: 'BOOL (PCWSTR, DWORD, PVOID, DWORD, PVOID)',
  SetupGetSourceFileSizeW: 'BOOL (HANDLE, PVOID, PCWSTR, PCWSTR, PVOID, DWORD)',
  SetupQueryInfVersionInformationW: 'BOOL (PVOID, DWORD, PCWSTR, PVOID, DWORD, PVOID)',
  SetupGetInfInformationW: 'BOOL (PVOID, DWORD, PVOID, DWORD, PVOID)',
  SetupQueryInfFileInformationW: 'BOOL (PVOID, DWORD, PVOID, DWORD, PVOID)',
} as const;

type Setup = Bound<keyof typeof INF_EXPORTS>;

/** The functions that read INFs, of the running Windows. */
export function infFunctions(windows: Windows): InfFunctions {
  const setup = windows.bind('setupapi.dll', INF_EXPORTS);
  return {
    ...opening(setup),
    ...lines(setup),
    ...fields(setup, windows),
    ...sections(setup),
    ...places(setup),
    ...information(setup),
  };
}

type Opening =
  | 'SetupOpenInfFile'
  | 'SetupOpenAppendInfFile'
  | 'SetupOpenMasterInf'
  | 'SetupCloseInfFile'
  | 'SetupGetInfFileList';

function opening(setup: Setup): Pick<InfFunctions, Opening> {
  return {
    SetupOpenInfFile: ({ path, style }) => {
      const errorLine = place(4);
      const { opened, ...reply } = openedOf<InfHandle>(setup.SetupOpenInfFileW(path, null, style, errorLine));
      return { ...reply, inf: opened, errorLine: writtenDword(errorLine) ?? 0 };
    },
    SetupOpenAppendInfFile: ({ inf, path }) => {
      const errorLine = place(4);
      const reply = replyOf(setup.SetupOpenAppendInfFileW(path, orNone(inf), errorLine));
      return { ...reply, errorLine: writtenDword(errorLine) ?? 0 };
    },
    SetupOpenMasterInf: () => {
      const { opened, ...reply } = openedOf<InfHandle>(setup.SetupOpenMasterInf());
      return { ...reply, inf: opened };
    },
    SetupCloseInfFile: ({ inf }) => ({ ret: true, err: setup.SetupCloseInfFile(orNone(inf)).err }),
    SetupGetInfFileList: ({ directory, style, ...to }) =>
      textsAnswer('files', to, (...at) => setup.SetupGetInfFileListW(directory, style, ...at)),
  };
}

type Lines =
  | 'SetupEnumInfSections'
  | 'SetupGetLineCount'
  | 'SetupFindFirstLine'
  | 'SetupFindNextLine'
  | 'SetupFindNextMatchLine'
  | 'SetupGetLineByIndex'
  | 'SetupGetLineText';

function lines(setup: Setup): Pick<InfFunctions, Lines> {
  return {
    SetupEnumInfSections: ({ inf, index, ...to }) => {
      const { required, ...answer } = textAnswer('name', to, (...at) =>
        setup.SetupEnumInfSectionsW(orNone(inf), index, ...at),
      );
      return { ...answer, ...told('needed', required) };
    },
    SetupGetLineCount: ({ inf, section }) => {
      const { value, err } = setup.SetupGetLineCountW(orNone(inf), section);
      return { ret: value !== -1, err, count: value };
    },
    SetupFindFirstLine: ({ inf, section, key }) =>
      line(context => setup.SetupFindFirstLineW(orNone(inf), section, key ?? null, context)),
    SetupFindNextLine: of => line(context => setup.SetupFindNextLine(contextBytes(of.context), context)),
    SetupFindNextMatchLine: of =>
      line(context => setup.SetupFindNextMatchLineW(contextBytes(of.context), of.key ?? null, context)),
    SetupGetLineByIndex: ({ inf, section, index }) =>
      line(context => setup.SetupGetLineByIndexW(orNone(inf), section, index, context)),
    SetupGetLineText: of =>
      textAnswer('text', sizes(of), (...at) =>
        'context' in of
          ? setup.SetupGetLineTextW(contextBytes(of.context), 0, null, null, ...at)
          : setup.SetupGetLineTextW(null, orNone(of.inf), of.section, of.key, ...at),
      ),
  };
}

function line(find: (context: Buffer) => Called): Reply & { context?: InfContext } {
  const context = contextPlace();
  const reply = replyOf(find(context));
  return { ...reply, ...told('context', reply.ret ? readContext(context) : undefined) };
}

function sizes({ buffer, size }: ReturnBuffer): ReturnBuffer {
  return { ...told('buffer', buffer), ...told('size', size) };
}

type Fields =
  | 'SetupGetFieldCount'
  | 'SetupGetStringField'
  | 'SetupGetIntField'
  | 'SetupGetMultiSzField'
  | 'SetupGetBinaryField'
  | 'pSetupGetField';

function fields(setup: Setup, windows: Windows): Pick<InfFunctions, Fields> {
  return {
    SetupGetFieldCount: ({ context }) => {
      const { value, err } = setup.SetupGetFieldCount(contextBytes(context));
      return { ret: true, err, count: value };
    },
    SetupGetStringField: ({ context, index, ...to }) =>
      textAnswer('value', to, (...at) => setup.SetupGetStringFieldW(contextBytes(context), index, ...at)),
    SetupGetIntField: ({ context, index }) => {
      const number = place(4);
      const reply = replyOf(setup.SetupGetIntField(contextBytes(context), index, number));
      return { ...reply, ...told('value', reply.ret ? number.readInt32LE() : undefined) };
    },
    SetupGetMultiSzField: ({ context, index, ...to }) =>
      textsAnswer('value', to, (...at) => setup.SetupGetMultiSzFieldW(contextBytes(context), index, ...at)),
    SetupGetBinaryField: ({ context, index, ...to }) => {
      const { bytes, ...answer } = fill(to, 1, (...at) =>
        setup.SetupGetBinaryField(contextBytes(context), index, ...at),
      );
      const value = bytes && new Uint8Array(bytes.subarray(0, answer.required));
      return { ...answer, ...told('value', value) };
    },
    pSetupGetField: ({ context, index }) => {
      const { value, err } = setup.pSetupGetField(contextBytes(context), index);
      return { ret: value !== 0, err, ...told('value', windows.text(value)) };
    },
  };
}

type Sections =
  | 'SetupDiGetActualSectionToInstall'
  | 'SetupDiGetActualSectionToInstallEx'
  | 'SetupDiGetActualModelsSection';

/**
 * Windows is asked for the section alone, and the extension is what it has more than the section asked for.
 * Observed: with a place for the extension and no decoration that matches, Windows 10 since 1809 does not come back
 * (a remark in Wine's test of SetupDiGetActualSectionToInstall).
 */
function sections(setup: Setup): Pick<InfFunctions, Sections> {
  return {
    SetupDiGetActualSectionToInstall: ({ inf, section, ...to }) =>
      extended(section, to, (...at) =>
        setup.SetupDiGetActualSectionToInstallW(orNone(inf), section, ...at, null),
      ),
    SetupDiGetActualSectionToInstallEx: ({ inf, section, architecture, ...to }) =>
      extended(section, to, (...at) =>
        setup.SetupDiGetActualSectionToInstallExW(
          orNone(inf),
          section,
          platformBytes(architecture),
          ...at,
          null,
          null,
        ),
      ),
    SetupDiGetActualModelsSection: ({ context, architecture, ...to }) => {
      const [, models = ''] = [0, 1].map(
        index =>
          textAnswer('value', {}, (...at) => setup.SetupGetStringFieldW(contextBytes(context), index, ...at))
            .value,
      );
      return extended(models, to, (...at) =>
        setup.SetupDiGetActualModelsSectionW(contextBytes(context), platformBytes(architecture), ...at, null),
      );
    },
  };
}

function extended(
  asked: string,
  to: ReturnBuffer,
  call: (buffer: Buffer | null, size: number, required: Buffer) => Called,
): Reply & { section?: string; extension?: string | null; required?: number } {
  const answer = textAnswer('section', to, call);
  if (answer.section === undefined) return answer;
  return { ...answer, extension: answer.section.slice(asked.length) || null };
}

type Places =
  | 'SetupGetTargetPath'
  | 'SetupGetSourceInfo'
  | 'SetupGetSourceFileLocation'
  | 'SetupSetDirectoryId'
  | 'SetupGetSourceFileSize';

function places(setup: Setup): Pick<InfFunctions, Places> {
  return {
    SetupGetTargetPath: ({ inf, context, section, ...to }) =>
      textAnswer('path', to, (...at) =>
        setup.SetupGetTargetPathW(orNone(inf), optionalContext(context), section ?? null, ...at),
      ),
    SetupGetSourceInfo: ({ inf, sourceId, info, ...to }) =>
      textAnswer('value', to, (...at) => setup.SetupGetSourceInfoW(orNone(inf), sourceId, info, ...at)),
    SetupGetSourceFileLocation: ({ inf, context, file, ...to }) => {
      const id = place(4);
      const answer = textAnswer('path', to, (...at) =>
        setup.SetupGetSourceFileLocationW(orNone(inf), optionalContext(context), file ?? null, id, ...at),
      );
      return { ...answer, ...told('sourceId', writtenDword(id)) };
    },
    SetupSetDirectoryId: ({ inf, id, directory }) =>
      replyOf(setup.SetupSetDirectoryIdW(orNone(inf), id, directory)),
    SetupGetSourceFileSize: ({ inf, context, file, section, roundingFactor }) => {
      const size = place(4);
      const reply = replyOf(
        setup.SetupGetSourceFileSizeW(
          orNone(inf),
          optionalContext(context),
          file ?? null,
          section ?? null,
          size,
          roundingFactor ?? 0,
        ),
      );
      return { ...reply, ...told('size', writtenDword(size)) };
    },
  };
}

function optionalContext(context: InfContext | null | undefined): Buffer | null {
  return context ? contextBytes(context) : null;
}

type Information =
  | 'SetupQueryInfVersionInformation'
  | 'SetupGetInfInformation'
  | 'SetupQueryInfFileInformation';

function information(setup: Setup): Pick<InfFunctions, Information> {
  const file = (
    of: Buffer | null,
    index: number,
    to: ReturnBuffer,
  ): Reply & { path?: string; required?: number } =>
    textAnswer('path', to, (...at) => setup.SetupQueryInfFileInformationW(of, index, ...at));
  const paths = (bytes: Buffer): string[] =>
    Array.from({ length: bytes.readUInt32LE(4) }, (_, index) => file(bytes, index, {}).path ?? '');
  return {
    SetupQueryInfVersionInformation: ({ information: of, index, key, ...to }) =>
      textAnswer('value', to, (...at) =>
        setup.SetupQueryInfVersionInformationW(informationBytes(of), index, key, ...at),
      ),
    SetupGetInfInformation: ({ spec, search, ...to }) => {
      const of = typeof spec === 'string' ? wide(spec) : BigInt.asUintN(64, BigInt(spec ?? 0));
      const { bytes, ...answer } = fill(to, 1, (...at) => setup.SetupGetInfInformationW(of, search, ...at));
      const told = bytes && ({ paths: paths(bytes), bytes } satisfies WindowsInformation);
      return told ? { ...answer, information: told } : answer;
    },
    SetupQueryInfFileInformation: ({ information: of, index, ...to }) =>
      file(informationBytes(of), index, to),
  };
}
