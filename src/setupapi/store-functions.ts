import type { Architecture } from '../base/index.ts';
import type { InfInformation } from './inf-functions.ts';
import type { Reply, ReturnBuffer } from './reply.ts';

type Of<T> = Readonly<T>;
type Answer<T> = Reply & Readonly<T>;

/** SP_ORIGINAL_FILE_INFO: the names that the files of a published INF had in their package. */
export interface OriginalFileInfo {
  readonly originalInfName: string;
  /** Empty where the INF names no catalog. */
  readonly originalCatalogName: string;
}

/** The size of SP_ORIGINAL_FILE_INFO in bytes: two paths and its own size. */
export const SIZE_OF_ORIGINAL_FILE_INFO = 1044;

/** SP_INF_SIGNER_INFO: who signed an INF. */
export interface InfSignerInfo {
  readonly catalogFile: string;
  readonly digitalSigner: string;
  /** 0x0D000003 and the like. */
  readonly signerScore: number;
}

/**
 * The functions over published INFs and the driver store. Paths are full ones; sizes count characters with the
 * terminator.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/
 */
export interface StoreFunctions {
  /**
   * Copies an INF into the INF directory, since Windows Vista with its whole package into the driver store.
   * `mediaType` is one of SPOST_…, `style` SP_COPY_… bits. ERROR_FILE_EXISTS comes with the name there is.
   */
  SetupCopyOEMInf(
    of: Of<
      {
        source: string | null;
        mediaLocation?: string | null;
        mediaType: number;
        style: number;
      } & ReturnBuffer
    >,
  ): Answer<{ destination?: string; component?: string; required?: number }>;
  /** `inf` is a name without path; `flags` SUOI_… bits. */
  SetupUninstallOEMInf(of: Of<{ inf: string | null; flags: number }>): Reply;
  /** The INF in the driver store that an INF means: its published name or path, or its path in the store. */
  SetupGetInfDriverStoreLocation(
    of: Of<{ inf: string | null } & ReturnBuffer>,
  ): Answer<{ path?: string; required?: number }>;
  /** The published INF that an INF means, given in the same ways. */
  SetupGetInfPublishedName(
    of: Of<{ inf: string | null } & ReturnBuffer>,
  ): Answer<{ path?: string; required?: number }>;
  /** `cbSize` is right unless given. */
  SetupQueryInfOriginalFileInformation(
    of: Of<{ information: InfInformation; index: number; cbSize?: number }>,
  ): Answer<{ info?: OriginalFileInfo }>;
  /** Fails with ERROR_AUTHENTICODE_… and tells the signer for a signature that is not Microsoft's. */
  SetupVerifyInfFile(
    of: Of<{ inf: string | null; architecture?: Architecture }>,
  ): Answer<{ signer?: InfSignerInfo }>;
  /** `classGuid` and `buffer` null: the caller gave no place for them. */
  SetupDiGetINFClass(
    of: Of<{ inf: string | null; classGuid?: null } & ReturnBuffer>,
  ): Answer<{ classGuid?: string; name?: string; required?: number }>;
}
