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

/** The rows of a story that are to be seen while nobody looks for some of them, by index. */
export function rowsInSight(rows: readonly Row[], turned: ReadonlySet<number>): number[] {
  return openRows(rows, row => isClosed(rows, turned, row));
}

/** What is turned when a row can be seen: the rows around it are open. */
export function turnedToShow(
  rows: readonly Row[],
  turned: ReadonlySet<number>,
  at: number,
): ReadonlySet<number> {
  const around: number[] = [];
  let depth = rows[at]?.depth ?? 0;
  for (let row = at - 1; row >= 0 && depth > 0; row--) {
    if (rows[row]!.depth >= depth) continue;
    depth = rows[row]!.depth;
    if (isClosed(rows, turned, row)) around.push(row);
  }
  if (around.length === 0) return turned;
  const open = around.filter(row => !turned.has(row));
  return new Set([...[...turned].filter(row => !around.includes(row)), ...open]);
}

/** The rows that somebody looks for and those around them, as they are found in one part of the story after the other. */
export function searchRows(
  rows: readonly Row[],
  { kinds, text }: Wanted,
  wideRanks: boolean,
): Generator<readonly number[], void> {
  const wanted = text.toLowerCase();
  const texts = textsOf(rows);
  const says = (event: RowEvent, at: number): boolean => {
    const own = texts[at] ?? textOf(event, wideRanks);
    texts[at] = own;
    return own.includes(wanted);
  };
  return wantedRows(
    rows,
    ({ event }, at) => isOf(event, kinds, wideRanks) && (wanted === '' || says(event, at)),
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

const TEXTS = new WeakMap<readonly Row[], string[]>();

/** What rows say, as far as somebody searched them: every letter that is typed searches all of them. */
function textsOf(rows: readonly Row[]): string[] {
  const known = TEXTS.get(rows) ?? [];
  TEXTS.set(rows, known);
  return known;
}

/** What a row says, in small letters. */
function textOf(event: RowEvent, wideRanks: boolean): string {
  const { text, of = '', came = '' } = wordsOf(event, wideRanks);
  return `${text} ${of} ${came}`.toLowerCase();
}
