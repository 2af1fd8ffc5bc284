import { foldCase } from '../base/index.ts';

/** Keys of HKCR whose immediate subkeys are merged, and Installer on the way to three of them. */
const MERGED: ReadonlySet<string> = new Set(
  [
    '',
    '*',
    '*\\shellex',
    '*\\shellex\\ContextMenuHandlers',
    '*\\shellex\\PropertySheetHandlers',
    'AppID',
    'ClsID',
    'Component Categories',
    'Drive',
    'Drive\\shellex',
    'Drive\\shellex\\ContextMenuHandlers',
    'Drive\\shellex\\PropertySheetHandlers',
    'FileType',
    'Folder',
    'Folder\\shellex',
    'Folder\\shellex\\ColumnHandler',
    'Folder\\shellex\\ContextMenuHandlers',
    'Folder\\shellex\\ExtShellFolderViews',
    'Folder\\shellex\\PropertySheetHandlers',
    'Installer',
    'Installer\\Components',
    'Installer\\Features',
    'Installer\\Products',
    'Interface',
    'Mime',
    'Mime\\Database',
    'Mime\\Database\\Charset',
    'Mime\\Database\\Codepage',
    'Mime\\Database\\Content Type',
    'Typelib',
  ].map(foldCase),
);

/** Whether the immediate subkeys of a key below HKCR come from user and machine. */
export function isMerged(keys: readonly string[]): boolean {
  return MERGED.has(foldCase(keys.join('\\')));
}

/**
 * Whether a key below HKCR is the user's: he has it, or he has a key above it that is not merged, which
 * hides everything the machine has there.
 * @see merged-view-of-hkey-classes-root
 */
export function takenFromUser(
  keys: readonly string[],
  inUser: (keys: readonly string[]) => boolean,
): boolean {
  const above = keys.findIndex((_, i) => !isMerged(keys.slice(0, i + 1)));
  return inUser(above < 0 ? keys : keys.slice(0, above + 1));
}
