/** What the headers of a program or driver say. */
export interface PeFacts {
  readonly architecture: string | undefined;
  /** The day it was linked, in UTC, in days since 1970; undefined where the headers hold no day. */
  readonly linked: number | undefined;
}

/** The machines that a PE file may be for. @see pe-format */
const MACHINES: Readonly<Record<number, string>> = {
  332: 'x86',
  34404: 'amd64',
  43620: 'arm64',
  452: 'arm',
  512: 'ia64',
};

const SECONDS_OF_A_DAY = 86_400;

/** Reads the headers; undefined where the bytes are no program. @see pe-format */
export function readPe(bytes: Uint8Array): PeFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 0x40 || view.getUint16(0, true) !== 0x5a4d) return undefined;
  const header = view.getUint32(0x3c, true);
  if (header + 24 > bytes.length || view.getUint32(header, true) !== 0x4550) return undefined;
  const stamp = view.getUint32(header + 8, true);
  const hasDay = stamp !== 0 && stamp !== 0xffffffff && !isReproducible(view, header);
  return {
    architecture: MACHINES[view.getUint16(header + 4, true)],
    linked: hasDay ? Math.floor(stamp / SECONDS_OF_A_DAY) : undefined,
  };
}

const DEBUG_DIRECTORY = 6;
const REPRODUCIBLE = 16;

/** Whether the linker put a digest where the day is else. */
function isReproducible(view: DataView, header: number): boolean {
  const optional = header + 24;
  const directories = optional + (wordAt(view, optional) === 0x20b ? 112 : 96);
  const entry = directories + DEBUG_DIRECTORY * 8;
  const start = offsetOf(view, header, longAt(view, entry));
  const count = Math.min(64, Math.floor(longAt(view, entry + 4) / 28));
  for (let at = 0; at < count; at++) {
    if (start !== undefined && longAt(view, start + at * 28 + 12) === REPRODUCIBLE) return true;
  }
  return false;
}

/** Where in the file lies what is loaded at an address. */
function offsetOf(view: DataView, header: number, address: number): number | undefined {
  const sections = header + 24 + wordAt(view, header + 20);
  for (let at = 0; at < wordAt(view, header + 6); at++) {
    const section = sections + at * 40;
    const first = longAt(view, section + 12);
    if (address >= first && address < first + longAt(view, section + 16)) {
      return longAt(view, section + 20) + address - first;
    }
  }
  return undefined;
}

/** Beyond the end there is nothing. */
function wordAt(view: DataView, at: number): number {
  return at + 2 <= view.byteLength ? view.getUint16(at, true) : 0;
}

function longAt(view: DataView, at: number): number {
  return at + 4 <= view.byteLength ? view.getUint32(at, true) : 0;
}
