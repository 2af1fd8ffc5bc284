/** UTF-16 units that the scanner acts upon. */
export const LF = 10;
export const QUOTE = 34;
export const PERCENT = 37;
export const COMMA = 44;
export const SEMICOLON = 59;
export const EQUALS = 61;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;

const SINGLE_BLANKS = [
  9, 10, 11, 12, 13, 32, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
] as const;

/** One byte for each unit: 1 for a blank. A table, because the scanner asks at every unit. */
const BLANKS: Uint8Array = new Uint8Array(0x10000);
for (const unit of SINGLE_BLANKS) BLANKS[unit] = 1;
BLANKS.fill(1, 0x2000, 0x200b);

/**
 * Whether a unit is blank to SetupAPI: it is trimmed around fields. A CR is one, for only LF ends a line.
 * Observed: conformance `inf-wine8/dump/nbsp-is-space`, `vertical-tab-formfeed`, `section_names/022`.
 */
export function isBlank(unit: number): boolean {
  return BLANKS[unit] === 1;
}
