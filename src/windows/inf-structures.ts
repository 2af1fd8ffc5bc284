import type { Architecture } from '../base/index.ts';
import type { InfContext, InfHandle, InfInformation } from '../setupapi/index.ts';
import { place, readPointer, writePointer } from './memory.ts';

/** INFCONTEXT: two handles, then section and line. */
const INFCONTEXT = 24;

/** A context as Windows gave it: the INF among those that were appended is kept beside what the edge names. */
interface WindowsContext extends InfContext {
  readonly currentInf?: number;
}

export function contextBytes(context: WindowsContext): Buffer {
  const bytes = Buffer.alloc(INFCONTEXT);
  writePointer(bytes, context.inf, 0);
  writePointer(bytes, context.currentInf ?? context.inf, 8);
  bytes.writeUInt32LE(context.section, 16);
  bytes.writeUInt32LE(context.line, 20);
  return bytes;
}

export function contextPlace(): Buffer {
  return place(INFCONTEXT);
}

export function readContext(bytes: Buffer): WindowsContext {
  return {
    inf: readPointer(bytes) as InfHandle,
    section: bytes.readUInt32LE(16),
    line: bytes.readUInt32LE(20),
    currentInf: readPointer(bytes, 8),
  };
}

/** SP_INF_INFORMATION as Windows gave it, behind the paths that the edge names. */
export interface WindowsInformation extends InfInformation {
  readonly bytes: Buffer;
}

/** The structure of an information that Windows gave; another has none. */
export function informationBytes(information: InfInformation): Buffer | null {
  return (information as Partial<WindowsInformation>).bytes ?? null;
}

/** PROCESSOR_ARCHITECTURE_…. @see https://learn.microsoft.com/windows/win32/api/sysinfoapi/ns-sysinfoapi-system_info */
const PROCESSORS: Readonly<Record<Architecture, number>> = { x86: 0, arm: 5, ia64: 6, amd64: 9, arm64: 12 };

const VER_PLATFORM_WIN32_NT = 2;

/** SP_ALTPLATFORM_INFO of Windows 10 on a processor; null: this computer. */
export function platformBytes(architecture: Architecture | undefined): Buffer | null {
  if (!architecture) return null;
  const bytes = Buffer.alloc(28);
  bytes.writeUInt32LE(bytes.length, 0);
  bytes.writeUInt32LE(VER_PLATFORM_WIN32_NT, 4);
  bytes.writeUInt32LE(10, 8);
  bytes.writeUInt16LE(PROCESSORS[architecture], 16);
  bytes.writeUInt32LE(5, 20);
  return bytes;
}
