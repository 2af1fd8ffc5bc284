/** UTF-16 units that the scanner acts upon. */
export const LF = 10;
export const QUOTE = 34;
export const COMMA = 44;
export const SEMICOLON = 59;
export const EQUALS = 61;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;

/**
 * Whether a unit is blank to SetupAPI: it is trimmed around fields. A CR is one, for only LF ends a line.
 * Observed: conformance `inf-wine8/dump/nbsp-is-space`, `vertical-tab-formfeed`, `section_names/022`.
 */
export function isBlank(unit: number): boolean {
  if (unit < 128) return unit === 32 || (unit >= 9 && unit <= 13);
  return unit === 0x85 || unit === 0xa0 || (unit >= 0x1680 && isWideBlank(unit));
}

function isWideBlank(unit: number): boolean {
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}
