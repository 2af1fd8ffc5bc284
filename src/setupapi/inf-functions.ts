import type { Architecture } from '../base/index.ts';
import type { Reply, ReturnBuffer } from './reply.ts';

/** An open INF; null and INVALID_HANDLE_VALUE are none. */
export type InfHandle = number & { readonly inf: unique symbol };

export const INVALID_HANDLE_VALUE: InfHandle = -1 as InfHandle;

/** INFCONTEXT: a line of an open INF. Only the implementation that gave it knows what the numbers count. */
export interface InfContext {
  readonly inf: InfHandle;
  readonly section: number;
  readonly line: number;
}

/** SP_INF_INFORMATION: the files that an INF is made of. */
export interface InfInformation {
  readonly paths: readonly string[];
}

type Of<T> = Readonly<T>;
type Answer<T> = Reply & Readonly<T>;

/** A line of an INF, or none with ERROR_LINE_NOT_FOUND. */
type LineAnswer = Answer<{ context?: InfContext }>;

type InfOf<T> = Of<{ inf: InfHandle | null } & T>;
type FieldOf = Of<{ context: InfContext; index: number }>;

/**
 * The functions that read an INF. Sections and keys are named without regard to case; fields count from 1, and
 * 0 is the key; sizes count characters with the terminator.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/
 */
export interface InfFunctions {
  /** A path without separators is looked for where Windows keeps INFs. `errorLine` counts from 1; 0 is none. */
  SetupOpenInfFile(of: Of<{ path: string; style: number }>): Answer<{ inf: InfHandle; errorLine: number }>;
  /** Adds the sections of another INF to an open one; a path of null means what LayoutFile in its [Version] names. */
  SetupOpenAppendInfFile(of: InfOf<{ path: string | null }>): Answer<{ errorLine: number }>;
  /** layout.inf of Windows. */
  SetupOpenMasterInf(of: Of<object>): Answer<{ inf: InfHandle }>;
  SetupCloseInfFile(of: InfOf<object>): Reply;

  /** `index` from 0; ERROR_NO_MORE_ITEMS past the last section. */
  SetupEnumInfSections(
    of: InfOf<{ index: number } & ReturnBuffer>,
  ): Answer<{ name?: string; needed?: number }>;
  /** -1 with ERROR_SECTION_NOT_FOUND. */
  SetupGetLineCount(of: InfOf<{ section: string }>): Answer<{ count: number }>;

  /** The first line, or the first with that key. */
  SetupFindFirstLine(of: InfOf<{ section: string; key?: string | null }>): LineAnswer;
  SetupFindNextLine(of: Of<{ context: InfContext }>): LineAnswer;
  /** The next line, or the next with that key. */
  SetupFindNextMatchLine(of: Of<{ context: InfContext; key?: string | null }>): LineAnswer;
  /** `index` from 0. */
  SetupGetLineByIndex(of: InfOf<{ section: string; index: number }>): LineAnswer;
  /** The line of a context, or of a section and key. */
  SetupGetLineText(
    of: (Of<{ context: InfContext }> | InfOf<{ section: string; key: string }>) & ReturnBuffer,
  ): Answer<{ text?: string; required?: number }>;

  SetupGetFieldCount(of: Of<{ context: InfContext }>): Answer<{ count: number }>;
  SetupGetStringField(of: FieldOf & ReturnBuffer): Answer<{ value?: string; required?: number }>;
  /** The value is a signed number of 32 bits; ERROR_INVALID_DATA for what is none. */
  SetupGetIntField(of: FieldOf): Answer<{ value?: number }>;
  /** The texts from a field to the end of the line or the first empty field. */
  SetupGetMultiSzField(of: FieldOf & ReturnBuffer): Answer<{ value?: readonly string[]; required?: number }>;
  /** The bytes from a field to the end of the line; ERROR_INVALID_DATA for a field that is none. Size in bytes. */
  SetupGetBinaryField(of: FieldOf & ReturnBuffer): Answer<{ value?: Uint8Array; required?: number }>;
  /** Exported, not documented: the text of a field where Windows keeps it. */
  pSetupGetField(of: FieldOf): Answer<{ value?: string }>;

  /** The section with the extension that counts for this process. `extension` is null where there is none. */
  SetupDiGetActualSectionToInstall(
    of: InfOf<{ section: string } & ReturnBuffer>,
  ): Answer<{ section?: string; extension?: string | null; required?: number }>;
  /** The same for a computer of another architecture (SP_ALTPLATFORM_INFO). */
  SetupDiGetActualSectionToInstallEx(
    of: InfOf<{ section: string; architecture?: Architecture } & ReturnBuffer>,
  ): Answer<{ section?: string; extension?: string | null; required?: number }>;

  /** The Models section that counts for a line of [Manufacturer]; ERROR_INVALID_DATA where none does. */
  SetupDiGetActualModelsSection(
    of: Of<{ context: InfContext; architecture?: Architecture } & ReturnBuffer>,
  ): Answer<{ section?: string; extension?: string | null; required?: number }>;

  /** Where the files of a file-list section go: the section of the line, the one named, or the default. */
  SetupGetTargetPath(
    of: InfOf<{ context?: InfContext | null; section?: string | null } & ReturnBuffer>,
  ): Answer<{ path?: string; required?: number }>;
  /** `info` is one of SRCINFO_…; `sourceId` a key of [SourceDisksNames]. */
  SetupGetSourceInfo(
    of: InfOf<{ sourceId: number; info: number } & ReturnBuffer>,
  ): Answer<{ value?: string; required?: number }>;
  /** Where a file, or the file that a line of a CopyFiles section names, lies on its medium. */
  SetupGetSourceFileLocation(
    of: InfOf<{ context?: InfContext | null; file?: string | null } & ReturnBuffer>,
  ): Answer<{ path?: string; sourceId?: number; required?: number }>;

  /** Gives an identifier from 0x8000 on a folder, or takes it away (null); 0 with null takes all away. */
  SetupSetDirectoryId(of: InfOf<{ id: number; directory: string | null }>): Reply;
  /** The names of the INFs of some styles in a folder; null is where Windows keeps INFs. */
  SetupGetInfFileList(
    of: Of<{ directory: string | null; style: number } & ReturnBuffer>,
  ): Answer<{ files?: readonly string[]; required?: number }>;

  /** Sizes that [SourceDisksFiles] tells, of a file or all of a list, in whole blocks of `roundingFactor` bytes. */
  SetupGetSourceFileSize(
    of: InfOf<{
      context?: InfContext | null;
      file?: string | null;
      section?: string | null;
      roundingFactor?: number;
    }>,
  ): Answer<{ size?: number }>;
  /** What [Version] has under a key; a key of null is the first line. */
  SetupQueryInfVersionInformation(
    of: Of<{ information: InfInformation; index: number; key: string | null } & ReturnBuffer>,
  ): Answer<{ value?: string; required?: number }>;

  /** `spec` is a handle or a name, as `search`, one of INFINFO_…, says. Size in bytes. */
  SetupGetInfInformation(
    of: Of<{ spec: InfHandle | string | null; search: number } & ReturnBuffer>,
  ): Answer<{ information?: InfInformation; required?: number }>;
  /** `index` from 0. */
  SetupQueryInfFileInformation(
    of: Of<{ information: InfInformation; index: number } & ReturnBuffer>,
  ): Answer<{ path?: string; required?: number }>;
}
