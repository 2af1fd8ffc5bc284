import type { ProgramEntry } from '../setupapi/index.ts';

/** The key below which the installed programs have a key each. */
export const PROGRAM_ENTRIES = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

/** Values of such a key by name: REG_SZ, REG_DWORD or REG_MULTI_SZ. */
export type EntryValues = Readonly<Record<string, string | number | readonly string[]>>;

/** A value of our own: what the program needs to know again. */
const REMEMBERS = 'FirstplugInstalled';

/**
 * The values in which a desk keeps an entry. SystemComponent leaves it out of the list.
 * @see https://learn.microsoft.com/windows/win32/msi/uninstall-registry-key
 * @see https://learn.microsoft.com/windows/win32/msi/arpsystemcomponent
 */
export function valuesOfEntry({ name, version, publisher, ...entry }: ProgramEntry): EntryValues {
  return {
    DisplayName: name,
    ...(version !== undefined && { DisplayVersion: version }),
    ...(publisher !== undefined && { Publisher: publisher }),
    UninstallString: entry.uninstall,
    ...(entry.hidden && { SystemComponent: 1 }),
    [REMEMBERS]: entry.remembers,
  };
}

/** The entry that values stand for; undefined for a program that made none of this kind. */
export function entryOfValues(values: EntryValues): ProgramEntry | undefined {
  const { DisplayName: name, DisplayVersion: version, Publisher: publisher } = values;
  const remembers = values[REMEMBERS];
  const uninstall = values['UninstallString'];
  if (typeof name !== 'string' || typeof uninstall !== 'string' || !Array.isArray(remembers)) {
    return undefined;
  }
  return {
    name,
    ...(typeof version === 'string' && { version }),
    ...(typeof publisher === 'string' && { publisher }),
    uninstall,
    hidden: values['SystemComponent'] === 1,
    remembers: remembers as readonly string[],
  };
}
