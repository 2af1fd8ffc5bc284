import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

const OUTSIDE = new Set(['node_modules', 'dist', 'coverage', '.git']);

/** All files of the project, as paths with `/` from its root, sorted. */
export const files: readonly string[] = walk('.').sort();

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (OUTSIDE.has(entry.name)) return [];
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** The files that hold code, ours or a test's. */
export const codeFiles: readonly string[] = files.filter(path => /\.(tsx?|js|cjs)$|^\.ci\//.test(path));

/** Rooms: folders below src that are projects of their own, such as `inf` and `engine/select`. */
export const rooms: readonly string[] = files.flatMap(
  path => /^src\/(.+)\/tsconfig\.json$/.exec(path)?.[1] ?? [],
);

/** The innermost room a file of src lies in. */
export function roomOf(path: string): string | undefined {
  const around = rooms.filter(room => path.startsWith(`src/${room}/`));
  return around.sort((a, b) => b.length - a.length)[0];
}

/** The text of a file, read once. */
export function textOf(path: string): string {
  const text = texts.get(path) ?? readFileSync(path, 'utf8');
  texts.set(path, text);
  return text;
}
const texts = new Map<string, string>();

/** A TypeScript file of ours, parsed once. */
export function parsed(path: string): ts.SourceFile {
  const source =
    sources.get(path) ?? ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true, kindOf(path));
  sources.set(path, source);
  return source;
}
const sources = new Map<string, ts.SourceFile>();

function kindOf(path: string): ts.ScriptKind {
  return path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}

/** Every node of a file, tokens not included, outermost first. */
export function nodesOf(source: ts.SourceFile): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return nodes;
}

/** The line of an offset, from 1. */
export function lineOf(source: ts.SourceFile, offset: number): number {
  return source.getLineAndCharacterOfPosition(offset).line + 1;
}

/** The comments of a file in order, each as text between two offsets. */
export function commentsOf(source: ts.SourceFile): ts.CommentRange[] {
  const found = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    const { text } = source;
    const start = node.getFullStart();
    for (const range of ts.getLeadingCommentRanges(text, start) ?? []) found.set(range.pos, range);
    for (const range of ts.getTrailingCommentRanges(text, node.end) ?? []) found.set(range.pos, range);
    for (const child of node.getChildren(source)) {
      if (child.kind < ts.SyntaxKind.FirstJSDocNode || child.kind > ts.SyntaxKind.LastJSDocNode) visit(child);
    }
  };
  visit(source);
  return [...found.values()].sort((a, b) => a.pos - b.pos);
}

/** What comments say, without their stars and slashes: a block or a run of line comments is one text. */
export function remarksOf(source: ts.SourceFile): string[] {
  const remarks: string[] = [];
  let behind = -1;
  for (const { pos, end, kind } of commentsOf(source)) {
    const text = source.text
      .slice(pos, end)
      .replace(/^\/\*+|\*+\/$/g, '')
      .split('\n')
      .map(line => line.replace(/^\s*(\/\/|\*)?\s?/, ''))
      .join('\n');
    const line = lineOf(source, pos);
    if (kind === ts.SyntaxKind.SingleLineCommentTrivia && line === behind + 1) {
      remarks.push(`${remarks.pop()}\n${text}`);
    } else remarks.push(text);
    behind = kind === ts.SyntaxKind.SingleLineCommentTrivia ? line : -1;
  }
  return remarks;
}

/** One blank where there were many, none at the ends. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
