import { compressedName } from '../../../cabinet/index.ts';
import type { VolumeReader } from '../../../machine/index.ts';

/**
 * The path under which a file lies, its own or with one of its compressed names (`cmd.ex_`, `cmd.ex$`).
 * @see nf-setupapi-setupdecompressorcopyfilew
 */
export function findSource(volume: VolumeReader, path: string): string | undefined {
  return [path, compressedName(path), compressedName(path).replace(/_$/, '$')].find(
    name => volume.file(name) !== undefined,
  );
}
