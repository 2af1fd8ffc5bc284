import type { CodePage, DecodedText, OpenResult } from '../inf/index.ts';
import { decodeInf, openInf } from '../inf/index.ts';
import { type Stamped, stamp } from './stamped.ts';

/** An INF to check: its bytes as text, and as SetupAPI opens it with its placeholders replaced. */
export interface Source {
  /** The file's name, without folders. */
  readonly name: string;
  readonly decoded: DecodedText;
  readonly stamped: Stamped;
  readonly opened: OpenResult;
}

export function readSource(name: string, bytes: Uint8Array, codePage: CodePage = 1252): Source {
  const decoded = decodeInf(bytes, codePage);
  const stamped = stamp(decoded.text);
  return { name, decoded, stamped, opened: openInf(stamped.text) };
}
