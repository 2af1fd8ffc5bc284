import type { Entry } from './entry.ts';
import type { Row, Rows } from './rows.ts';

/** Keys longer than this stand out of the alignment of the others. */
const LONGEST_ALIGNED_KEY = 40;
/** Comments behind longer lines stand out of the alignment of the others. */
const LONGEST_ALIGNED_LINE = 80;
/** Columns that a line without key goes on at. */
const INDENT = 4;

/** A row as it is written, and the comment behind it. */
interface Written {
  readonly kind: Row['kind'];
  readonly text: string;
  readonly comment: string;
}

/** Writes rows in the one style that the manual describes. */
export function layOut({ front, rows, lineEnd: own, tail }: Rows, asked?: string): string {
  const lineEnd = asked ?? own;
  const spaced = spaceSections(withoutNeedlessBlanks(rows));
  const written = paragraphsOf(spaced).flatMap(paragraph => writeParagraph(paragraph, lineEnd));
  return front + alignComments(written, lineEnd).join('') + tail;
}

/** At most one blank line, and none at the beginning, at the end or below a header. */
function withoutNeedlessBlanks(rows: readonly Row[]): Row[] {
  const last = rows.findLastIndex(row => row.kind !== 'blank');
  return rows.filter((row, i) => {
    if (row.kind !== 'blank') return true;
    const before = rows[i - 1]?.kind;
    return before !== undefined && before !== 'blank' && before !== 'header' && i < last;
  });
}

/** One blank line above each header and the comments that belong to it. */
function spaceSections(rows: readonly Row[]): Row[] {
  const spaced: Row[] = [];
  for (const row of rows) {
    if (row.kind === 'header') {
      let at = spaced.length;
      while (spaced[at - 1]?.kind === 'comment') at--;
      const above = spaced[at - 1]?.kind;
      if (above !== undefined && above !== 'blank') spaced.splice(at, 0, { kind: 'blank' });
    }
    spaced.push(row);
  }
  return spaced;
}

/** Rows that are aligned with each other: entries and the comments between them. */
function paragraphsOf(rows: readonly Row[]): Row[][] {
  const paragraphs: Row[][] = [];
  let open = false;
  for (const row of rows) {
    const goesOn = row.kind === 'entry' || row.kind === 'comment';
    if (open && goesOn) paragraphs.at(-1)!.push(row);
    else paragraphs.push([row]);
    open = goesOn;
  }
  return paragraphs;
}

function writeParagraph(rows: readonly Row[], lineEnd: string): Written[] {
  const keys = rows.flatMap(row => (row.kind === 'entry' && row.key !== undefined ? [row.key.length] : []));
  const width = Math.max(0, ...keys.filter(length => length <= LONGEST_ALIGNED_KEY));
  return rows.map(row => {
    if (row.kind === 'entry') {
      return { kind: row.kind, text: writeEntry(row, width, lineEnd), comment: row.comment };
    }
    const comment = row.kind === 'header' ? row.comment : '';
    return { kind: row.kind, text: row.kind === 'blank' ? '' : row.text, comment };
  });
}

function writeEntry({ key, values }: Entry, width: number, lineEnd: string): string {
  const head = key === undefined ? '' : `${key.padEnd(width)} =`;
  const indent = ' '.repeat(key === undefined ? INDENT : head.length + 1);
  return values.reduce((line, { text, breaks }, i) => {
    const before = i === 0 ? line : `${line},`;
    if (breaks.length > 0) return before + writeBreaks(breaks, lineEnd + indent) + text;
    return before + (text === '' || before === '' ? '' : ' ') + text;
  }, head);
}

/** One backslash, or as many as have comments. */
function writeBreaks(breaks: readonly string[], lineEnd: string): string {
  const comments = breaks.filter(comment => comment !== '');
  if (comments.length === 0) return ` \\${lineEnd}`;
  return comments.map(comment => ` \\ ${comment}${lineEnd}`).join('');
}

/** Comments behind lines that follow each other stand in one column. */
function alignComments(rows: readonly Written[], lineEnd: string): string[] {
  const lines: string[] = [];
  for (let i = 0; i < rows.length; ) {
    let behind = i;
    while (behind < rows.length && isAligned(rows[behind]!)) behind++;
    const width = Math.max(0, ...rows.slice(i, behind).map(row => row.text.length));
    for (; i < behind; i++) lines.push(`${rows[i]!.text.padEnd(width)} ${rows[i]!.comment}${lineEnd}`);
    if (i < rows.length) lines.push(writeAlone(rows[i++]!, lineEnd));
  }
  return lines;
}

function isAligned({ text, comment }: Written): boolean {
  return comment !== '' && text.length <= LONGEST_ALIGNED_LINE && !text.includes('\n');
}

function writeAlone({ kind, text, comment }: Written, lineEnd: string): string {
  if (kind === 'kept') return text;
  return text + (comment && ` ${comment}`) + lineEnd;
}
