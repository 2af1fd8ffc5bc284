const SAMPLE = 256;
const CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20, 0x3000]);
const ILLEGAL: ReadonlySet<number> = new Set([0, 0x0a0d, 0xfffe, 0xffff]);

/**
 * Whether bytes without a byte order mark look like UTF-16LE. The signals are those of IsTextUnicode: an even
 * length; no character that is illegal (a NUL that is not the last, CR LF packed into one unit, FFFE, FFFF); one
 * of CR, LF, blank, tab or ideographic blank as a unit; low bytes that vary much more than high bytes.
 * Observed: a NUL alone does not make it UTF-16 (inf-open/invalid_files/023 and 024, even lengths).
 * Assumed: SetupAPI asks for all of them, of the first 256 units, and "much more" is three times; settled by
 * opening on Windows UTF-16LE files without a mark whose first page is Chinese, and ANSI files with ` NUL`.
 * @see https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-istextunicode
 */
export function looksLikeUtf16(bytes: Uint8Array): boolean {
  if (bytes.length % 2 !== 0) return false;
  const end = Math.min(bytes.length, SAMPLE * 2);
  let controls = false;
  let lowVariation = 0;
  let highVariation = 0;
  let previous = 0;
  for (let i = 0; i < end; i += 2) {
    const unit = bytes[i]! | (bytes[i + 1]! << 8);
    if (ILLEGAL.has(unit) && !(unit === 0 && i + 2 === bytes.length)) return false;
    controls ||= CONTROLS.has(unit);
    lowVariation += Math.abs((unit & 255) - (previous & 255));
    highVariation += Math.abs((unit >> 8) - (previous >> 8));
    previous = unit;
  }
  return controls && lowVariation > 3 * highVariation;
}
