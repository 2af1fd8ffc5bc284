import {
  bytesOf,
  REG_BINARY,
  REG_DWORD,
  REG_MULTI_SZ,
  REG_SZ,
  type Value,
  type ValueData,
  valueFromBytes,
} from '../index.ts';
import type { ValueForm } from './form.ts';

/** A value as a snapshot has it. */
export function formOfValue({ type, data }: Value): ValueForm {
  if (data instanceof Uint8Array)
    return type === REG_BINARY ? { hex: hexOf(data) } : { type, hex: hexOf(data) };
  const isUsual =
    (type === REG_SZ && typeof data === 'string') ||
    (type === REG_DWORD && typeof data === 'number') ||
    (type === REG_MULTI_SZ && typeof data === 'object');
  return isUsual ? data : { type, data };
}

/** The value of a form; undefined where it is none. */
export function valueOfForm(form: unknown): Value | undefined {
  if (typeof form === 'string') return made(REG_SZ, form);
  if (typeof form === 'number') return made(REG_DWORD, form);
  if (isTexts(form)) return made(REG_MULTI_SZ, form);
  if (typeof form !== 'object' || form === null) return undefined;
  const type = 'type' in form ? form.type : REG_BINARY;
  if (typeof type !== 'number' || !Number.isInteger(type) || type < 0 || type > 0xffffffff) return undefined;
  if ('hex' in form) return typeof form.hex === 'string' ? fromHex(type, form.hex) : undefined;
  if (!('data' in form)) return undefined;
  const { data } = form;
  return typeof data === 'string' || typeof data === 'number' || isTexts(data) ? made(type, data) : undefined;
}

/** The value whose bytes are the usual form of such data: so every value has one form. */
function made(type: number, data: ValueData): Value | undefined {
  if (typeof data === 'number' && !(Number.isInteger(data) && data >= 0 && data <= 0xffffffff))
    return undefined;
  return valueFromBytes(type, bytesOf({ type, data }));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(one => typeof one === 'string');
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(type: number, hex: string): Value | undefined {
  if (!/^(?:[\da-f]{2})*$/i.test(hex)) return undefined;
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
  return valueFromBytes(type, bytes);
}
