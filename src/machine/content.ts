import { type FileVersion, readFileVersion } from './file-version.ts';
import { sameItems } from './value.ts';

/** SHA-256 of bytes as 64 lower-case hexadecimal digits; a port, because a browser and Node do it differently. */
export type Digest = (bytes: Uint8Array) => string;

/** What a file holds. Immutable; everything but the size is made when it is asked for. */
export interface Content {
  /** In bytes. */
  readonly size: number;
  /** Names the content: the SHA-256, or what was stated of a file whose bytes nobody has. */
  digest(): string;
  /** The bytes, not to be changed; undefined when nobody has them. */
  bytes(): Uint8Array | undefined;
  /** The version that the file carries; undefined when it carries none. */
  version(): FileVersion | undefined;
}

/** The content of bytes that are at hand, or are read when needed. */
export function contentOf(
  bytes: Uint8Array | (() => Uint8Array),
  digest: Digest,
  known: Known = {},
): Content {
  const read = typeof bytes === 'function' ? once(bytes) : () => bytes;
  return {
    size: known.size ?? read().length,
    digest: known.digest === undefined ? once(() => digest(read())) : () => known.digest!,
    bytes: read,
    version: once(() => readFileVersion(read())),
  };
}

/** What is known of bytes before they are read. */
export interface Known {
  readonly size?: number;
  readonly digest?: string;
}

/** A file of which only a few facts are known, such as a file of Windows in a rehearsal. */
export function statedContent(stated: { name: string; size?: number; version?: FileVersion }): Content {
  const version = stated.version && printFileVersion(stated.version);
  const name = `stated:${stated.name}${version === undefined ? '' : ` ${version}`}`;
  return {
    size: stated.size ?? 0,
    digest: () => name,
    bytes: () => undefined,
    version: () => stated.version,
  };
}

/** Whether two files hold the same: their bytes where both are at hand, else what names them. */
export function sameContent(a: Content | undefined, b: Content | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.size !== b.size) return false;
  const [bytesOfA, bytesOfB] = [a.bytes(), b.bytes()];
  return bytesOfA && bytesOfB ? sameItems(bytesOfA, bytesOfB) : a.digest() === b.digest();
}

/** `6.1.7601.17514` */
export function printFileVersion(version: FileVersion): string {
  return version.join('.');
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
