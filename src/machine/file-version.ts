/** The four numbers of a file version, most significant first. */
export type FileVersion = readonly [number, number, number, number];

const VERSION_RESOURCE = 16;
const FIXED_FILE_INFO = 0xfeef04bd;

/**
 * The file version of a Windows executable: VS_FIXEDFILEINFO in its version resource. Undefined for anything
 * else, whatever the bytes.
 * @see https://learn.microsoft.com/windows/win32/debug/pe-format
 * @see https://learn.microsoft.com/windows/win32/api/verrsrc/ns-verrsrc-vs_fixedfileinfo
 */
export function readFileVersion(bytes: Uint8Array): FileVersion | undefined {
  const resource = versionResource(bytes);
  return resource && fixedVersion(resource.offset, bytes.length, resource.u32);
}

/** The LANGID under which a Windows executable has its version resource; undefined for anything else. */
export function readFileLanguage(bytes: Uint8Array): number | undefined {
  return versionResource(bytes)?.language;
}

/** The version resource: where its data is, and its language. */
interface VersionResource {
  readonly offset: number;
  readonly language: number;
  readonly u32: Read;
}

function versionResource(bytes: Uint8Array): VersionResource | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u16 = (at: number): number => (at >= 0 && at + 2 <= view.byteLength ? view.getUint16(at, true) : 0);
  const u32 = (at: number): number => (at >= 0 && at + 4 <= view.byteLength ? view.getUint32(at, true) : 0);
  const header = u32(0x3c);
  if (u16(0) !== 0x5a4d || u32(header) !== 0x4550) return undefined;
  const optional = header + 24;
  const directories = optional + (u16(optional) === 0x20b ? 112 : 96);
  const toOffset = (address: number): number => {
    const first = optional + u16(header + 20);
    for (let i = 0; i < u16(header + 6); i++) {
      const section = first + i * 40;
      const start = u32(section + 12);
      if (address >= start && address < start + u32(section + 16)) return address - start + u32(section + 20);
    }
    return -1;
  };
  const root = toOffset(u32(directories + 16));
  if (root < 0) return undefined;
  const found = versionData(root, u16, u32);
  return found && { offset: toOffset(u32(found.data)), language: found.language, u32 };
}

type Read = (at: number) => number;

/** Goes down the resource tree by type, name and language; the first of each counts. */
function versionData(
  root: number,
  u16: Read,
  u32: Read,
): { readonly data: number; readonly language: number } | undefined {
  let directory = root;
  let language = 0;
  for (let level = 0; level < 3; level++) {
    const entries = u16(directory + 12) + u16(directory + 14);
    let child: number | undefined;
    for (let i = 0; i < entries && child === undefined; i++) {
      const entry = directory + 16 + i * 8;
      if (level > 0 || u32(entry) === VERSION_RESOURCE) child = u32(entry + 4);
      if (level === 2) language = u32(entry) & 0xffff;
    }
    if (child === undefined) return undefined;
    directory = root + (child & 0x7fffffff);
  }
  return { data: directory, language };
}

/** The structure stands behind a header whose length depends on a name; it is 52 bytes long. */
function fixedVersion(start: number, length: number, u32: Read): FileVersion | undefined {
  if (start < 0) return undefined;
  for (let at = start; at < start + 256 && at + 52 <= length; at += 4) {
    if (u32(at) !== FIXED_FILE_INFO) continue;
    const [high, low] = [u32(at + 8), u32(at + 12)];
    return [high >>> 16, high & 0xffff, low >>> 16, low & 0xffff];
  }
  return undefined;
}
