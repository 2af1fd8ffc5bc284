/** The 16 bytes of a GUID as memory has them; undefined where the text is none. */
export function guidBytes(text: string): Uint8Array | undefined {
  const match = /^\{?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}?$/i.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, first, second, third, ...rest] = match as unknown as string[];
  const backwards = [first!, second!, third!].flatMap(part => part.match(/../g)!.toReversed());
  const bytes = [...backwards, ...rest.join('').match(/../g)!];
  return Uint8Array.from(bytes, byte => Number.parseInt(byte, 16));
}
