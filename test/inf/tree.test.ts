import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeInf, encodeInf, type InfTree, parseTree, printTree } from '../../src/inf/index.ts';
import { corpus } from './corpus.ts';
import { packages, pieces } from './generated.ts';
import { opened } from './reading.ts';

const SEED = 1989;
const RUNS = { seed: SEED, numRuns: process.env['FIRSTPLUG_LONG'] ? 50_000 : 5_000 };

interface Spanned {
  readonly span: { readonly start: number; readonly end: number };
}

/** Pieces follow each other between two offsets. */
function inOrder(pieces: readonly Spanned[], start: number, end: number): boolean {
  let from = start;
  for (const { span } of pieces) {
    if (span.start < from || span.end < span.start) return false;
    from = span.end;
  }
  return from <= end;
}

/** What must hold of every tree; returns what does not. */
function faultsOf(tree: InfTree): string[] {
  const nodes = [...tree.nodes()];
  const faults = inOrder(nodes, 0, tree.text.length) ? [] : ['nodes'];
  for (const node of nodes) {
    if (node.kind === 'line' && !inOrder(tree.tokens(node), node.span.start, node.span.end)) {
      faults.push(`tokens of ${JSON.stringify(tree.text.slice(node.span.start, node.span.end))}`);
    }
  }
  if (printTree(tree) !== tree.text) faults.push('printed');
  return faults;
}

describe('the tree', () => {
  it('has sections, lines and comments, and in lines keys, fields and comments', () => {
    const text = '; top\r\n[One] ; header\r\n a = 1, "b;" ; note\r\n\r\n  ; own\r\nc,\\\r\n d\r\n[Two]junk';
    const tree = parseTree(text);
    const said = [...tree.nodes()].map(node => [
      node.kind,
      text.slice(node.span.start, node.span.end),
      ...(node.kind === 'line' ? tree.tokens(node) : []).map(
        token => `${token.kind} ${text.slice(token.span.start, token.span.end)}`,
      ),
    ]);
    expect(said).toEqual([
      ['comment', '; top\r'],
      ['section', '[One]'],
      ['comment', '; header\r'],
      ['line', 'a = 1, "b;" ; note\r', 'key a', 'field 1', 'field "b;"', 'comment ; note\r'],
      ['comment', '; own\r'],
      ['line', 'c,\\\r\n d\r', 'field c', 'field \\\r\n d'],
      ['section', '[Two]'],
    ]);
  });

  it('goes on behind a header that is none', () => {
    const tree = parseTree('[One]\n[Two\na=1\n[Three]\n');
    expect([...tree.nodes()].map(({ kind }) => kind)).toEqual(['section', 'line', 'section']);
  });

  it(`gives generated texts back, its pieces in order (seed ${SEED}, ${RUNS.numRuns} texts)`, () => {
    fc.assert(
      fc.property(fc.oneof(pieces, packages), text => {
        expect(faultsOf(parseTree(text))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('has the lines that SetupAPI reads, with the same places of fields', () => {
    fc.assert(
      fc.property(packages, body => {
        const text = body.replaceAll('\0', ' ');
        const inf = opened(`[First]\n${text}\n[Strings]`.replaceAll(/\[(?=[^\]\n]*(\n|$|\u001a))/g, ''));
        const tree = parseTree(inf.text);
        const read = inf.sections.flatMap(section => section.lines);
        const lines = [...tree.nodes()].filter(node => node.kind === 'line');
        const bySpan = new Set(
          lines.map(line =>
            JSON.stringify(
              tree
                .tokens(line)
                .filter(t => t.kind !== 'comment')
                .map(t => t.span),
            ),
          ),
        );
        for (const line of read) {
          const spans = Array.from({ length: line.fieldCount }, (_, i) => line.span(i + 1));
          if (line.isEntry) spans.unshift(line.span(0));
          expect(bySpan).toContain(JSON.stringify(spans));
        }
        expect(lines).toHaveLength(read.length);
      }),
      { ...RUNS, numRuns: RUNS.numRuns / 10 },
    );
  });
});

describe.skipIf(corpus.length === 0)('the tree of the corpus', () => {
  it.each(corpus.map(({ name, bytes }) => [name, bytes] as const))('%s', (_, bytes) => {
    const { text, encoding, codePage, bom } = decodeInf(bytes);
    const tree = parseTree(text);
    expect(faultsOf(tree)).toEqual([]);
    expect(Buffer.compare(encodeInf(printTree(tree), encoding, codePage, bom > 0).value, bytes)).toBe(0);
  });
});
