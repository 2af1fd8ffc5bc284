import { LineIndex, type Span, sameName } from '../../base/index.ts';
import { type InfNode, type InfTree, parseTree } from '../tree/tree.ts';
import type { DriverVerStamp } from './driver-ver.ts';
import { findPlaceholders, type TemplateValues } from './template.ts';

/** What to write into an INF or INX. */
export interface Stamp extends TemplateValues {
  readonly driverVer?: DriverVerStamp;
  /** The section that DriverVer stands in; by default Version. */
  readonly section?: string;
  /** CatalogFile of [Version]; by default none is written. */
  readonly catalogFile?: string;
}

/** A place that was changed: an entry or a placeholder; the line counts from 1, in the text before. */
export interface StampedLine {
  readonly what: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export type Stamped =
  | { readonly ok: true; readonly text: string; readonly changes: readonly StampedLine[] }
  | { readonly ok: false; readonly missingSection: string };

interface Entry {
  readonly section: string;
  readonly key: string;
  readonly value: string;
}

interface Edit {
  readonly what: string;
  readonly span: Span;
  readonly put: string;
}

/**
 * Stamps a text as stampinf does: DriverVer and CatalogFile are set, or added at the end of their section, and the
 * placeholders of a template replaced wherever they stand. All else stays as it is.
 * Observed: where and how a line is added (microsoft/windows-drivers-rs issue 10, stampinf -n).
 * Assumed: comments stay, and placeholders in them are replaced too; settled by stamping a template that has both.
 * @see https://learn.microsoft.com/windows-hardware/drivers/devtest/stampinf-command-options
 */
export function stampInf(text: string, stamp: Stamp): Stamped {
  const { driverVer, section = 'Version', catalogFile } = stamp;
  const tree = parseTree(text);
  const entries: Entry[] = [
    ...(driverVer ? [{ section, key: 'DriverVer', value: `${driverVer.date},${driverVer.version}` }] : []),
    ...(catalogFile === undefined ? [] : [{ section: 'Version', key: 'CatalogFile', value: catalogFile }]),
  ];
  const edits: Edit[] = [];
  for (const entry of entries) {
    const lines = linesOf(tree, entry.section);
    if (!lines) return { ok: false, missingSection: entry.section };
    const line = lines.find(one => one.kind === 'line' && isNamed(tree, one, entry.key));
    edits.push(line ? replaceValue(tree, line, entry) : addLine(text, lines.at(-1)!, entry));
  }
  const taken = edits.map(edit => edit.span);
  const placeholders = findPlaceholders(text)
    .filter(({ span }) => !taken.some(other => other.start < span.end && span.start < other.end))
    .flatMap(({ stands, span }) => {
      const put = stamp[stands];
      return put === undefined ? [] : [{ what: text.slice(span.start, span.end), span, put }];
    });
  return { ok: true, ...perform(text, [...edits, ...placeholders]) };
}

/** A section's header and what stands below it, of its first block. */
function linesOf(tree: InfTree, name: string): InfNode[] | undefined {
  const nodes = [...tree.nodes()];
  const header = nodes.findIndex(node => node.kind === 'section' && sameName(node.name, name));
  if (header < 0) return undefined;
  const next = nodes.findIndex((node, i) => i > header && node.kind === 'section');
  return nodes.slice(header, next < 0 ? undefined : next).filter(node => node.kind !== 'comment');
}

function isNamed(tree: InfTree, line: InfNode, key: string): boolean {
  const [first] = tree.tokens(line);
  return first?.kind === 'key' && sameName(tree.text.slice(first.span.start, first.span.end), key);
}

/** Puts a value in the place of all that the line has; its comment stays. */
function replaceValue(tree: InfTree, line: InfNode, { key, value }: Entry): Edit {
  const { text } = tree;
  const [first, ...rest] = tree.tokens(line);
  let start = text.indexOf('=', first!.span.end) + 1;
  while (text[start] === ' ' || text[start] === '\t') start++;
  const written = rest.filter(({ kind, span }) => kind === 'field' && span.start < span.end);
  let end = written.at(-1)?.span.end ?? start;
  end += /^(?:[ \t]*,)*/.exec(text.slice(end, line.span.end))![0].length;
  return { what: key, span: { start, end }, put: value + (text[end] === ';' ? ' ' : '') };
}

/** Adds a line behind the last one of its section. */
function addLine(text: string, last: InfNode, { key, value }: Entry): Edit {
  const lf = text.indexOf('\n', last.span.end);
  const lineEnd = lf > 0 && text[lf - 1] !== '\r' ? '\n' : '\r\n';
  const at = lf < 0 ? text.length : lf + 1;
  const line = `${key} = ${value}`;
  return {
    what: key,
    span: { start: at, end: at },
    put: lf < 0 ? lineEnd + line + lineEnd : line + lineEnd,
  };
}

function perform(text: string, edits: readonly Edit[]): { text: string; changes: StampedLine[] } {
  const lines = new LineIndex(text);
  const inOrder = edits.toSorted((a, b) => a.span.start - b.span.start);
  let stamped = '';
  let from = 0;
  for (const { span, put } of inOrder) {
    stamped += text.slice(from, span.start) + put;
    from = span.end;
  }
  const changes = inOrder.map(({ what, span, put }) => ({
    what,
    line: lines.position(span.start).line,
    before: text.slice(span.start, span.end),
    after: put.trim(),
  }));
  return { text: stamped + text.slice(from), changes };
}
