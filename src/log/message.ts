import { ENTRIES } from './entries.ts';
import { OLD_ENTRIES } from './old-entries.ts';

/** What one message says. */
export type Message =
  | { readonly kind: 'open'; readonly name: string; readonly about: string | undefined }
  | { readonly kind: 'close'; readonly name: string; readonly code: number | undefined }
  | {
      readonly kind: 'reply';
      readonly who: Who;
      readonly number: number | undefined;
      readonly what: Answer;
      readonly code: number | undefined;
    }
  | { readonly kind: 'ids'; readonly of: 'hardware' | 'compatible' }
  | { readonly kind: 'node'; readonly of: 'candidate' | 'chosen' | 'skipped' }
  | { readonly kind: 'error'; readonly code: number; readonly text: string }
  | { readonly kind: 'entry'; readonly form: Form }
  | { readonly kind: 'value'; readonly name: string; readonly value: string };

export type Who = 'class installer' | 'default installer' | 'co-installer';
export type Answer = 'enter' | 'exit' | 'enter post' | 'exit post' | 'failed';

/** A form of the tables, cut at its fields. */
export interface Form {
  readonly entry: string;
  readonly fields: readonly string[];
  /** One more than fields: what stands before, between and after them. */
  readonly literals: readonly string[];
}

/** Reads a message; undefined when it has none of the forms known. */
export function readMessage(text: string): Message | undefined {
  if (text.charCodeAt(0) === 123) return readBrace(text);
  return (
    readEntry(text, NEW_FORMS) ??
    readFixed(text) ??
    readReply(text) ??
    readError(text) ??
    readValue(text) ??
    readLast(text)
  );
}

/** Reads a message of a Windows 2000 or XP log. */
export function readOldMessage(text: string): Message | undefined {
  return readEntry(text, OLD_FORMS) ?? readError(text) ?? readValue(text);
}

/** The fields of a message that has the form. */
export function readFields(form: Form, text: string): Record<string, string> {
  const values: Record<string, string> = {};
  let at = form.literals[0]!.length;
  form.fields.forEach((field, i) => {
    const end = fieldEnd(form, text, i, at);
    values[field] = text.slice(at, end);
    at = end + form.literals[i + 1]!.length;
  });
  return values;
}

/** The forms of a table under the key of their first word, and those that begin with a field. */
interface Forms {
  readonly byWord: ReadonlyMap<number, readonly Form[]>;
  readonly open: readonly Form[];
}

const NEW_FORMS = indexForms(ENTRIES);
const OLD_FORMS = indexForms(OLD_ENTRIES);

function indexForms(entries: readonly (readonly [string, string])[]): Forms {
  const byWord = new Map<number, Form[]>();
  const open: Form[] = [];
  for (const [entry, text] of entries) {
    const parts = text.split(/\{(\w+)\}/);
    const form = {
      entry,
      fields: parts.filter((_, i) => i % 2),
      literals: parts.filter((_, i) => i % 2 === 0),
    };
    const word = wordKey(text);
    if (form.fields.length > 0 && !form.literals[0]!.includes(' ')) open.push(form);
    else byWord.set(word, [...(byWord.get(word) ?? []), form]);
  }
  return { byWord, open };
}

/** A number for the first word of a text: its length and first letters. Makes no string, and need not be unique. */
function wordKey(text: string): number {
  const blank = text.indexOf(' ');
  const length = blank === -1 ? text.length : blank;
  return (
    (length << 21) |
    ((text.charCodeAt(2) & 127) << 14) |
    ((text.charCodeAt(1) & 127) << 7) |
    (text.charCodeAt(0) & 127)
  );
}

function readEntry(text: string, forms: Forms): Message | undefined {
  const first = text.charCodeAt(0);
  if (first < 65 || first > 91) return undefined;
  const candidates = forms.byWord.get(wordKey(text));
  if (candidates) for (const form of candidates) if (fits(form, text)) return { kind: 'entry', form };
  return undefined;
}

