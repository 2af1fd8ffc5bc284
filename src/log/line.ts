import type { Severity } from '../story/index.ts';

/** What kind of line it is, before its message is looked at. */
export type Shape =
  | 'blank'
  | 'header'
  | 'system'
  | 'boot'
  | 'section'
  | 'start'
  | 'command'
  | 'message'
  | 'end'
  | 'exit'
  | 'old section'
  | 'old message'
  | 'dots'
  | 'text';

/** One line of a log, taken apart as far as its form goes. */
export interface LogLine {
  readonly shape: Shape;
  readonly severity: Severity | undefined;
  /** Three letters, or the code of an older entry with its `#`; empty where there is none. */
  readonly category: string;
  /** How deep the message stands: five blanks a level. */
  readonly depth: number;
  /** What the line says, without mark, category, blanks and trailing time. */
  readonly message: string;
  /** `hh:mm:ss.mmm` where the line has one. */
  readonly time: string | undefined;
}

const BLANK: LogLine = line('blank', '');

/**
 * Reads the form of a line in any dialect: Vista to Windows 11, the documentation's variants, Windows 2000
 * and XP; with the quotes of mail and trackers before it, and with indentation lost.
 * @see format-of-a-text-log-section-body
 * @see interpreting-a-sample-setupapi-log-file
 */
export function readLine(text: string): LogLine {
  const category = categoryAt(text);
  if (category) return message(text, 5, category, markSeverity(text));
  return readUnusual(text);
}

/** The category of a line in the usual form: five characters of mark, three of category, a colon, a blank. */
function categoryAt(text: string): string | undefined {
  if (text.charCodeAt(8) !== 58 || text.charCodeAt(9) !== 32 || text.charCodeAt(4) !== 32) return undefined;
  const first = text.charCodeAt(0);
  if (first !== 32 && first !== 33) return undefined;
  const a = text.charCodeAt(5);
  const b = text.charCodeAt(6);
  const c = text.charCodeAt(7);
  return CATEGORIES[a & 31]?.[b & 31]?.[c & 31] ?? unlistedCategory(text, a, b, c);
}

/** The category of vendors' own entries, which stand as dots or blanks. @see writing-indented-log-entries */
const VENDOR = '...';

function unlistedCategory(text: string, a: number, b: number, c: number): string | undefined {
  if (a === 32 && b === 32 && c === 32) return VENDOR;
  return lower(a) && lower(b) && (lower(c) || c === 32) ? text.slice(5, 8).trimEnd() : undefined;
}

