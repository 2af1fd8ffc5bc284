/** First lines of the two formats of registration files. @see https://support.microsoft.com/help/310516 */
export const REG5_HEADER = 'Windows Registry Editor Version 5.00';
export const REG4_HEADER = 'REGEDIT4';

/** Long and short names of the roots that a registration file can name. */
export const REG_ROOTS: readonly (readonly [long: string, short: string])[] = [
  ['HKEY_LOCAL_MACHINE', 'HKLM'],
  ['HKEY_USERS', 'HKU'],
  ['HKEY_CLASSES_ROOT', 'HKCR'],
  ['HKEY_CURRENT_USER', 'HKCU'],
  ['HKEY_CURRENT_CONFIG', 'HKCC'],
];

/** What code page 1252 has for 80 to 9F; elsewhere it is Latin-1. */
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * The text of ANSI bytes.
 * Assumed: registration files without a byte order mark are in code page 1252; settled by nothing in the
 * file, so a writer who means another should use version 5.00.
 */
export function fromAnsi(bytes: ArrayLike<number>): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    text += byte >= 0x80 && byte < 0xa0 ? C1[byte - 0x80]! : String.fromCharCode(byte);
  }
  return text;
}

/** The ANSI bytes of a text; a character that has none becomes `?`, and `lost` is called with it. */
export function toAnsi(text: string, lost: (char: string) => void): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, char => {
    const code = char.codePointAt(0)!;
    if (code < 0x80 || (code >= 0xa0 && code < 0x100)) return code;
    const c1 = C1.indexOf(char);
    if (c1 < 0) lost(char);
    return c1 < 0 ? 0x3f : c1 + 0x80;
  });
}
