import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { isInfFile } from '../inf/index.ts';
import { Failure } from './failure.ts';
import { isFolder, walk } from './files.ts';

const PATTERN = /[*?[\]{}]/;

/**
 * The INF files that arguments name, each once: files, folders that hold some, patterns such as `drivers/*.inf` where
 * the shell leaves them to us, or `-` for standard input.
 */
export async function findInfs(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    found.push(...(PATTERN.test(path) && !existsSync(path) ? await matching(path) : infsAt(path)));
  }
  return [...new Set(found)];
}

function infsAt(path: string): string[] {
  if (!isFolder(path)) return [path];
  const files = walk(path, isInfFile);
  if (files.length === 0) throw new Failure(`${path} holds no INF: no file ends in .inf, .inx or .inf.in`);
  return files;
}

async function matching(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const forward = process.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern;
  const files = await glob(forward, { expandDirectories: false, absolute: isAbsolute(pattern) });
  if (files.length === 0) throw new Failure(`${pattern} names no file`);
  return files.toSorted();
}
