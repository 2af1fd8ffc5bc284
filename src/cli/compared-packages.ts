import { createHash } from 'node:crypto';
import { basename, relative } from 'node:path';
import { errorName, LineIndex } from '../base/index.ts';
import {
  type ComparedPart,
  compareInfs,
  decodeInf,
  type Fact,
  isInfFile,
  stampTemplate,
} from '../inf/index.ts';
import { Failure } from './failure.ts';
import { isFolder, readInput, walk } from './files.ts';

/** What changed between two INFs or packages, as it is told. */
export interface ComparedPackages {
  readonly different: boolean;
  readonly infs: readonly ComparedFiles[];
  /** Files of packages besides their INFs. */
  readonly files: readonly ComparedContent[];
}

/** An INF on both sides, or on one. */
interface ComparedFiles {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly parts: readonly ComparedPartView[];
}

export interface ComparedPartView extends Omit<ComparedPart, 'changes'> {
  readonly changes: readonly ChangeView[];
}

export interface ChangeView {
  readonly change: 'added' | 'removed' | 'changed';
  readonly group: string;
  readonly what: string;
  readonly before: Said | undefined;
  readonly after: Said | undefined;
}

interface Said {
  readonly text: string;
  readonly line: number;
}

interface ComparedContent {
  readonly path: string;
  readonly before: Content | undefined;
  readonly after: Content | undefined;
}

interface Content {
  readonly size: number;
  readonly sha256: string;
}

/** Compares two INFs, or the packages in two folders. */
export function comparePackages(before: string, after: string): ComparedPackages {
  const folders = [before, after].filter(isFolder);
  if (folders.length === 1) {
    throw new Failure(`${folders[0]} is a folder and the other is not: name two INFs or two folders`);
  }
  if (folders.length === 0) {
    const parts = compareFiles(before, after);
    return { different: parts.length > 0, infs: [{ before, after, parts }], files: [] };
  }
  const [old, now] = [infsIn(before), infsIn(after)];
  if (old.size + now.size === 0) throw new Failure(`neither ${before} nor ${after} holds an INF`);
  const pairs = old.size === 1 && now.size === 1 ? onlyPair(old, now) : paired(old, now);
  const infs = pairs.flatMap((one): ComparedFiles[] => {
    const parts =
      one.before !== undefined && one.after !== undefined ? compareFiles(one.before, one.after) : [];
    const isSame = one.before !== undefined && one.after !== undefined && parts.length === 0;
    return isSame ? [] : [{ ...one, parts }];
  });
  const files = compareContents(before, after);
  return { different: infs.length + files.length > 0, infs, files };
}

interface Paired {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The one INF of each package is the same one whatever it is called. */
function onlyPair(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Paired[] {
  return [{ before: [...before.values()][0], after: [...after.values()][0] }];
}

function paired(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Paired[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .toSorted()
    .map(name => ({ before: before.get(name), after: after.get(name) }));
}

/** The INFs of a package by their place in it; a template and the INF that is made of it are the same one. */
function infsIn(folder: string): Map<string, string> {
  return filesBelow(folder, isInfFile, path => path.replace(/\.(inf|inx|inf\.in)$/, ''));
}

function filesBelow(
  folder: string,
  fits: (name: string) => boolean,
  nameOf: (path: string) => string = path => path,
): Map<string, string> {
  const found = walk(folder, fits).map(path => {
    const place = relative(folder, path).replaceAll('\\', '/').toLowerCase();
    return [nameOf(place), path] as const;
  });
  return new Map(found);
}

function compareContents(before: string, after: string): ComparedContent[] {
  const isOther = (name: string): boolean => !isInfFile(name);
  const [old, now] = [filesBelow(before, isOther), filesBelow(after, isOther)];
  return paired(old, now).flatMap((one): ComparedContent[] => {
    const [was, is] = [contentOf(one.before), contentOf(one.after)];
    if (was?.sha256 === is?.sha256) return [];
    const path = one.after === undefined ? relative(before, one.before!) : relative(after, one.after);
    return [{ path: path.replaceAll('\\', '/'), before: was, after: is }];
  });
}

function contentOf(path: string | undefined): Content | undefined {
  if (path === undefined) return undefined;
  const bytes = readInput(path);
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function compareFiles(before: string, after: string): ComparedPartView[] {
  const [old, now] = [textOf(before), textOf(after)];
  const compared = compareInfs(old, now);
  if (!compared.ok) {
    const path = compared.side === 'before' ? before : after;
    const line = compared.errorLine > 0 ? `:${compared.errorLine}` : '';
    throw new Failure(`${path}${line}: no INF to Windows: ${errorName(compared.error)}`);
  }
  const lines = { before: new LineIndex(old), after: new LineIndex(now) };
  return compared.parts.map(part => ({
    ...part,
    changes: part.changes.map(({ group, what, before: was, after: is }) => ({
      change: was && is ? 'changed' : is ? 'added' : 'removed',
      group,
      what,
      before: was && said(was, lines.before),
      after: is && said(is, lines.after),
    })),
  }));
}

/** Templates are compared as they are stamped for amd64. */
function textOf(path: string): string {
  return stampTemplate(decodeInf(readInput(path)).text, { architecture: 'amd64' });
}

function said({ says, span }: Fact, lines: LineIndex): Said {
  return { text: says, line: lines.position(span.start).line };
}

/** The name that two paths share, or both. */
export function printNames({ before, after }: Paired): string {
  if (before === undefined || after === undefined) return basename(after ?? before!);
  return before === after ? after : `${before} → ${after}`;
}
