import type { Inf } from '../../inf/index.ts';

/** A file by the directory that its path begins with. */
export interface BinaryPath {
  readonly dirId: number;
  readonly file: string;
}

/**
 * The file of a service: `%13%\file.sys`, in quotes or up to the first blank, strings in place of their tokens;
 * undefined where it is written otherwise.
 */
export function binaryPath(inf: Inf, written: string): BinaryPath | undefined {
  const [, quoted, bare] = /^(?:"([^"]*)"?|((?:%[^%]*%|[^\s"%])+))/.exec(written) ?? [];
  const [, dirId, file] = /^%(\d+)%\\*(.*)$/.exec(quoted ?? bare ?? '') ?? [];
  return dirId === undefined ? undefined : { dirId: Number(dirId), file: inf.substitute(file!) };
}
