import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Facts } from '../base/index.ts';
import type { Signature } from '../engine/select/index.ts';
import { isInfFile } from '../inf/index.ts';
import type { SystemReader } from '../machine/index.ts';
import type { PackageFiles } from '../rehearsal/index.ts';
import { Failure } from './failure.ts';
import { isFolder, readInput, walk } from './files.ts';
import { machineAt } from './machine-file.ts';

interface ReadPackages {
  readonly files: readonly PackageFiles[];
  /** The Windows of the machine that is among the paths. */
  readonly machine?: Facts;
}

/**
 * Reads driver packages: INF files, folders that hold some, and folders and snapshots that are a machine, whose packages
 * are those in its INF directory. A signature that is given counts for all.
 */
export async function readPackages(
  paths: readonly string[],
  signature: Signature | undefined,
): Promise<ReadPackages> {
  const read = await Promise.all(
    paths.map(async path => {
      if (isMachine(path)) return packagesOfMachine(path, await machineAt(path), signature);
      if (!isFolder(path)) return { files: [packageOf(path, signature)] };
      const found = walk(path, isInfFile);
      if (found.length === 0) throw new Failure(`${path} holds no INF: a file that ends in .inf or .inx`);
      return { files: found.map(file => packageOf(file, signature)) };
    }),
  );
  const machine = read.find((one): one is Required<ReadPackages> => 'machine' in one)?.machine;
  return { files: read.flatMap(one => one.files), ...(machine && { machine }) };
}

function packageOf(path: string, signature: Signature | undefined): PackageFiles {
  return {
    entry: { folder: dirname(path), signature },
    infs: [{ name: basename(path), bytes: readInput(path) }],
  };
}

function isMachine(path: string): boolean {
  return isFolder(path) ? existsSync(join(path, 'machine.journal')) : /\.json$/i.test(path);
}

/** The packages in the INF directory of a machine; what is not published as oemN.inf came with Windows. */
export async function packagesOfMachine(
  folder: string,
  machine: SystemReader,
  signature: Signature | undefined,
): Promise<ReadPackages> {
  const { windowsFolder } = await import('../machine/fresh/index.ts');
  const directory = `${windowsFolder(machine.facts)}\\INF`;
  const files = machine.volume.list(directory).flatMap(name => {
    const bytes = isInfFile(name) ? machine.volume.file(`${directory}\\${name}`)?.bytes() : undefined;
    const own = signature ?? (/^oem\d+\.inf$/i.test(name) ? undefined : 'inbox');
    return bytes ? [{ entry: { folder, signature: own }, infs: [{ name, bytes }] }] : [];
  });
  return { files, machine: machine.facts };
}