function readLast(text: string): Message | undefined {
  for (const form of NEW_FORMS.open) if (fits(form, text)) return { kind: 'entry', form };
  return undefined;
}

/** Whether a text has the form; the last letters of its beginning and its end are looked at first, for speed. */
function fits({ literals }: Form, text: string): boolean {
  const head = literals[0]!;
  const last = literals.length - 1;
  if (last === 0) return text.length === head.length && text === head;
  const tail = literals[last]!;
  if (!sameLast(text, head.length, head) || !sameLast(text, text.length, tail)) return false;
  if (!text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  const end = text.length - tail.length;
  for (let i = 1; i < last; i++) {
    const found = text.indexOf(literals[i]!, at);
    if (found === -1) return false;
    at = found + literals[i]!.length;
  }
  return at <= end;
}

/** Whether the letter before `end` is the last of the literal. */
function sameLast(text: string, end: number, literal: string): boolean {
  return literal === '' || text.charCodeAt(end - 1) === literal.charCodeAt(literal.length - 1);
}

function fieldEnd(form: Form, text: string, field: number, from: number): number {
  const next = form.literals[field + 1]!;
  return field === form.fields.length - 1 ? text.length - next.length : text.indexOf(next, from);
}

const EXIT = /^exit ?\(? ?(?:0x)?([\da-fA-F]{8})?\)?\}?$/;

function readBrace(text: string): Message {
  const exit = mayExit(text) ? text.lastIndexOf(' exit') : -1;
  const status = exit > 0 ? EXIT.exec(text.slice(exit + 1)) : null;
  if (status) {
    const code = status[1] === undefined ? undefined : Number.parseInt(status[1], 16);
    return { kind: 'close', name: nameOf(text, exit), code };
  }
  if (text.endsWith(' - Complete}'))
    return { kind: 'close', name: nameOf(text, text.length - 12), code: undefined };
  const end = text.charCodeAt(text.length - 1) === 125 ? text.length - 1 : text.length;
  const cut = nameCut(text, end);
  return { kind: 'open', name: text.slice(1, cut), about: cut < end ? aboutAt(text, cut, end) : undefined };
}

/** Whether a phase may end here, by its last letters: `)}`, `exit}`, or a digit of a code before the brace. */
function mayExit(text: string): boolean {
  const end = text.charCodeAt(text.length - 1) === 125 ? text.length - 2 : text.length - 1;
  const unit = text.charCodeAt(end);
  return (
    unit === 41 ||
    unit === 116 ||
    (unit >= 48 && unit <= 57) ||
    (unit >= 97 && unit <= 102) ||
    (unit >= 65 && unit <= 70)
  );
}

/** The name of a phase that is closed by what stands at `end`. */
function nameOf(text: string, end: number): string {
  let last = end;
  while (text.charCodeAt(last - 1) === 32) last--;
  const unit = text.charCodeAt(last - 1);
  if (unit === 58) last--;
  else if (unit === 45 && text.charCodeAt(last - 2) === 32) last -= 2;
  return text.slice(1, nameCut(text, last));
}

/** Where the name of a phase ends: `: `, ` - `, ` [` or ` for ` follows, or the end. */
function nameCut(text: string, end: number): number {
  for (let at = 2; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 58 && text.charCodeAt(at + 1) === 32) return at;
    if (unit !== 32) continue;
    const next = text.charCodeAt(at + 1);
    if (next === 91 || (next === 45 && text.charCodeAt(at + 2) === 32)) return at;
    if (next === 102 && text.startsWith(' for ', at)) return at;
  }
  return end;
}

function aboutAt(text: string, cut: number, end: number): string {
  if (text.charCodeAt(cut) === 58) return text.slice(cut + 2, end);
  if (text.charCodeAt(cut + 1) === 45) return text.slice(cut + 3, end);
  if (text.charCodeAt(cut + 1) === 102) return text.slice(cut + 5, end);
  return text.slice(cut + 2, text.charCodeAt(end - 1) === 93 ? end - 1 : end);
}

