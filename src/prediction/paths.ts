/** What a file name, or a path below a folder, may be made of. */
const BELOW = /^(?:[^\\/:*?"<>|\u0000-\u001f]+\\)*[^\\/:*?"<>|\u0000-\u001f]+$/;

/** Whether a text of a log, which may be cut or damaged, is the name of a file below some folder. */
export function isName(text: string): boolean {
  return BELOW.test(text) && !text.split('\\').some(part => /^\.+$/.test(part));
}

/** Whether it is the whole path of an INF. */
export function isInfPath(text: string): boolean {
  return /^[a-z]:\\.*\.inf$/i.test(text) && isName(text.slice(3));
}

/** Whether it is the name of an INF. */
export function isInfName(text: string): boolean {
  return /^[^\\]+\.inf$/i.test(text) && isName(text);
}
