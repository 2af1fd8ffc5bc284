import { LineReader, readLine } from '../../src/log/index.ts';
import type { Fact, Json, Recording } from '../recording.ts';

/** The forms of the lines of a log, each behind its category. */
export function templatesOfLog(bytes: Uint8Array, is2000: boolean): string[] {
  return [...countTemplates(bytes, is2000).keys()];
}

/** Every form of message of a recording, counted. */
export function templates(recording: Recording): Fact[] {
  const bytes = recording.kind === 'log' ? recording.bytes : new Uint8Array();
  const found = countTemplates(bytes, /Windows 2000/.test(recording.os));
  return [...found.values()].map(({ marks, count, ...rest }) => ({
    ...rest,
    marks,
    count,
    files: { [recording.file]: count },
  }));
}

interface Counted {
  readonly category: string;
  readonly template: string;
  count: number;
  readonly marks: Record<string, number>;
  readonly example: string;
}

function countTemplates(bytes: Uint8Array, old2000: boolean): Map<string, Counted> {
  const found = new Map<string, Counted>();
  const reader = new LineReader(text => {
    const line = old2000 ? categoryOf2000(text) : categoryOf(text);
    if (!line) return;
    const template = templateText(line.category, line.message);
    const key = `${line.category} ${template}`;
    const same = found.get(key) ?? {
      category: line.category,
      template,
      count: 0,
      marks: {},
      example: line.message,
    };
    same.count++;
    same.marks[line.mark] = (same.marks[line.mark] ?? 0) + 1;
    found.set(key, same);
  });
  reader.push(bytes);
  reader.end();
  return found;
}

/** The category of a line as the facts name it, its mark and its message; undefined where they count none. */
function categoryOf(text: string): { category: string; mark: string; message: string } | undefined {
  const { shape, category, message, time } = readLine(text);
  switch (shape) {
    case 'message':
    case 'command':
      return { category, mark: /^\s*(!*)/.exec(text)![1]!, message: time ? `${message} ${time}` : message };
    case 'old message':
      return { category, mark: category[1]!, message: /#.\d{3} ?(.*)$/s.exec(text)![1]! };
    case 'section':
      return { category: '>>>', mark: '', message: `[${message}]` };
    case 'exit':
      return { category: '<<<', mark: '', message: `[${message}]` };
    case 'boot':
      return { category: 'hdr', mark: '', message: `[Boot Session: ${message}]` };
    case 'old section':
      return { category: 'xp', mark: '', message: `[${message}]` };
    default:
      return undefined;
  }
}

/** The same in a log of Windows 2000, which has no codes: the facts give all its lines one category. */
function categoryOf2000(text: string): ReturnType<typeof categoryOf> {
  const { shape, message } = readLine(text);
  if (shape === 'blank') return undefined;
  return { category: 'w2k', mark: '', message: shape === 'old section' ? `[${message}]` : message };
}

/** What a fact says of these raw texts; marks and example only where it is about no others. */
export function templateOfFiles(fact: Fact, files: readonly string[]): Fact {
  const counts = fact.files as Record<string, Json>;
  const all = Object.keys(counts).length === files.length;
  const { category, template, marks, count } = fact;
  const some = Object.fromEntries(files.map(file => [file, counts[file] ?? 0]));
  return {
    category: category!,
    template: template!,
    files: some,
    ...(all && { marks: marks!, count: count! }),
  };
}

/** How the facts write a message with its names and numbers taken out. */
function templateText(category: string, message: string): string {
  if (category === 'cmd') return '<command line>';
  if (category === 'dvi' && isDeviceId(message)) return '<device id>';
  const steps = category === 'w2k' ? [...STEPS_2000, ...STEPS] : STEPS;
  const text = steps.reduce((text, [from, to]) => text.replace(from, to), message);
  return SHAPES.reduce((text, [from, to]) => text.replace(from, to), text);
}

function isDeviceId(message: string): boolean {
  return /^\*\w+$|^[\w{}-]+\\[^\s.]+$/.test(message);
}

/** Names and numbers, in the order in which the facts replace them. */
const STEPS: readonly (readonly [RegExp, string])[] = [
  [/^(Searching for \w+ ID\(s\): ).+$/, '$1<ids>'],
  [/ \d\d:\d\d:\d\d\.\d{3}$/, ' <time>'],
  [/exit\([\da-fA-F]{8}\)/, 'exit(<hex>)'],
  [/'[^']*'/g, "'<s>'"],
  [/"[^"]*"/g, '"<s>"'],
  [/\[[^\]]*\]/g, '[<s>]'],
  [/\(HK\w+\\.*?\)/g, '(<key>)'],
  [/(existing [a-z ]+) \(.*\)/, '$1 (<s>)'],
  [/\{[\da-fA-F]{8}-[\da-fA-F-]{27}\}/g, '<guid>'],
  [/[\w.-]+\.inf_(?:amd64|x86|arm64|arm|ia64)_(?:neutral_)?[\da-f]{16}(?!\\)/g, '<pkg>'],
  [/[A-Za-z]:\\(?:\S*[^\s.)}])?/g, '<path>'],
  [/(?<!<path>.*)\b(?:[A-Z_]+|[a-z_]+)\\\S+/g, '<device>'],
  [/\b\d+\.\d+\.\d+\.\d+\b/g, '<ver>'],
  [/\boem\d+\.(inf|cat)/gi, '<oem.$1>'],
  [/\((?:[\w.-]+\.inf) line /g, '(<inf> line '],
  [/0x[\da-fA-F]+/g, '<hex>'],
  [/\b\d\d\/\d\d\/\d{4}\b/g, '<date>'],
  [/(?<![\p{L}\p{N}_])\d+(?![\p{L}\p{N}_])/gu, '<n>'],
  [/-> \S+ \[/g, '-> <id> ['],
];

/** The unquoted names of Windows 2000. */
const STEPS_2000: readonly (readonly [RegExp, string])[] = [
  [
    /^Found .*; Device: .*; Mfg: .*; Section: .*$/,
    'Found <id> in <path>; Device: <s>; Driver: <s>; Provider: <s>; Mfg: <s>; Section: <s>',
  ],
  [/^Installing section \S+ from .*$/, 'Installing section <section> from <path>.'],
  [/ from section \S+ in /, ' from section <section> in '],
  [/^(Doing [\w-]+ install of) .*$/, '$1 <device>.'],
  [/^(Device install finished successfully) .*$/, '$1 (<device>).'],
  [/(install of|vetoed by) (?!<)\S+/g, '$1 <device>'],
  [/[A-Za-z]:\\\S+/g, '<path>'],
];

/** Whole messages: phases, names with values, single words. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^\{([\w ]+?)(:| -) (?!exit)(.*)\}/, '{$1$2 <arg>}'],
  [/^\{([\w ]+?)(:| -) (?!exit)[^}]*$/, '{$1$2 <arg>'],
  [/^[\w-]+\.inf$/, '<inf>'],
  [/^[^\s<[{'"(]\S*\.[A-Za-z]\S*$/, '<section>'],
  [/^([A-Za-z_][\w-]*(?: (?:[\w-]+|<n>)){0,3}?) *: +(?!<ids>).+$/, '$1: <v>'],
  [/^([A-Za-z][\w-]*(?: (?:[\w-]+|<n>)){0,3}?) *==? *(?!$).+$/, '$1 = <v>'],
  [/^([A-Za-z][\w-]*(?: (?:[\w-]+|<n>)){0,3}?) *- +.+$/, '$1 - <v>'],
  [/^[^\s<[{'"(:]+$/, '<word>'],
  [/ Time = \d+ms$/, ' Time = <v>'],
];
