import { documented, type Win32Error, win32 } from '../base/index.ts';
import {
  type CabinetFile,
  type CabinetSet,
  type Compression,
  decompressed,
  readCompression,
} from '../cabinet/index.ts';
import { absolutePath, type Content } from '../machine/index.ts';
import {
  type CabinetInfo,
  FILE_COMPRESSION_MSZIP,
  FILE_COMPRESSION_NONE,
  FILE_COMPRESSION_NTCAB,
  FILE_COMPRESSION_WINLZA,
  FILEOP_DOIT,
  type FileCallback,
  SPFILENOTIFY_CABINETINFO,
  SPFILENOTIFY_FILEEXTRACTED,
  SPFILENOTIFY_FILEINCABINET,
  SPFILENOTIFY_NEEDNEWCABINET,
} from '../setupapi/index.ts';
import { findSource, openCabinets, refusalOf } from './sections/queue/index.ts';
import type { In, Out, Session } from './session.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const NO_PARAMETER = win32('ERROR_INVALID_PARAMETER');
const NOT_FOUND = win32('ERROR_FILE_NOT_FOUND');

/**
 * A cabinet of any method is told as MSZIP. Observed: conformance
 * `compression/SetupGetFileCompressionInfoEx/comp_cab_lzx`.
 */
const TYPES: Readonly<Record<Compression, number>> = {
  none: FILE_COMPRESSION_NONE,
  lz: FILE_COMPRESSION_WINLZA,
  cabinet: FILE_COMPRESSION_MSZIP,
};

interface Information {
  readonly name: string;
  readonly sourceSize: number;
  readonly targetSize: number;
  readonly type: number;
}

