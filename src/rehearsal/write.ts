import { type Document, isCollection, isMap, isSeq, parseAllDocuments, stringify, type YAMLSeq } from 'yaml';
import type { Step } from './rehearsal.ts';

/** Lines as long as they are: what was not touched stays as it was written. */
const AS_WRITTEN = { lineWidth: 0 } as const;

/**
 * A rehearsal of a file, by its number among those that `readRehearsals` gives, with other steps after the first so
 * many. Comments and all else of it stay; of a matrix only its own Windows does, and other rehearsals are left out.
 */
export function printContinued(text: string, number: number, after: number, steps: readonly Step[]): string {
  let before = 0;
  for (const document of parseAllDocuments(text) as Document[]) {
    const [windows, architectures] = ['windows', 'architecture'].map(key => seqIn(document, ['matrix', key]));
    const [most, each] = [sizeOf(windows), sizeOf(architectures)];
    const own = number - before;
    before += most * each;
    if (number >= before) continue;
    keepOnly(windows, Math.floor(own / each));
    keepOnly(architectures, own % each);
    return printed(document, after, steps);
  }
  return text;
}

function seqIn(document: Document, path: readonly string[]): YAMLSeq | undefined {
  const node = document.getIn(path, true);
  return isSeq(node) ? node : undefined;
}

function sizeOf(seq: YAMLSeq | undefined): number {
  return seq?.items.length || 1;
}

function keepOnly(seq: YAMLSeq | undefined, item: number): void {
  if (seq) seq.items = seq.items.slice(item, item + 1);
}

function printed(document: Document, after: number, steps: readonly Step[]): string {
  const data = document.toJS() as { readonly steps: readonly Step[] };
  const whole = { ...data, steps: [...data.steps.slice(0, after), ...steps] };
  const seq = seqIn(document, ['steps']) ?? document.createNode([]);
  if (after === 0) seq.commentBefore = null;
  seq.items = [...seq.items.slice(0, after), ...steps.map(step => stepNode(document, step))];
  document.set('steps', seq);
  document.directives!.docStart = null;
  try {
    return document.toString(AS_WRITTEN);
  } catch {
    // An alias leads into a step that is gone.
    return stringify(whole, AS_WRITTEN);
  }
}

/** A step as people write it: a line. */
function stepNode(document: Document, step: Step): unknown {
  const node = document.createNode(step);
  if (!isMap(node)) return node;
  for (const { value } of node.items) if (isCollection(value)) value.flow = true;
  return node;
}
