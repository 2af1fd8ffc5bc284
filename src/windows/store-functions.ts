import type { InfSignerInfo, Reply, ReturnBuffer, StoreFunctions } from '../setupapi/index.ts';
import { fill, replyOf, textAnswer, told } from './answers.ts';
import { informationBytes, platformBytes } from './inf-structures.ts';
import { isUntouched, place, readGuid, readPointer, readWide } from './memory.ts';
import type { Bound, Called, Windows } from './windows.ts';

/** Exports of setupapi.dll over published INFs. @see https://learn.microsoft.com/windows/win32/api/setupapi/ */
export const STORE_EXPORTS = {
  SetupCopyOEMInfW: 'BOOL (PCWSTR, PCWSTR, DWORD, DWORD, PVOID, DWORD, PVOID, PVOID)',
  SetupUninstallOEMInfW: 'BOOL (PCWSTR, DWORD, PVOID)',
  SetupGetInfDriverStoreLocationW: 'BOOL (PCWSTR, PVOID, PCWSTR, PVOID, DWORD, PVOID)',
  SetupGetInfPublishedNameW: 'BOOL (PCWSTR, PVOID, DWORD, PVOID)',
  SetupQueryInfOriginalFileInformationW: 'BOOL (PVOID, DWORD, PVOID, PVOID)',
  SetupVerifyInfFileW: 'BOOL (PCWSTR, PVOID, PVOID)',
  SetupDiGetINFClassW: 'BOOL (PCWSTR, PVOID, PVOID, DWORD, PVOID)',
} as const;

const MAX_PATH = 260;

/** SP_ORIGINAL_FILE_INFO: size and two paths. */
const ORIGINAL_FILE_INFO = 4 + 2 * 2 * MAX_PATH;

/** SP_INF_SIGNER_INFO: size, three paths, score; before Windows Vista without the score. */
const SIGNER_INFO = 4 + 3 * 2 * MAX_PATH + 4;

/** Published INFs and the driver store, of the running Windows. */
export function storeFunctions(windows: Windows): StoreFunctions {
  const setup = windows.bind('setupapi.dll', STORE_EXPORTS);
  return {
    SetupCopyOEMInf: ({ source, mediaLocation, mediaType, style, ...to }) =>
      copied(windows, to, (...at) =>
        setup.SetupCopyOEMInfW(source, mediaLocation ?? null, mediaType, style, ...at),
      ),
    SetupUninstallOEMInf: ({ inf, flags }) => replyOf(setup.SetupUninstallOEMInfW(inf, flags, null)),
    SetupGetInfDriverStoreLocation: ({ inf, ...to }) =>
      textAnswer('path', to, (...at) => setup.SetupGetInfDriverStoreLocationW(inf, null, null, ...at)),
    SetupGetInfPublishedName: ({ inf, ...to }) =>
      textAnswer('path', to, (...at) => setup.SetupGetInfPublishedNameW(inf, ...at)),
    SetupQueryInfOriginalFileInformation: ({ information, index, cbSize }) => {
      const bytes = place(ORIGINAL_FILE_INFO);
      bytes.writeUInt32LE(cbSize ?? bytes.length, 0);
      const reply = replyOf(
        setup.SetupQueryInfOriginalFileInformationW(informationBytes(information), index, null, bytes),
      );
      if (!reply.ret) return reply;
      const originalInfName = readWide(bytes, 4, 4 + 2 * MAX_PATH);
      return { ...reply, info: { originalInfName, originalCatalogName: readWide(bytes, 4 + 2 * MAX_PATH) } };
    },
    SetupVerifyInfFile: ({ inf, architecture }) => verified(setup, inf, platformBytes(architecture)),
    SetupDiGetINFClass: ({ inf, classGuid, ...to }) => {
      const guid = place(16);
      const answer = textAnswer('name', to, (...at) =>
        setup.SetupDiGetINFClassW(inf, classGuid === null ? null : guid, ...at),
      );
      return { ...answer, ...told('classGuid', isUntouched(guid) ? undefined : readGuid(guid)) };
    },
  };
}

/** The name that there is is told with ERROR_FILE_EXISTS too. */
function copied(
  windows: Windows,
  to: ReturnBuffer,
  call: (buffer: Buffer | null, size: number, required: Buffer, component: Buffer) => Called,
): ReturnType<StoreFunctions['SetupCopyOEMInf']> {
  const component = place(8);
  let written: Buffer | null = null;
  const { bytes, ...answer } = fill(to, 2, (buffer, size, required) => {
    written = buffer;
    return call(buffer, size, required, component);
  });
  const name = bytes ?? written;
  const destination = name && !isUntouched(name.subarray(0, 2)) ? readWide(name) : undefined;
  const at = isUntouched(component) ? 0 : readPointer(component);
  return { ...answer, ...told('destination', destination), ...told('component', windows.text(at)) };
}

/** A signature that is not Microsoft's fails, and its signer is told. */
function verified(
  setup: Bound<'SetupVerifyInfFileW'>,
  inf: string | null,
  platform: Buffer | null,
): Reply & { signer?: InfSignerInfo } {
  const bytes = Buffer.alloc(SIGNER_INFO);
  bytes.writeUInt32LE(bytes.length, 0);
  const reply = replyOf(setup.SetupVerifyInfFileW(inf, platform, bytes));
  const digitalSigner = readWide(bytes, 4 + 2 * MAX_PATH);
  if (!reply.ret && digitalSigner === '') return reply;
  const signer = {
    catalogFile: readWide(bytes, 4),
    digitalSigner,
    signerScore: bytes.readUInt32LE(SIGNER_INFO - 4),
  };
  return { ...reply, signer };
}