function lower(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

function markSeverity(text: string): Severity | undefined {
  if (text.charCodeAt(0) !== 33) return undefined;
  return text.charCodeAt(1) === 33 ? 'error' : 'warning';
}

function message(text: string, at: number, category: string, severity: Severity | undefined): LogLine {
  let start = at + 4;
  const length = text.length;
  while (text.charCodeAt(start) === 32) start++;
  let end = length;
  while (end > start && text.charCodeAt(end - 1) === 32) end--;
  const time = hasTime(text, start, end) ? text.slice(end - 12, end) : undefined;
  if (time) end -= 13;
  const shape = category === 'cmd' ? 'command' : 'message';
  const depth = ((start - at - 5) / 5) | 0;
  return { shape, severity, category, depth, message: text.slice(start, end), time };
}

/** Whether ` hh:mm:ss.mmm` ends the text. */
function hasTime(text: string, start: number, end: number): boolean {
  if (end - start < 13 || text.charCodeAt(end - 4) !== 46 || text.charCodeAt(end - 7) !== 58) return false;
  return text.charCodeAt(end - 10) === 58 && text.charCodeAt(end - 13) === 32;
}

const KNOWN = 'dvi inf flq cpy reg sig prp bak utl idb dvs pol ndv ump sto set cci ven cmd';

/** The known categories by the low five bits of their letters, so that reading one makes no string. */
const CATEGORIES: (string | undefined)[][][] = [];
for (const known of KNOWN.split(' ')) {
  const [a, b, c] = [0, 1, 2].map(i => known.charCodeAt(i) & 31) as [number, number, number];
  CATEGORIES[a] ??= [];
  CATEGORIES[a][b] ??= [];
  CATEGORIES[a][b][c] = known;
}

const QUOTE = /^\ufeff?(?:[ \t]*>(?!>>)[ \t]?)*/;
const FOREIGN = /^[^\s>[#@{}][^{}"']{0,60}?\] (?=(?:!!!|!| {3}) {0,4} ?[a-z]{3}: |>>>|<<<)/;
const BODY =
  /^[ \t]*(!!!|!|\.)?[ \t]*(?:(?:\d{4}\/\d\d\/\d\d )?\d\d:\d\d:\d\d\.\d{3}:? )?([a-z]{3}|ui |\.\.\.):(?= |$)/;
const STAMP = String.raw`\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{3}`;
const START = new RegExp(`^>>> +(?:Section start (${STAMP})|(${STAMP}): Section start)$`);
const END = new RegExp(`^<<< +\\[?(?:Section end (${STAMP})|(${STAMP}): Section end\\]?)$`);
const OLD_SECTION = /^\[\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \d+\.\d+[^\]]*\]?$/;
const OLD_MESSAGE = /^(?:\[?@ (\d\d:\d\d:\d\d\.\d{3}) ?\]? ?)?#([EWITV-]\d{3}) ?(.*)$/s;
const SYSTEM = /^\s{0,8}(?:OS Version|Platform ID|Service Pack|Suite|Product ?Type|Architecture) = /;

function readUnusual(raw: string): LogLine {
  const text = raw.replace(QUOTE, '').replace(FOREIGN, '');
  if (text.trim() === '') return BLANK;
  if (text !== raw && categoryAt(text)) return readLine(text);
  return readMark(text) ?? readOld(text) ?? readBody(text) ?? readRest(text);
}

function readMark(text: string): LogLine | undefined {
  const first = text.charCodeAt(0);
  if (first === 91) return readBracket(text);
  if (first !== 60 && first !== 62) return undefined;
  const trimmed = text.trimEnd();
  const start = START.exec(trimmed);
  if (start) return line('start', start[1] ?? start[2]!);
  const end = END.exec(trimmed);
  if (end) return line('end', end[1] ?? end[2]!);
  if (/^<<< +\[Exit/.test(text)) return line('exit', trimmed.replace(/^<<< +\[/, '').replace(/\]$/, ''));
  if (/^>>> +\[/.test(text)) return line('section', trimmed.replace(/^>>> +\[/, '').replace(/\]$/, ''));
  return undefined;
}

function readBracket(text: string): LogLine | undefined {
  const trimmed = text.trimEnd();
  if (OLD_SECTION.test(trimmed)) return line('old section', trimmed.slice(1).replace(/\]$/, ''));
  const boot = /^\[Boot Session: (.*?)\]?$/.exec(trimmed);
  if (boot) return line('boot', boot[1]!);
  if (/^\[(?:Device Install Log|Setup(?:API)? Log|SetupAPI Log|BeginLog|.* Log)\]$/i.test(trimmed)) {
    return line('header', trimmed.slice(1, -1));
  }
  return undefined;
}

function readOld(text: string): LogLine | undefined {
  const match = OLD_MESSAGE.exec(text);
  if (!match) return undefined;
  const [, time, code, message] = match as unknown as [string, string | undefined, string, string];
  const severity = code[0] === 'E' ? 'error' : code[0] === 'W' ? 'warning' : undefined;
  return { shape: 'old message', severity, category: `#${code}`, depth: 0, message: message.trimEnd(), time };
}

function readBody(text: string): LogLine | undefined {
  const match = BODY.exec(text);
  if (!match) return undefined;
  const severity = match[1] === '!!!' ? 'error' : match[1] === '!' ? 'warning' : undefined;
  return message(text, match[0].length - 4, match[2]!.trim(), severity);
}

function readRest(text: string): LogLine {
  if (SYSTEM.test(text)) return line('system', text.trim());
  if (/^\s*(?:\.{3}|…|:)\s*$/.test(text)) return line('dots', '');
  return line('text', text.trimEnd());
}

function line(shape: Shape, message: string): LogLine {
  return { shape, severity: undefined, category: '', depth: 0, message, time: undefined };
}
