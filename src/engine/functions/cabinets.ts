import type { CabinetFunctions } from '../../setupapi/index.ts';
import {
  decompressOrCopyFile,
  getFileCompressionInfo,
  getFileCompressionInfoEx,
  iterateCabinet,
} from '../compressed-files.ts';
import type { Carried } from './carried.ts';

export const cabinetFunctions: Carried<CabinetFunctions> = {
  SetupIterateCabinet: iterateCabinet,
  SetupGetFileCompressionInfo: getFileCompressionInfo,
  SetupGetFileCompressionInfoEx: getFileCompressionInfoEx,
  SetupDecompressOrCopyFile: decompressOrCopyFile,
};
