import type { Win32Error } from '../base/index.ts';
import type { FileCallback } from './queue-functions.ts';
import type { Reply, ReturnBuffer } from './reply.ts';

type Of<T> = Readonly<T>;
type Answer<T> = Reply & Readonly<T>;

/** Compressed files and cabinets. Sizes of files are in bytes. */
export interface CabinetFunctions {
  /** Tells of each file in a cabinet, and extracts those that the callback answers FILEOP_DOIT and a path to. */
  SetupIterateCabinet(of: Of<{ cabinet: string | null; callback: FileCallback | null }>): Reply;
  /** `result` is an error. `outputs`: how many of the four results the caller asks for; all are needed. */
  SetupGetFileCompressionInfo(of: Of<{ source: string | null; outputs?: number }>): Answer<{
    result: Win32Error;
    name?: string;
    sourceSize?: number;
    targetSize?: number;
    type?: number;
  }>;
  /** `required: null`, `sizes: null`: the caller asks for none. */
  SetupGetFileCompressionInfoEx(
    of: Of<{ source: string | null; required?: null; sizes?: null }> & ReturnBuffer,
  ): Answer<{ name?: string; required?: number; sourceSize?: number; targetSize?: number; type?: number }>;
  /** `result` is an error; `type`: FILE_COMPRESSION_…, null to find out. */
  SetupDecompressOrCopyFile(
    of: Of<{ source: string | null; target: string | null; type?: number | null }>,
  ): Answer<{ result: Win32Error }>;
}
