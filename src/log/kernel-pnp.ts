import type { StoryEvent } from '../story/index.ts';
import { readRank } from './driver-node.ts';

/** One record of the event log Microsoft-Windows-Kernel-PnP/Configuration, read from text. */
export interface PnpEvent {
  /** First line, from 1. */
  readonly line: number;
  readonly id: number;
  readonly what: string;
  readonly device?: string;
  /** As the text writes it. */
  readonly time?: string;
  /** Under the labels of the text: `Driver Name`, `Driver Rank` … */
  readonly fields: Readonly<Record<string, string>>;
  readonly outranked: readonly Outranked[];
}

/** A driver node that lost against the configured one. */
export interface Outranked {
  readonly inf: string;
  readonly matchedId: string;
  readonly rank: number;
}

/**
 * What the first sentence says, the number of the event that says it, and what succeeded or failed by it. Observed:
 * recordings 118 to 131.
 */
const SENTENCES: readonly (readonly [form: RegExp, id: number, what: string, title: string])[] = [
  [/^(.*?) was configured\./, 400, 'configured', 'Device configuration'],
  [/^(.*?) was started\./, 410, 'started', 'Device start'],
  [/^(.*?) had a problem starting\./, 411, 'a problem starting', 'Device start'],
  [/^(.*?) was deleted\./, 420, 'deleted', 'Device deletion'],
  [
    /^(.*?) requires further installation\./,
    430,
    'further installation',
    'Device configuration up to further installation',
  ],
  [/^(.*?) was migrated\./, 440, 'migrated', 'Device migration'],
  [/^(.*?) has been surprise removed/, 1010, 'surprise removed', 'Device removal without notice'],
];

const LABELS = [
  'Driver Name|Driver Package I[Dd]|Class G(?:UID|uid)|Driver Date|Driver Version|Driver Provider|Driver Section',
  'Driver Rank|Matching Device I[Dd]|Outranked Drivers|Device Updated|Parent Device|Service|Lower Filters',
  'Upper Filters|Problem|Problem Status|Last Device Instance I[Dd]|Location Path|Migration Rank|Present',
].join('|');

/**
 * Reads Kernel-PnP configuration events as event viewers and scripts print them: a sentence, then labels with
 * values, on one line or on several; the sentence may be cut off. What is neither is passed over.
 */
export function readPnpEvents(text: string): PnpEvent[] {
  return blocks(text).map(readBlock);
}

/** A configured device told as a story: who won and whom it outranked. */
export function tellPnpEvent(event: PnpEvent): StoryEvent {
  const { fields } = event;
  const from = { line: event.line };
  const problem = fields.Problem;
  return {
    kind: 'section',
    title: SENTENCES.find(([, id]) => id === event.id)![3],
    ...(event.device !== undefined && { about: event.device }),
    ...(event.time !== undefined && { started: event.time }),
    from,
    ...(problem === undefined
      ? { code: 0, events: event.id === 400 ? configured(event) : [] }
      : { events: [{ ...notStarted(problem), from }] }),
  };
}

/** A device with a problem, told as setup logs tell it. `problem`: its number as `0x2B`. */
export function notStarted(problem: string): StoryEvent {
  const what = `Device has problem: ${problem}.`;
  return { kind: 'entry', entry: 'not-started', values: { what }, severity: 'error' };
}

function configured({ line, fields, outranked }: PnpEvent): StoryEvent[] {
  const from = { line };
  const inf = fields['Driver Name'] ?? '';
  const section = fields['Driver Section'] ?? '';
  const rank = readRank(padded(fields['Driver Rank'] ?? ''));
  const matchedId = fields['Matching Device ID'] ?? '';
  const [date, version] = [fields['Driver Date'], fields['Driver Version']];
  const won: StoryEvent = {
    kind: 'candidate',
    inf,
    section,
    matchedId,
    ...(rank !== undefined && { rank }),
    ...(date !== undefined && { date }),
    ...(version !== undefined && { version }),
    fields,
    from,
  };
  const lost = outranked.map(
    node => ({ kind: 'candidate', section: '', lost: 'outranked', from, ...node }) as const,
  );
  return [won, ...lost, { kind: 'chosen', inf, section, from }];
}

interface Block {
  readonly line: number;
  readonly head: string;
  readonly body: string[];
}

function blocks(text: string): Block[] {
  const found: Block[] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    const starts =
      /(?:^|\| )Device (?=\S)(?!Updated:)/.test(line) &&
      SENTENCES.some(([form]) => form.test(sentence(line)));
    const label = new RegExp(`^\\s*(?:${LABELS}): ?`).test(line);
    if (starts) found.push({ line: i + 1, head: line, body: [line] });
    else if (label && found.length === 0) found.push({ line: i + 1, head: '', body: [line] });
    else if (label) found.at(-1)!.body.push(line);
  });
  return found;
}

function sentence(line: string): string {
  return line.slice(line.search(/(?:^|\| )Device /)).replace(/^(?:\| )?Device /, '');
}

function readBlock({ line, head, body }: Block): PnpEvent {
  const said = sentence(head);
  const [form, id, what] = SENTENCES.find(([form]) => form.test(said)) ?? SENTENCES[0]!;
  const device = head && form.exec(said)?.[1];
  const time = /\| (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) \|/.exec(head)?.[1];
  const fields = readFields(body.join('\n'));
  const { 'Outranked Drivers': outranked = '', ...rest } = fields;
  return {
    line,
    id,
    what,
    ...(device && { device }),
    ...(time && { time }),
    fields: rest,
    outranked: readOutranked(outranked),
  };
}

function readFields(text: string): Record<string, string> {
  const label = new RegExp(`(?<=^|\\s)(${LABELS}): ?`, 'g');
  const marks = [...text.matchAll(label)];
  return Object.fromEntries(
    marks.map((mark, i) => [
      mark[1]!.replace(/\bI[Dd]$/, 'ID').replace('Guid', 'GUID'),
      text
        .slice(mark.index + mark[0].length, marks[i + 1]?.index ?? text.length)
        .split('\n')[0]!
        .trim(),
    ]),
  );
}

function readOutranked(text: string): Outranked[] {
  const nodes = text.matchAll(/([^\s:,;]+\.inf):(.*?):([\da-fA-F]{8})(?![\da-fA-F])/gi);
  return [...nodes].map(([, inf, matchedId, rank]) => ({
    inf: inf!,
    matchedId: matchedId!,
    rank: Number.parseInt(rank!, 16),
  }));
}

/** `0xFF2000` with the zeros that this event leaves out. */
function padded(rank: string): string {
  return rank.replace(/^0x/, '').padStart(8, '0');
}
