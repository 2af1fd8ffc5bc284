import type { DecodedText, OpenResult } from '../inf/index.ts';
import { decodeInf, openInf } from '../inf/index.ts';
import type { PackageFiles } from './package.ts';
import { type Stamped, stamp } from './stamped.ts';

/** An INF to check: its bytes as text, and as SetupAPI opens it with its placeholders replaced. */
export interface Source {
  /** The file's name, without folders. */
  readonly name: string;
  readonly decoded: DecodedText;
  readonly stamped: Stamped;
  readonly opened: OpenResult;
  /** Whether there is such a file. */
  readonly isThere: boolean;
  /** The files of the package, where somebody has looked. */
  readonly package: PackageFiles | undefined;
}

/** Reads the bytes of an INF; undefined: there is no such file. */
export function readSource(name: string, bytes: Uint8Array | undefined, beside?: PackageFiles): Source {
  const decoded = decodeInf(bytes ?? new Uint8Array());
  const stamped = stamp(decoded.text);
  return {
    name,
    decoded,
    stamped,
    opened: openInf(stamped.text),
    isThere: bytes !== undefined,
    package: beside,
  };
}
