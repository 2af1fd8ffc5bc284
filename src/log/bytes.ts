/** A line longer than this (UTF-16 units) is read in pieces: Windows writes at most 336 characters. */
const LONGEST_LINE = 65_536;

/**
 * Told of every line: its text without line end, its line end (empty for a piece or a cut end), its number from
 * 1. `bytes`: it may have bytes in it that are not UTF-8 and want `displayText`.
 */
export type LineSink = (text: string, end: string, line: number, bytes: boolean) => void;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * Splits a log that arrives in chunks of bytes into lines (ended by LF, CR LF or a lone CR), in memory of one
 * chunk. UTF-8 and UTF-16 (with its
 * mark) are decoded. A byte that is not UTF-8 becomes the lone surrogate U+DC00 + byte, so that
 * `encodeText` returns every byte whatever the code page was; `displayText` shows it as Windows-1252.
 */
export class LineReader {
  readonly #sink: LineSink;
  #held: Uint8Array = new Uint8Array(0);
  #line = 1;
  #wide: boolean | undefined;
  #bytes = false;

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  /** Whether the log is UTF-16; known after the first two bytes. */
  get wide(): boolean {
    return this.#wide === true;
  }

  push(chunk: Uint8Array): void {
    const bytes = this.#held.length === 0 ? chunk : join(this.#held, chunk);
    if (this.#wide === undefined && bytes.length >= 2) this.#wide = bytes[0] === 0xff && bytes[1] === 0xfe;
    const whole = this.#wide === undefined ? 0 : this.#wholeLines(bytes);
    this.#read(bytes.subarray(0, whole));
    this.#held = bytes.slice(whole);
  }

  end(): void {
    const last = this.#held;
    this.#held = new Uint8Array(0);
    this.#read(last);
  }

  #read(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const text = this.#wide ? decodeWide(bytes) : this.#decode(bytes);
    let start = 0;
    let feed = text.indexOf('\n');
    let turn = text.indexOf('\r');
    while (feed !== -1 || turn !== -1) {
      const end = feed === -1 || (turn !== -1 && turn < feed) ? turn : feed;
      const next = end === turn && feed === end + 1 ? end + 2 : end + 1;
      this.#tell(text, start, end, next);
      this.#line++;
      start = next;
      if (feed !== -1 && feed < next) feed = text.indexOf('\n', next);
      if (turn !== -1 && turn < next) turn = text.indexOf('\r', next);
    }
    if (start < text.length) this.#tell(text, start, text.length, text.length);
  }

  #tell(text: string, start: number, end: number, next: number): void {
    let from = start;
    while (end - from > LONGEST_LINE) {
      const paired = (text.charCodeAt(from + LONGEST_LINE) & 0xfc00) === 0xdc00;
      const to = from + LONGEST_LINE - (paired ? 1 : 0);
      this.#sink(text.slice(from, to), '', this.#line, this.#bytes);
      from = to;
    }
    const eol = next - end === 2 ? '\r\n' : text.slice(end, next);
    this.#sink(text.slice(from, end), eol, this.#line, this.#bytes);
  }

  #decode(bytes: Uint8Array): string {
    try {
      this.#bytes = false;
      return utf8.decode(bytes);
    } catch {
      this.#bytes = true;
      return decodeLines(bytes);
    }
  }

  /** How many of the bytes are whole lines; all but a few when a line grows too long. */
  #wholeLines(bytes: Uint8Array): number {
    if (this.#wide) return wideLines(bytes);
    const feed = bytes.lastIndexOf(10);
    if (feed !== -1) return feed + 1;
    if (bytes.length < LONGEST_LINE) return 0;
    const turn = bytes.lastIndexOf(13, -2);
    if (turn !== -1) return turn + 1;
    let end = bytes.length;
    while (end > bytes.length - 4 && (bytes[end - 1]! & 0xc0) === 0x80) end--;
    return bytes[end - 1]! >= 0xc0 || bytes[end - 1] === 13 ? end - 1 : bytes.length;
  }
}

/** The bytes of a text that a `LineReader` delivered. */
export function encodeText(text: string, wide: boolean): Uint8Array {
  if (wide) return encodeWide(text);
  if (!/[\udc80-\udcff]/.test(text)) return encoder.encode(text);
  const parts = text.split(/(?<![\ud800-\udbff])([\udc80-\udcff])/);
  return parts
    .map((part, i) => (i % 2 ? Uint8Array.of(part.charCodeAt(0) - 0xdc00) : encoder.encode(part)))
    .reduce(join, new Uint8Array(0));
}

/**
 * A text for people.
 * Assumed: bytes that are not UTF-8 are Windows-1252; a log does not say its code page, so only its reader can.
 */
export function displayText(text: string): string {
  return text.replace(/(?<![\ud800-\udbff])[\udc80-\udcff]/g, unit => {
    const byte = unit.charCodeAt(0) - 0xdc00;
    return byte < 0xa0 ? WINDOWS_1252[byte - 0x80]! : String.fromCharCode(byte);
  });
}

/** 0x80 to 0x9F of Windows-1252. @see https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT */
const WINDOWS_1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** Decodes line by line where a block is not UTF-8 as a whole, byte by byte where a line is not. */
function decodeLines(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(10, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    const line = bytes.subarray(start, end);
    try {
      parts.push(utf8.decode(line));
    } catch {
      parts.push(decodeBytes(line));
    }
    start = end;
  }
  return parts.join('');
}

function decodeBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 4096) {
    const piece = bytes.subarray(start, start + 4096);
    parts.push(String.fromCharCode(...Array.from(piece, byte => (byte < 0x80 ? byte : 0xdc00 + byte))));
  }
  return parts.join('');
}

function wideLines(bytes: Uint8Array): number {
  for (let i = (bytes.length & ~1) - 2; i >= 0; i -= 2)
    if (bytes[i] === 10 && bytes[i + 1] === 0) return i + 2;
  return bytes.length < 2 * LONGEST_LINE ? 0 : bytes.length & ~1;
}

function decodeWide(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const units: number[] = [];
    const end = Math.min(start + 8192, bytes.length);
    for (let i = start; i < end; i += 2) units.push(bytes[i]! | ((bytes[i + 1] ?? 0) << 8));
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

function encodeWide(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    bytes[2 * i] = text.charCodeAt(i) & 0xff;
    bytes[2 * i + 1] = text.charCodeAt(i) >> 8;
  }
  return bytes;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
