/** Parts of a path one behind the other, each separator once; empty and absent parts are left out. */
export function joinPath(...parts: readonly (string | null | undefined)[]): string {
  const given = parts.filter(part => part);
  return given
    .map((part, i) => {
      const tail = i < given.length - 1 ? part!.replace(/[\\/]+$/, '') : part!;
      return i > 0 ? tail.replace(/^[\\/]+/, '') : tail;
    })
    .join('\\');
}

/** The folder of a path, without a separator at its end. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.search(/[\\/][^\\/]*$/)));
}

/** What follows the last separator. */
export function baseName(path: string): string {
  return path.slice(path.search(/[^\\/]*$/));
}
