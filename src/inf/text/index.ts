/** The bytes of an INF as text, and text as bytes. */

export { readCodePage } from './code-page.ts';
export { type DecodedText, decodeInf, type Encoding } from './decode.ts';
export { encodeInf, encodeLike, sameBytes, tellsAllBytes } from './encode.ts';
export type { CodePage } from './tables.ts';
