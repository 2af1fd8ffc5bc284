import type { Storage } from '../../machine/index.ts';

/** Files held in memory, by names with `/`. */
export function memoryStorage(from: readonly (readonly [name: string, bytes: Uint8Array])[]): Storage {
  const files = new Map(from);
  const read = (name: string): Uint8Array => files.get(name) ?? new Uint8Array();
  return {
    read: name => files.get(name),
    size: name => files.get(name)?.length,
    write: (name, bytes) => void files.set(name, bytes),
    append: (name, bytes) => {
      const joined = new Uint8Array(read(name).length + bytes.length);
      joined.set(read(name));
      joined.set(bytes, read(name).length);
      files.set(name, joined);
    },
    truncate: (name, size) => void files.set(name, read(name).slice(0, size)),
    rename: (from, to) => {
      files.set(to, read(from));
      files.delete(from);
    },
    remove: name => void files.delete(name),
    list: folder => {
      const above = folder === '' ? '' : `${folder}/`;
      const inside = [...files.keys()].filter(name => name.startsWith(above));
      return [...new Set(inside.map(name => name.slice(above.length).split('/')[0]!))];
    },
    sync: () => undefined,
    syncFolder: () => undefined,
  };
}
