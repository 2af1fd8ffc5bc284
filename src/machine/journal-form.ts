import type { Change } from './change.ts';
import type { Content } from './content.ts';
import type { FileVersion } from './file-version.ts';
import type { Value, ValueData } from './value.ts';

/** A content as a journal has it: its bytes stand elsewhere under their digest, or nobody has them. */
interface ContentForm {
  readonly size: number;
  readonly digest: string;
  /** Only where there are no bytes to read it from. */
  readonly stated?: { readonly version?: FileVersion };
}

type ValueForm = {
  readonly type: number;
  readonly data: Exclude<ValueData, Uint8Array> | { readonly hex: string };
};

/** The plain data of a change, with or without origin: what JSON can hold. */
export function plainForm(change: Change): object {
  if (change.kind === 'value') return sides(change, plainValue);
  return change.kind === 'file' ? sides(change, plainContent) : change;
}

/** The change of plain data; `find` gives a content its bytes. */
export function fromPlainForm<C extends Change>(
  form: object,
  find: (digest: string, size: number) => Content,
): C {
  const { kind } = form as C;
  if (kind === 'value') return sides(form as Sided<ValueForm>, valueFromPlain) as C;
  if (kind !== 'file') return form as C;
  return sides(form as Sided<ContentForm>, side => contentFromPlain(side, find)) as C;
}

interface Sided<S> {
  readonly before?: S;
  readonly after?: S;
}

function sides<S, T>(change: Sided<S>, of: (side: S) => T): object {
  return {
    ...change,
    ...(change.before !== undefined && { before: of(change.before) }),
    ...(change.after !== undefined && { after: of(change.after) }),
  };
}

function plainValue({ type, data }: Value): ValueForm {
  return { type, data: data instanceof Uint8Array ? { hex: hexOf(data) } : data };
}

function valueFromPlain({ type, data }: ValueForm): Value {
  return { type, data: typeof data === 'object' && 'hex' in data ? fromHex(data.hex) : data };
}

function plainContent(content: Content): ContentForm {
  const form = { size: content.size, digest: content.digest() };
  if (content.bytes()) return form;
  const version = content.version();
  return { ...form, stated: { ...(version && { version }) } };
}

function contentFromPlain(
  { size, digest, stated }: ContentForm,
  find: (digest: string, size: number) => Content,
): Content {
  if (!stated) return find(digest, size);
  return { size, digest: () => digest, bytes: () => undefined, version: () => stated.version };
}

function hexOf(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16),
  );
}
