import { contentOf, type Digest, liesIn, readFileVersion, statedContent } from '../../machine/index.ts';
import type { MemoryMachine } from '../../machine/memory/index.ts';
import type { CoveredFolder } from './covered.ts';
import type { RawFile, StateSources } from './sources.ts';

/** Reads a folder into a machine with all below it. @returns what of it is not known */
export function takeFolder(
  machine: MemoryMachine,
  sources: StateSources,
  folder: CoveredFolder,
  digest: Digest,
): readonly string[] {
  const without = folder.without.map(name => `${folder.path}\\${name}`);
  const unread: string[] = [];
  const take = (path: string): void => {
    const files = sources.folder(path);
    if (files === 'absent') return;
    machine.apply({ kind: 'directory', path, before: false, after: true });
    if (files === 'denied') unread.push(path);
    else putAll(path, files);
  };
  const putAll = (path: string, files: readonly RawFile[]): void => {
    for (const file of files) {
      const at = `${path}\\${file.name}`;
      if (without.some(pattern => liesIn(pattern, at))) continue;
      if (file.size === undefined) take(at);
      else putFile(at, file, file.size);
    }
  };
  const putFile = (path: string, { name }: RawFile, size: number): void => {
    const bytes = /\.inf$/i.test(name) ? sources.file(path) : undefined;
    const version = folder.versions && /\.sys$/i.test(name) ? sources.file(path) : undefined;
    const stated = version && readFileVersion(version);
    const after = bytes
      ? contentOf(bytes, digest)
      : statedContent({ name, size, ...(stated && { version: stated }) });
    machine.apply({ kind: 'file', path, after });
  };
  take(folder.path);
  return [...without, ...unread];
}
