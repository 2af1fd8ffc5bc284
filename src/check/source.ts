import type { DecodedText, NamedInf, OpenResult } from '../inf/index.ts';
import { decodeInf, openInf } from '../inf/index.ts';
import { type Ignore, readIgnores } from './ignore.ts';
import type { PackageFiles } from './package.ts';
import { type Stamped, stamp } from './stamped.ts';

/** An INF to check: its bytes as text, and as SetupAPI opens it with its placeholders replaced. */
export interface Source {
  /** The file's name, without folders. */
  readonly name: string;
  readonly decoded: DecodedText;
  readonly stamped: Stamped;
  readonly opened: OpenResult;
  /** What the file itself says is not to be told. */
  readonly ignores: readonly Ignore[];
  /** Whether there is such a file. */
  readonly isThere: boolean;
  /** The files of the package, where somebody has looked. */
  readonly package: PackageFiles | undefined;
  /** What the package is to replace. */
  readonly predecessor: NamedInf | undefined;
}

/** What is looked at beside the INF. */
export interface Beside {
  readonly package?: PackageFiles | undefined;
  /** The INF of the version before it. */
  readonly predecessor?: NamedInf | undefined;
}

/** Reads the bytes of an INF; undefined: there is no such file. */
export function readSource(name: string, bytes: Uint8Array | undefined, beside: Beside = {}): Source {
  const decoded = decodeInf(bytes ?? new Uint8Array());
  const stamped = stamp(decoded.text);
  const opened = openInf(stamped.text);
  return {
    name,
    decoded,
    stamped,
    opened,
    ignores: readIgnores(decoded.text),
    isThere: bytes !== undefined,
    package: beside.package,
    predecessor: beside.predecessor,
  };
}

/** Reads the INF that came before; undefined where it is no INF to Windows. */
export function readPredecessor(name: string, bytes: Uint8Array): NamedInf | undefined {
  const opened = openInf(stamp(decodeInf(bytes).text).text);
  return opened.ok ? { name, inf: opened.inf } : undefined;
}
