import { fromUtf16, utf16 } from '../index.ts';
import type { BytesForm } from './form.ts';

/** Bytes in the form in which a person can read most of them. */
export function formOfBytes(bytes: Uint8Array): BytesForm {
  if (bytes[0] === 0xff && bytes[1] === 0xfe && bytes.length % 2 === 0)
    return { utf16: fromUtf16(bytes.subarray(2)) };
  const text = textOfBytes(bytes);
  return text === undefined ? { base64: toBase64(bytes) } : { utf8: text };
}

/** The bytes of a form; undefined where it is none. */
export function bytesOfForm(form: unknown): Uint8Array | undefined {
  if (typeof form !== 'object' || form === null) return undefined;
  if ('utf8' in form && typeof form.utf8 === 'string') return new TextEncoder().encode(form.utf8);
  if ('utf16' in form && typeof form.utf16 === 'string') return utf16(`\u{feff}${form.utf16}`);
  return 'base64' in form && typeof form.base64 === 'string' ? fromBase64(form.base64) : undefined;
}

/** The text of bytes that are UTF-8 and come back from it unchanged. */
function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const all = [18, 12, 6, 0].map(by => DIGITS[(bits >> by) & 63]).join('');
    parts.push(all.slice(0, Math.min(4, bytes.length - i + 1)).padEnd(4, '='));
  }
  return parts.join('');
}

function fromBase64(text: string): Uint8Array | undefined {
  if (!/^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(text)) return undefined;
  const digits = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  for (let i = 0; i < digits.length; i += 4) {
    const bits = [0, 1, 2, 3].reduce(
      (sum, at) => (sum << 6) | Math.max(0, DIGITS.indexOf(digits[i + at] ?? 'A')),
      0,
    );
    for (let at = 0; at < 3; at++) {
      const to = (i / 4) * 3 + at;
      if (to < bytes.length) bytes[to] = (bits >> (16 - at * 8)) & 0xff;
    }
  }
  return bytes;
}
