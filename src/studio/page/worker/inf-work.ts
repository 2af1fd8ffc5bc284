import type { Architecture } from '../../../base/index.ts';
import {
  type Findings,
  type GridView,
  InfReading,
  infOfText,
  type ShownInf,
  type ShownRemark,
} from '../../model/index.ts';

/** An INF as somebody brings it: a file, its bytes, or a text that they write. */
export interface InfBrought {
  readonly name: string;
  readonly content: Blob | Uint8Array | string;
}

/** What the worker is told: an INF to read, or another architecture for the grid of the one that was read. */
export type InfRequest =
  | {
      readonly kind: 'open-inf';
      /** Tells what is told of this INF from what is told of others. */
      readonly turn: number;
      readonly inf: InfBrought;
      readonly architecture: Architecture | undefined;
    }
  | { readonly kind: 'inf-grid'; readonly architecture: Architecture };

/** What the worker tells, in this order; of an INF that another one follows it tells no more. */
export type InfReply = { readonly turn: number } & (
  | { readonly kind: 'inf-text'; readonly text: string }
  /** Some of what is wrong, of so much in all, with a text of that length. */
  | {
      readonly kind: 'inf-remarks';
      readonly remarks: readonly ShownRemark[];
      readonly count: number;
      readonly length: number;
      readonly isFirst: boolean;
      readonly isLast: boolean;
    }
  | { readonly kind: 'inf-grid'; readonly grid: GridView }
  /** Why there is no more to tell. */
  | { readonly kind: 'inf-failed'; readonly why: string }
);

let turn = 0;
let reading: InfReading | undefined;

export function workOnInf(request: InfRequest, tell: (reply: InfReply) => void): void {
  if (request.kind === 'open-inf') void open(request, tell);
  else if (reading) tell({ kind: 'inf-grid', turn, grid: reading.grid(request.architecture) });
}

/** Tells the text first, then what takes longer; another INF that is asked for meanwhile comes before that. */
async function open(
  request: Extract<InfRequest, { readonly kind: 'open-inf' }>,
  tell: (reply: InfReply) => void,
): Promise<void> {
  const own = request.turn;
  turn = own;
  const isWanted = async (): Promise<boolean> => {
    await new Promise(resolve => setTimeout(resolve, 0));
    return turn === own;
  };
  try {
    const shown = await shownOf(request.inf);
    if (turn !== own) return;
    const opened = new InfReading(shown);
    reading = opened;
    tell({ kind: 'inf-text', turn, text: opened.text });
    if (!(await isWanted())) return;
    for (const part of partsOf(opened.findings())) tell({ kind: 'inf-remarks', turn, ...part });
    if (!(await isWanted())) return;
    tell({ kind: 'inf-grid', turn, grid: opened.grid(request.architecture) });
  } catch (error) {
    tell({ kind: 'inf-failed', turn: own, why: error instanceof Error ? error.message : String(error) });
  }
}

async function shownOf({ name, content }: InfBrought): Promise<ShownInf> {
  if (typeof content === 'string') return infOfText(name, content);
  if (content instanceof Uint8Array) return { name, bytes: content };
  return { name, bytes: new Uint8Array(await content.arrayBuffer()) };
}

/** As many as the page takes between two frames. */
const PART = 1000;

function* partsOf({
  remarks,
  length,
}: Findings): Generator<Omit<Extract<InfReply, { readonly kind: 'inf-remarks' }>, 'kind' | 'turn'>> {
  const count = remarks.length;
  for (let from = 0; from === 0 || from < count; from += PART) {
    yield {
      remarks: remarks.slice(from, from + PART),
      count,
      length,
      isFirst: from === 0,
      isLast: from + PART >= count,
    };
  }
}
