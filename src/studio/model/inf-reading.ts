import { type Architecture, LineIndex, type Span } from '../../base/index.ts';
import { DEFAULT_OPTIONS, type Finding, judgeInf } from '../../check/index.ts';
import { decodeInf, openInf, parseTree } from '../../inf/index.ts';
import { architecturesOf, type Grid, gridOf } from './inf-grid.ts';
import type { ShownInf } from './infs.ts';

/** What is wrong with an INF at a place of its text. */
export type ShownRemark = Pick<Finding, 'code' | 'level' | 'message' | 'hint'> & {
  /** The line of the place, from 1; 0 for the whole file. */
  readonly line: number;
  /** Where it is in the text as an editor has it: every line end is one unit. */
  readonly span?: Span;
};

/** What is wrong with a text that is so many units long as an editor has it. */
export interface Findings {
  readonly remarks: readonly ShownRemark[];
  readonly length: number;
}

/** Which section serves which Windows of an architecture. */
export interface GridView extends Grid {
  /** Those whose Windows the INF has models for. */
  readonly architectures: readonly Architecture[];
  /** The one that it is for. */
  readonly architecture: Architecture;
  /** How many rows are left out behind these. */
  readonly more: number;
}

/** More rows than these nobody reads; the text has them all. */
const MOST_ROWS = 400;

/** An INF that somebody looks at: its text is there at once, the rest takes as long as it is. */
export class InfReading {
  readonly text: string;
  readonly #shown: ShownInf;
  #opened: ReturnType<typeof openInf> | undefined;

  constructor(shown: ShownInf) {
    this.#shown = shown;
    this.text = decodeInf(shown.bytes).text;
  }

  /** What is wrong with it. */
  findings(): Findings {
    const { name, bytes } = this.#shown;
    const path = name.slice(name.lastIndexOf('\\') + 1);
    const { remarks } = judgeInf({ path, name: path, bytes }, DEFAULT_OPTIONS);
    const lines = new LineIndex(this.text);
    const plain = plainOffsets(this.text);
    return { remarks: remarks.map(one => shownRemark(one, lines, plain)), length: plain(this.text.length) };
  }

  /** For an architecture that it has models for, else for the most usual one of those. */
  grid(wanted?: Architecture): GridView {
    this.#opened ??= openInf(this.#shown.bytes);
    const { ok } = this.#opened;
    const architectures = ok ? architecturesOf(this.#opened.inf) : [];
    const usual = architectures.includes('amd64') ? 'amd64' : (architectures[0] ?? 'amd64');
    const architecture = architectures.find(one => one === wanted) ?? usual;
    const { columns, rows } = ok ? gridOf(this.#opened.inf, architecture) : { columns: [], rows: [] };
    const more = Math.max(0, rows.length - MOST_ROWS);
    return { architectures, architecture, columns, rows: rows.slice(0, MOST_ROWS), more };
  }
}

/** Of the place only the line: a text that is one long line would come along with every finding in it. */
function shownRemark(
  { code, level, message, span, hint }: Finding,
  lines: LineIndex,
  plain: (offset: number) => number,
): ShownRemark {
  return {
    code,
    level,
    message,
    line: span ? lines.position(span.start).line : 0,
    ...(span && { span: { start: plain(span.start), end: plain(span.end) } }),
    ...(hint !== undefined && { hint }),
  };
}

/** From an offset of a text to the one it has when every line end is one unit; asked in any order. */
function plainOffsets(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) ends.push(at);
  return offset => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

/** A part of an INF's text that has a colour of its own. */
export interface TextPart {
  readonly from: number;
  readonly to: number;
  readonly kind: 'section' | 'key' | 'field' | 'comment' | 'string';
}

/** The parts of an INF's text in order; a line end is in none of them. */
export function textParts(text: string): TextPart[] {
  const tree = parseTree(text);
  return [...tree.nodes()].flatMap(node => {
    const tokens = node.kind === 'line' ? tree.tokens(node) : [node];
    return tokens.map(({ kind, span: { start, end } }) => ({
      from: start,
      to: text[end - 1] === '\r' ? end - 1 : end,
      kind: text[start] === '"' ? 'string' : kind,
    }));
  });
}
