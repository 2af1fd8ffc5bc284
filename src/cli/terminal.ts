/** Line ends, colours that we write, and how progress writes its line and clears it. */
const OURS = String.raw`\r\n|\u001b\[[\d;]*m|\r\d+ %|\r\u001b\[K`;
/** What a terminal acts on, but for tabs and ends of lines. */
const CONTROL = String.raw`[\0-\x08\x0b-\x1f\x7f-\x9f]`;
const EITHER = new RegExp(`${OURS}|${CONTROL}`, 'g');

/** A text for a terminal: what files and names hold must not steer it, and is told by its number. */
export function harmless(text: string): string {
  return text.replace(EITHER, found =>
    found.length > 1 ? found : `\\x${found.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** Whatever is written to it, a terminal is not steered by. What goes into files and pipes stays as it is. */
export function guardTerminal(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): void {
  if (!stream.isTTY) return;
  const write = stream.write.bind(stream) as (chunk: string | Uint8Array, ...rest: unknown[]) => boolean;
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) =>
    write(typeof chunk === 'string' ? harmless(chunk) : chunk, ...rest);
}
