/** What AddReg may write and where CopyFiles may copy in universal packages. @see using-a-universal-inf-file */

/** A place in the registry: everything below the key; without a key, the whole root. */
export interface UniversalKey {
  readonly root: string;
  readonly key?: string;
  readonly for: 'any' | 'COM' | 'Media Foundation';
}

export const universalKeys: readonly UniversalKey[] = [
  { root: 'HKR', for: 'any' },
  { root: 'HKCR', for: 'COM' },
  { root: 'HKLM', key: 'SOFTWARE\\Classes', for: 'COM' },
  { root: 'HKLM', key: 'SOFTWARE\\Microsoft\\Windows Media Foundation', for: 'Media Foundation' },
  {
    root: 'HKLM',
    key: 'SOFTWARE\\WOW6432Node\\Microsoft\\Windows Media Foundation',
    for: 'Media Foundation',
  },
  {
    root: 'HKLM',
    key: 'SOFTWARE\\WOW3232Node\\Microsoft\\Windows Media Foundation',
    for: 'Media Foundation',
  },
];

/** A destination; `subdirectory` is a name, or any name of the vendor's own. */
export interface UniversalDestination {
  readonly dirId: number;
  readonly subdirectory?: string;
}

export const universalDestinations: readonly UniversalDestination[] = [
  { dirId: 11 },
  { dirId: 12 },
  { dirId: 13 },
  { dirId: 10, subdirectory: 'SysWOW64' },
  { dirId: 10, subdirectory: 'any' },
];
