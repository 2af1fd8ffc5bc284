import type { Transaction } from '../../machine/index.ts';

/** Whether a file, or else a directory, can stand at a path that an INF gives. */
export function takesPath({ volume }: Transaction, path: string, kind: 'file' | 'directory'): boolean {
  const resolved = volume.resolve(path);
  if (resolved === undefined || (kind === 'file' && volume.directory(resolved))) return false;
  const parts = resolved.split('\\');
  const isFile = (end: number): boolean => volume.file(parts.slice(0, end).join('\\')) !== undefined;
  return parts.every((_, i) => !isFile(i + 1) || (kind === 'file' && i === parts.length - 1));
}
