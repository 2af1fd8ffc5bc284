/** The folder of a path, without backslash behind it unless it is that of a drive; empty for a name alone. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('\\');
  return path.slice(0, path[end - 1] === ':' ? end + 1 : Math.max(end, 0));
}

export function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('\\') + 1);
}

/** A path below a folder; a whole path stays what it is, and no path is the folder. */
export function joinPath(folder: string, path: string): string {
  if (path === '') return folder;
  if (/^(?:[a-z]:|\\)/i.test(path) || folder === '') return path;
  return folder.endsWith('\\') ? folder + path : `${folder}\\${path}`;
}

/** The variables of the environment in a text are replaced; the first that is not there is told. */
export function expandVariables(
  text: string,
  environment: Readonly<Record<string, string>>,
): { readonly text: string; readonly missing?: string } {
  const values = new Map(Object.entries(environment).map(([name, value]) => [name.toLowerCase(), value]));
  let missing: string | undefined;
  const expanded = text.replace(/%([^%]+)%/g, (variable, name: string) => {
    const value = values.get(name.toLowerCase());
    if (value === undefined) missing ??= variable;
    return value ?? variable;
  });
  return { text: expanded, ...(missing !== undefined && { missing }) };
}
