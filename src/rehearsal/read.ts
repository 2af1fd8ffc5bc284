import { isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, parseDocument } from 'yaml';
import type { Parsed, Problem, Span } from '../base/index.ts';
import { type Issue, unknownNames } from './names.ts';
import type { Rehearsal } from './rehearsal.ts';
import { rehearsalSchema } from './schema.ts';

type Document = ReturnType<typeof parseDocument>;
type Path = readonly PropertyKey[];

/**
 * Reads the text of a rehearsal file: a rehearsal for each YAML document in it, and with `matrix` one for each
 * Windows and architecture. Undefined where a problem is an error; every problem has its place.
 */
export function readRehearsals(text: string): Parsed<readonly Rehearsal[] | undefined> {
  const documents = [...parseAllDocuments(text, { lineCounter: new LineCounter() })] as Document[];
  const read = documents.map(readDocument);
  const problems = read.flatMap(one => one.problems);
  const value = read.flatMap(one => one.value ?? []);
  return { value: problems.length > 0 || value.length === 0 ? undefined : value, problems };
}

function readDocument(document: Document): Parsed<readonly Rehearsal[] | undefined> {
  keepVersionsAsWritten(document);
  if (document.errors.length > 0) {
    const problems = document.errors.map(error => ({
      severity: 'error' as const,
      code: 'rehearsal/yaml',
      message: firstLine(error.message),
      span: { start: error.pos[0], end: error.pos[1] },
    }));
    return { value: undefined, problems };
  }
  const aliased = dataOf(document);
  if ('problem' in aliased) return { value: undefined, problems: [aliased.problem] };
  const checked = rehearsalSchema.safeParse(aliased.value);
  if (!checked.success) {
    const problems = checked.error.issues.map(issue => problem(document, deepest(issue)));
    return { value: undefined, problems };
  }
  const { matrix, ...rehearsal } = checked.data;
  const problems = unknownNames(rehearsal).map(issue => problem(document, issue));
  return { value: expanded(rehearsal, matrix), problems };
}

function expanded(
  rehearsal: Rehearsal,
  { windows = [], architecture = [] }: NonNullable<ReturnType<typeof rehearsalSchema.parse>['matrix']> = {},
): Rehearsal[] {
  const { machine } = rehearsal;
  return (windows.length > 0 ? windows : [machine.windows]).flatMap(version =>
    (architecture.length > 0 ? architecture : [machine.architecture]).map(one => ({
      ...rehearsal,
      machine: { ...machine, windows: version, architecture: one },
    })),
  );
}

/** A version is no number: 5.0 is Windows 2000, and 6.10 would not be 6.1. */
function keepVersionsAsWritten(document: Document): void {
  const matrix = document.getIn(['matrix', 'windows'], true);
  const items: readonly unknown[] = isSeq(matrix) ? matrix.items : [];
  for (const node of [document.getIn(['machine', 'windows'], true), ...items]) {
    if (isScalar(node) && typeof node.value === 'number') node.value = node.source;
  }
}

/** The data of a document; its aliases may lead nowhere, or multiply without end. */
function dataOf(document: Document): { readonly value: unknown } | { readonly problem: Problem } {
  try {
    return { value: document.toJS() };
  } catch (error) {
    const message = `an alias of this file cannot be followed: ${firstLine((error as Error).message)}`;
    return { problem: { severity: 'error', code: 'rehearsal/yaml', message } };
  }
}

/** Of a choice that fits nowhere, a key that nobody knows, else the complaint of the alternative that came furthest. */
function deepest(issue: Issue & { readonly errors?: readonly (readonly Issue[])[] }): Issue {
  const inner = (issue.errors ?? []).flat().filter(one => one.path.length > 0 || one.keys);
  const [best] = inner.toSorted(
    (a, b) => Number(!!b.keys) - Number(!!a.keys) || b.path.length - a.path.length,
  );
  if (!best) return issue;
  return { ...best, path: [...issue.path, ...best.path] };
}

function problem(document: Document, issue: Issue): Problem {
  const where = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
  const path = issue.keys ? [...issue.path, issue.keys[0]!] : issue.path;
  return {
    severity: 'error',
    code: 'rehearsal/form',
    message: where + issue.message,
    span: spanOf(document, path, issue.keys ? 'key' : 'value'),
    remedy: 'The form of a rehearsal file is in schema/rehearsal.json.',
  };
}

/** Where a value of a rehearsal file stands, by the keys that lead to it; else what should hold it. */
export function locate(text: string, path: Path): Span {
  return spanOf(parseDocument(text), path, 'value');
}

/** Where a value or its key stands; of one that is missing, what should hold it. */
function spanOf(document: Document, path: Path, of: 'key' | 'value'): Span {
  for (let length = path.length; length >= 0; length--) {
    const parent = document.getIn(path.slice(0, -1), true);
    const key = path.at(-1);
    if (length === path.length && isMap(parent)) {
      const pair = parent.items.find(item => isScalar(item.key) && item.key.value === key);
      const range = (pair?.[of] as Node | null | undefined)?.range ?? (pair?.key as Node | undefined)?.range;
      if (range) return { start: range[0], end: range[1] };
    }
    const node = document.getIn(path.slice(0, length), true) as Node | undefined;
    if (node?.range) return { start: node.range[0], end: node.range[1] };
  }
  return { start: 0, end: 0 };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]!.replace(/ at line \d+, column \d+:?$/, '');
}
