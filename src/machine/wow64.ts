import { foldCase, sameName } from '../base/index.ts';

/** How a key is seen by a program of another architecture, since Windows 7 and before. */
type Sharing = readonly [key: string, since7: boolean, before7: boolean];

/**
 * Keys below HKLM\SOFTWARE that differ from their parents: true is shared, false is redirected.
 * @see shared-registry-keys
 */
const SHARING: readonly Sharing[] = [
  ['Classes', true, false],
  ['Classes\\CLSID', false, false],
  ['Classes\\DirectShow', false, false],
  ['Classes\\HCP', true, true],
  ['Classes\\Interface', false, false],
  ['Classes\\Media Type', false, false],
  ['Classes\\MediaFoundation', false, false],
  ['Clients', true, false],
  ['Microsoft\\COM3', true, false],
  ['Microsoft\\Cryptography\\Calais\\Current', true, true],
  ['Microsoft\\Cryptography\\Calais\\Readers', true, true],
  ['Microsoft\\Cryptography\\Services', true, true],
  ['Microsoft\\CTF\\SystemShared', true, true],
  ['Microsoft\\CTF\\TIP', true, true],
  ['Microsoft\\DFS', true, true],
  ['Microsoft\\Driver Signing', true, true],
  ['Microsoft\\EnterpriseCertificates', true, true],
  ['Microsoft\\EventSystem', true, false],
  ['Microsoft\\MSMQ', true, true],
  ['Microsoft\\Non-Driver Signing', true, true],
  ['Microsoft\\Notepad\\DefaultFonts', true, false],
  ['Microsoft\\OLE', true, false],
  ['Microsoft\\RAS', true, true],
  ['Microsoft\\RPC', true, false],
  ['Microsoft\\Shared Tools\\MSInfo', true, true],
  ['Microsoft\\SystemCertificates', true, true],
  ['Microsoft\\TermServLicensing', true, true],
  ['Microsoft\\TransactionServer', true, true],
  ['Microsoft\\Windows\\CurrentVersion\\App Paths', true, false],
  ['Microsoft\\Windows\\CurrentVersion\\Control Panel\\Cursors\\Schemes', true, true],
  ['Microsoft\\Windows\\CurrentVersion\\Explorer\\AutoplayHandlers', true, false],
  ['Microsoft\\Windows\\CurrentVersion\\Explorer\\DriveIcons', true, false],
  ['Microsoft\\Windows\\CurrentVersion\\Explorer\\KindMap', true, false],
  ['Microsoft\\Windows\\CurrentVersion\\Group Policy', true, true],
  ['Microsoft\\Windows\\CurrentVersion\\Policies', true, true],
  ['Microsoft\\Windows\\CurrentVersion\\PreviewHandlers', true, false],
  ['Microsoft\\Windows\\CurrentVersion\\Setup', true, true],
  ['Microsoft\\Windows\\CurrentVersion\\Telephony\\Locations', true, true],
  ['Microsoft\\Windows NT\\CurrentVersion\\Console', true, false],
  ['Microsoft\\Windows NT\\CurrentVersion\\FontDpi', true, true],
  ['Microsoft\\Windows NT\\CurrentVersion\\FontLink', true, false],
  ['Microsoft\\Windows NT\\CurrentVersion\\FontMapper', true, true],
  ['Microsoft\\Windows NT\\CurrentVersion\\Fonts', true, true],
  ['Microsoft\\Windows NT\\CurrentVersion\\FontSubstitutes', true, true],
  ['Microsoft\\Windows NT\\CurrentVersion\\Gre_Initialize', true, false],
  ['Microsoft\\Windows NT\\CurrentVersion\\Image File Execution Options', true, false],
  ['Microsoft\\Windows NT\\CurrentVersion\\Language Pack', true, false],
  ['Microsoft\\Windows NT\\CurrentVersion\\NetworkCards', true, true],
  ['Microsoft\\Windows NT\\CurrentVersion\\Perflib', true, true],
  ['Microsoft\\Windows NT\\CurrentVersion\\Ports', true, true],
  ['Microsoft\\Windows NT\\CurrentVersion\\Print', true, true],
  ['Microsoft\\Windows NT\\CurrentVersion\\ProfileList', true, true],
  ['Microsoft\\Windows NT\\CurrentVersion\\Time Zones', true, true],
  ['Policies', true, true],
  ['RegisteredApplications', true, true],
];

const NODE = 'Wow6432Node';
const FOLDED_NODE = foldCase(NODE);

type Table = ReadonlyMap<string, boolean>;
const SINCE_7: Table = new Map(SHARING.map(([key, since7]) => [foldCase(key), since7]));
const BEFORE_7: Table = new Map(SHARING.map(([key, , before7]) => [foldCase(key), before7]));

/**
 * Where a 32-bit program on a 64-bit Windows ends up.
 * Assumed: a path that already names Wow6432Node is not redirected once more; and reflection (before
 * Windows 7) copies nothing here. Settled by a 32-bit program on Vista x64 and 7 x64 writing such keys.
 * @param keys the key below HKLM\SOFTWARE
 * @see shared-registry-keys
 */
export function redirected(keys: readonly string[], sharedClasses: boolean): readonly string[] {
  const folded = keys.map(foldCase);
  if (folded.includes(FOLDED_NODE) || shared(folded, sharedClasses ? SINCE_7 : BEFORE_7)) return keys;
  return folded[0] === 'CLASSES' ? [keys[0]!, NODE, ...keys.slice(1)] : [NODE, ...keys];
}

/**
 * Follows the links that Windows keeps for programs with Wow6432Node in their paths.
 * @param keys the key below HKLM\SOFTWARE
 * @see shared-registry-keys
 */
export function linked(keys: readonly string[], sharedClasses: boolean): readonly string[] {
  const [first = '', second = '', third = ''] = keys;
  if (sameName(first, NODE) && sameName(second, 'Classes')) {
    return linked([second, NODE, ...keys.slice(2)], sharedClasses);
  }
  if (!sharedClasses || !sameName(first, 'Classes') || !sameName(second, NODE)) return keys;
  return ['APPID', 'PROTOCOLS', 'TYPELIB'].includes(foldCase(third)) ? [first, ...keys.slice(2)] : keys;
}

function shared(folded: readonly string[], table: Table): boolean {
  for (let end = folded.length; end > 0; end--) {
    const found = table.get(folded.slice(0, end).join('\\'));
    if (found !== undefined) return found;
  }
  return false;
}