/**
 * Headings.
 * Assumed: nodes of extension INFs are headed `Driver Extension Node:`; settled by a raw log with one.
 */
const FIXED = new Map<string, Message>([
  ['Searching for hardware ID(s):', { kind: 'ids', of: 'hardware' }],
  ['Searching for compatible ID(s):', { kind: 'ids', of: 'compatible' }],
  ['Created Driver Node:', { kind: 'node', of: 'candidate' }],
  ['Found driver match:', { kind: 'node', of: 'candidate' }],
  ['Driver Node:', { kind: 'node', of: 'candidate' }],
  ['Driver Extension Node:', { kind: 'node', of: 'candidate' }],
  ['Selected:', { kind: 'node', of: 'chosen' }],
  ['Selected Driver:', { kind: 'node', of: 'chosen' }],
  ['Basic Driver Skipped:', { kind: 'node', of: 'skipped' }],
]);

function readFixed(text: string): Message | undefined {
  return text.charCodeAt(text.length - 1) === 58 ? FIXED.get(text) : undefined;
}

const REPLY =
  /^(Class installer|Default installer|CoInstaller (\d+)): (Enter|Exit|[Ff]ailed)( ?\(Post Processing\))?(?:.*?(?:0x)?([\da-fA-F]{8}))?/;

function readReply(text: string): Message | undefined {
  const first = text.charCodeAt(0);
  if (first !== 67 && first !== 68) return undefined;
  const install = first === 68 ? 8 : text.charCodeAt(1) === 111 ? 2 : 6;
  if ((text.charCodeAt(install) | 32) !== 105) return undefined;
  const match = REPLY.exec(text);
  if (!match) return undefined;
  const who = match[2]
    ? 'co-installer'
    : match[1] === 'Class installer'
      ? 'class installer'
      : 'default installer';
  const verb = match[3]!.toLowerCase();
  const what = (verb === 'failed' ? verb : match[4] ? `${verb} post` : verb) as Answer;
  const code = match[5] ? Number.parseInt(match[5], 16) : undefined;
  return { kind: 'reply', who, number: match[2] ? Number(match[2]) : undefined, what, code };
}

const ERROR = /^Error (0x[\da-fA-F]{1,8}|\d+): ?(.*)$/s;

function readError(text: string): Message | undefined {
  if (text.charCodeAt(0) !== 69) return undefined;
  const match = ERROR.exec(text);
  return match ? { kind: 'error', code: Number(match[1]), text: match[2]! } : undefined;
}

/** Reads `Name = value`, `Name - value`, `Name: value`; by hand, for it is the most frequent message. */
function readValue(text: string): Message | undefined {
  const end = nameEnd(text);
  if (end === 0) return undefined;
  let at = end;
  while (text.charCodeAt(at) === 32) at++;
  const sign = text.charCodeAt(at);
  if (sign !== 61 && sign !== 58 && sign !== 45) return undefined;
  const next = text.charCodeAt(at + 1);
  if ((sign === 45 && next !== 32) || (sign === 58 && next === 92)) return undefined;
  at += sign === 61 && next === 61 ? 2 : 1;
  while (text.charCodeAt(at) === 32) at++;
  return { kind: 'value', name: text.slice(0, end), value: text.slice(at) };
}

const MOST_WORDS = 5;

/** Where the name at the beginning ends: up to five words with one blank or hyphen between; 0 when there is none. */
function nameEnd(text: string): number {
  if (!isLetter(text.charCodeAt(0))) return 0;
  let at = 1;
  for (let words = 1; words <= MOST_WORDS; words++) {
    while (isWord(text.charCodeAt(at))) at++;
    const unit = text.charCodeAt(at);
    if ((unit !== 32 && unit !== 45) || !isWord(text.charCodeAt(at + 1))) return at;
    at++;
  }
  return 0;
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

/** Letters, digits, `_`, `(`, `)` and `/`. */
function isWord(unit: number): boolean {
  return isLetter(unit) || (unit >= 47 && unit <= 57) || unit === 95 || unit === 40 || unit === 41;
}
