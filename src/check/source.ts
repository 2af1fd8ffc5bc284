import type { DecodedText, OpenResult } from '../inf/index.ts';
import { decodeInf, openInf } from '../inf/index.ts';
import type { PackageFile } from './package.ts';
import { type Stamped, stamp } from './stamped.ts';

/** An INF to check: its bytes as text, and as SetupAPI opens it with its placeholders replaced. */
export interface Source {
  /** The file's name, without folders. */
  readonly name: string;
  readonly decoded: DecodedText;
  readonly stamped: Stamped;
  readonly opened: OpenResult;
  /** The other files of the package, where somebody has looked. */
  readonly files: readonly PackageFile[] | undefined;
}

export function readSource(name: string, bytes: Uint8Array, files?: readonly PackageFile[]): Source {
  const decoded = decodeInf(bytes);
  const stamped = stamp(decoded.text);
  return { name, decoded, stamped, opened: openInf(stamped.text), files };
}
