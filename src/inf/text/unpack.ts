const DIGITS = 87;
const FORWARD = 40;
const FAR = 76;
const AGAIN = 85;
const NOTHING = 86;

/**
 * Unpacks a generated table of UTF-16 units. A digit is a character from `(` to `~`, with `!` for the backslash.
 * What a token begins with says what it is: 0–39, so many units skipped since the previous one (7F at first);
 * 40–75, two digits, the same from −1566; 76–84, three digits, the unit itself; 85, n: n + 1 more units that
 * follow the previous one; 86, n: n + 1 places that stand for nothing, which are 0.
 */
export function unpack(packed: string, length: number): Uint16Array {
  const units = new Uint16Array(length);
  let at = 0;
  let unit = 0x7f;
  for (let i = 0; i < packed.length; ) {
    const first = digit(packed, i++);
    if (first === NOTHING) at += digit(packed, i++) + 1;
    else if (first === AGAIN) for (let n = digit(packed, i++); n >= 0; n--) units[at++] = ++unit;
    else {
      if (first < FORWARD) unit += first + 1;
      else if (first < FAR) unit += (first - FORWARD) * DIGITS + digit(packed, i++) - 1565;
      else unit = ((first - FAR) * DIGITS + digit(packed, i++)) * DIGITS + digit(packed, i++);
      units[at++] = unit;
    }
  }
  return units;
}

function digit(packed: string, index: number): number {
  const code = packed.charCodeAt(index);
  return (code === 0x21 ? 0x5c : code) - 0x28;
}