function informationOf(
  { transaction: { volume }, program }: Session,
  source: string,
): Information | undefined {
  const whole = absolutePath(source, program.currentDirectory);
  const name = findSource(volume, whole);
  const content = name === undefined ? undefined : volume.file(name);
  if (name === undefined || !content) return undefined;
  const bytes = content.bytes();
  const { compression, size } = bytes
    ? readCompression(bytes)
    : { compression: 'none' as const, size: content.size };
  return { name, sourceSize: content.size, targetSize: size, type: TYPES[compression] };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetfilecompressioninfow */
export function getFileCompressionInfo(
  session: Session,
  { source, outputs = 4 }: In<'SetupGetFileCompressionInfo'>,
): Out<'SetupGetFileCompressionInfo'> {
  if (source === null || outputs < 4) return { ret: false, result: NO_PARAMETER };
  const information = informationOf(session, source);
  return information ? { ret: true, result: SUCCESS, ...information } : { ret: false, result: NOT_FOUND };
}

/**
 * Observed: the size asked for is that of the name given, also of a file that is not there (conformance
 * `compression/SetupGetFileCompressionInfoEx/parameters`).
 * Assumed: all sizes and the type are needed; settled by asking a Windows for a file that is there.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetfilecompressioninfoexw
 */
export function getFileCompressionInfoEx(
  session: Session,
  { source, buffer, size, required: wanted, sizes }: In<'SetupGetFileCompressionInfoEx'>,
): Out<'SetupGetFileCompressionInfoEx'> {
  if (source === null) return { ret: false, err: NO_PARAMETER };
  const information = informationOf(session, source);
  const needed = (information?.name ?? source).length + 1;
  const told = wanted === null ? {} : { required: needed };
  if (!information) return { ret: false, err: NOT_FOUND, ...told };
  if (sizes === null) return { ret: false, err: NO_PARAMETER, ...told };
  const { name, ...rest } = information;
  if (buffer === null) return { ret: true, err: SUCCESS, ...rest, ...told };
  if (size !== undefined && size < needed)
    return { ret: false, err: win32('ERROR_INSUFFICIENT_BUFFER'), ...told };
  return { ret: true, err: SUCCESS, name, ...rest, ...told };
}

/**
 * Observed: what is not compressed is copied whatever type is given, and of a cabinet its first file comes
 * (conformance `compression/SetupDecompressOrCopyFile`).
 * Assumed: what is compressed otherwise than the type says is copied as it is; settled by such a call on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdecompressorcopyfilew
 */
export function decompressOrCopyFile(
  session: Session,
  { source, target, type = null }: In<'SetupDecompressOrCopyFile'>,
): Out<'SetupDecompressOrCopyFile'> {
  const result = decompress(session, source, target, type);
  return { ret: result === SUCCESS, result };
}

function decompress(
  session: Session,
  source: string | null,
  target: string | null,
  type: number | null,
): Win32Error {
  if (source === null || target === null || (type ?? 0) > FILE_COMPRESSION_NTCAB) return NO_PARAMETER;
  const { transaction, program } = session;
  const whole = absolutePath(source, program.currentDirectory);
  const found = type === null ? findSource(transaction.volume, whole) : whole;
  const content = found === undefined ? undefined : transaction.volume.file(found);
  if (!content) return NOT_FOUND;
  const bytes = content.bytes();
  const compression = bytes ? compressionFor(bytes, type) : 'none';
  const plain = bytes && compression !== 'none' ? decompressed(bytes, compression) : undefined;
  if (compression !== 'none' && !plain) return win32('ERROR_INVALID_DATA');
  return write(session, target, plain ?? content, 'SetupDecompressOrCopyFile');
}

function write(
  { transaction, program }: Session,
  target: string,
  made: Uint8Array | Content,
  call: string,
): Win32Error {
  const path = absolutePath(target, program.currentDirectory);
  const refusal = refusalOf(transaction.volume, path);
  if (refusal !== undefined) return refusal;
  const after = made instanceof Uint8Array ? transaction.volume.content(made) : made;
  const because = documented(`nf-setupapi-${call.toLowerCase()}w`);
  transaction.change({ kind: 'file', path, after }, { call, because });
  return SUCCESS;
}

/** How a file counts as compressed where its type is given, or found out. */
function compressionFor(bytes: Uint8Array, type: number | null): Compression {
  const { compression } = readCompression(bytes);
  const meant = type === FILE_COMPRESSION_NTCAB ? FILE_COMPRESSION_MSZIP : type;
  return meant === null || meant === TYPES[compression] ? compression : 'none';
}

type Step = { readonly error: Win32Error } | { readonly next: string | undefined };

/**
 * A cabinet and those that follow it; a file that goes on in the next one is extracted when that is there.
 * Observed: conformance `compression/SetupIterateCabinet/enumerate`.
 * Assumed: what is no cabinet is ERROR_INVALID_DATA, a broken file in one too, and a call without callback
 * ERROR_INVALID_PARAMETER; settled by such calls on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupiteratecabinetw
 */
export function iterateCabinet(session: Session, of: In<'SetupIterateCabinet'>): Out<'SetupIterateCabinet'> {
  if (of.cabinet === null) return { ret: false, err: NO_PARAMETER };
  let told: string | undefined = of.cabinet;
  while (told !== undefined) {
    const path = absolutePath(told, session.program.currentDirectory);
    const step: Step = iterateOne(session, path, told, of.callback);
    if ('error' in step) return { ret: false, err: step.error };
    told = step.next;
  }
  return { ret: true, err: SUCCESS };
}

function iterateOne(session: Session, path: string, told: string, callback: FileCallback | null): Step {
  if (!session.transaction.volume.file(path)) return { error: NOT_FOUND };
  const set = openCabinets(session.transaction, path);
  if (!set) return { error: win32('ERROR_INVALID_DATA') };
  if (!callback) return { error: NO_PARAMETER };
  const { first } = set;
  const folder = path.slice(0, path.lastIndexOf('\\') + 1);
  const info = { cabinetPath: folder, cabinetFile: '', diskName: '', setId: 0, cabinetNumber: 0 };
  callback({ notification: SPFILENOTIFY_CABINETINFO, cabinet: info });
  for (const file of first.files.filter(({ continued }) => !continued)) {
    const error = offer(session, set, file, told, callback);
    if (error !== SUCCESS) return { error };
  }
  if (!first.next || !first.files.some(({ continues }) => continues)) return { next: undefined };
  const next: CabinetInfo = {
    cabinetPath: folder,
    cabinetFile: first.next.cabinet,
    diskName: first.next.disk,
    setId: first.setId,
    cabinetNumber: first.index + 1,
  };
  const answer = callback({ notification: SPFILENOTIFY_NEEDNEWCABINET, cabinet: next });
  if (answer.ret !== SUCCESS) return { error: answer.ret as Win32Error };
  return { next: `${answer.path ? answer.path.replace(/\\*$/, '\\') : folder}${next.cabinetFile}` };
}

/** Offers one file to the callback and extracts it where it wants it. */
function offer(
  session: Session,
  set: CabinetSet,
  file: CabinetFile,
  cabinetFile: string,
  callback: FileCallback,
): Win32Error {
  const { name, size, attributes, date: dosDate, time: dosTime } = file;
  const told = { name, size, attributes, dosDate, dosTime, error: SUCCESS };
  const answer = callback({ notification: SPFILENOTIFY_FILEINCABINET, file: told, cabinetFile });
  if (answer.ret !== FILEOP_DOIT) return answer.ret === 0 ? win32('ERROR_CANCELLED') : SUCCESS;
  if (!answer.path) return NO_PARAMETER;
  const bytes = set.read(file).value;
  const error = bytes
    ? write(session, answer.path, bytes, 'SetupIterateCabinet')
    : win32('ERROR_INVALID_DATA');
  const paths = { source: cabinetFile, target: answer.path, error, flags: 0 };
  const after = callback({ notification: SPFILENOTIFY_FILEEXTRACTED, paths }).ret as Win32Error;
  return error === SUCCESS ? after : error;
}
