import { openRows, type Row, type RowEvent, wantedRows } from './rows.ts';
import { wordsOf } from './words.ts';

/** What of a story is wanted. */
export interface Wanted {
  readonly kinds: Kinds;
  readonly text: string;
}

/** Nothing is left out. */
export const EVERYTHING: Wanted = { kinds: 'all', text: '' };

export type Kinds = 'all' | 'requests' | 'drivers' | 'changes' | 'person' | 'failures';

const KINDS: Readonly<Record<Exclude<Kinds, 'all' | 'failures'>, readonly RowEvent['kind'][]>> = {
  requests: ['request'],
  drivers: ['searched', 'candidate', 'chosen'],
  changes: ['effect'],
  person: ['shown', 'ran', 'software'],
};

/** The rows of a story that are to be seen, by index: those that are open, or those that somebody looks for. */
export function shownRows(
  rows: readonly Row[],
  { kinds, text }: Wanted,
  turned: ReadonlySet<number>,
  wideRanks: boolean,
): number[] {
  if (kinds === 'all' && text === '') return openRows(rows, row => isClosed(rows, turned, row));
  const wanted = text.toLowerCase();
  const texts = wanted === '' ? undefined : textsOf(rows, wideRanks);
  return wantedRows(
    rows,
    ({ event }, at) => isOf(event, kinds, wideRanks) && (!texts || texts[at]!.includes(wanted)),
  );
}

/** Whether a row hides what is inside it; `turned` are those that somebody opened or closed. */
export function isClosed(rows: readonly Row[], turned: ReadonlySet<number>, row: number): boolean {
  return startsClosed(rows[row]!.event) !== turned.has(row);
}

/** What a reader wants to see only when asked. */
function startsClosed(event: RowEvent): boolean {
  const { kind } = event;
  if (kind === 'phase') return event.name !== 'Build Driver List' && event.name !== 'Extension';
  return kind === 'changes' || kind === 'candidate' || kind === 'chosen' || kind === 'request';
}

function isOf(event: RowEvent, kinds: Kinds, wideRanks: boolean): boolean {
  if (kinds === 'failures') return wordsOf(event, wideRanks).tone === 'bad';
  return kinds === 'all' || KINDS[kinds].includes(event.kind);
}

const TEXTS = new WeakMap<readonly Row[], readonly string[]>();

/** What rows say, in small letters; worked out once, as every letter that is typed searches all of them. */
function textsOf(rows: readonly Row[], wideRanks: boolean): readonly string[] {
  const known = TEXTS.get(rows);
  if (known) return known;
  const texts = rows.map(({ event }) => {
    const { text, of = '', came = '' } = wordsOf(event, wideRanks);
    return `${text} ${of} ${came}`.toLowerCase();
  });
  TEXTS.set(rows, texts);
  return texts;
}
