import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Parsed, Problem, Span } from '../base/index.ts';

/** A YAML document, parsed or not quite. */
export type FormDocument = ReturnType<typeof parseDocument>;
type Path = readonly PropertyKey[];

/** How the problems of a kind of file are called, and what helps against them. */
export interface FormNames {
  /** The first part of their codes: `application` makes `application/yaml` and `application/form`. */
  readonly code: string;
  readonly remedy: string;
}

/** What is wrong with a value, and the keys that lead to it. */
export interface Issue {
  readonly path: Path;
  readonly message: string;
  /** Keys that nobody knows. */
  readonly keys?: readonly string[];
  /** Of a choice: the complaints of each alternative. */
  readonly errors?: readonly (readonly Issue[])[];
}

/** Reads a YAML text. The value is undefined where something is wrong; it never throws. */
export function readForm<T>(text: string, form: z.ZodType<T>, names: FormNames): Parsed<T | undefined> {
  return checkForm(parseDocument(text, { lineCounter: new LineCounter() }), form, names);
}

/** The same of a document that is parsed already. */
export function checkForm<T>(
  document: FormDocument,
  form: z.ZodType<T>,
  names: FormNames,
): Parsed<T | undefined> {
  const broken = document.errors.map(({ message, pos }) =>
    yamlProblem(names, plainly(message), { start: pos[0], end: pos[1] }),
  );
  if (broken.length > 0) return { value: undefined, problems: broken };
  const data = dataOf(document);
  if ('unfollowed' in data) return { value: undefined, problems: [yamlProblem(names, data.unfollowed)] };
  const checked = form.safeParse(data.value);
  if (checked.success) return { value: checked.data, problems: [] };
  const problems = checked.error.issues.map(issue => formProblem(document, deepest(issue), names));
  return { value: undefined, problems };
}

/** The data of a document; its aliases may lead nowhere, or multiply without end. */
function dataOf(document: FormDocument): { readonly value: unknown } | { readonly unfollowed: string } {
  try {
    return { value: document.toJS() };
  } catch (error) {
    return { unfollowed: plainly((error as Error).message) };
  }
}

/**
 * Of a choice that fits nowhere: what an alternative that knows all keys complains of, else a key that nobody knows;
 * of several the complaint that came furthest.
 */
function deepest(issue: Issue): Issue {
  const all = issue.errors ?? [];
  const knowing = all.filter(errors => errors.every(({ keys, path }) => !keys && path.length > 0));
  const inner = (knowing.length > 0 ? knowing : all).flat().filter(one => one.path.length > 0 || one.keys);
  const [best] = inner.toSorted(
    (a, b) => Number(!!b.keys) - Number(!!a.keys) || b.path.length - a.path.length,
  );
  return best ? { ...best, path: [...issue.path, ...best.path] } : issue;
}

function yamlProblem({ code }: FormNames, message: string, span?: Span): Problem {
  return { severity: 'error', code: `${code}/yaml`, message, ...(span && { span }) };
}

/** An issue as a problem, with its place. */
export function formProblem(
  document: FormDocument,
  { path, message, keys }: Issue,
  { code, remedy }: FormNames,
): Problem {
  const where = path.length > 0 ? `${path.map(String).join('.')}: ` : '';
  const span = spanOf(document, keys ? [...path, keys[0]!] : path, keys ? 'key' : 'value');
  return { severity: 'error', code: `${code}/form`, message: where + message, span, remedy };
}

/** Where a value or its key stands; of one that is missing, what should hold it. */
export function spanOf({ contents }: FormDocument, path: Path, of: 'key' | 'value'): Span {
  let node = contents as Node | null;
  let range = node?.range;
  for (const [i, step] of path.entries()) {
    const inner = stepInto(node, step);
    if (!inner) break;
    const last = i === path.length - 1;
    range = (last && of === 'key' ? inner.key : (inner.value ?? inner.key))?.range ?? range;
    node = inner.value ?? null;
  }
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

interface Inner {
  readonly key?: Node | null;
  readonly value?: Node | null;
}

/** One step of a path down a tree; keys are compared as texts, for a form sees those only. */
function stepInto(node: Node | null, step: PropertyKey): Inner | undefined {
  if (isSeq(node)) return { value: (node.items[Number(step)] as Node | undefined) ?? null };
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step)) as
    | Inner
    | undefined;
}

/** What the reader of YAML says, in words that say what to do where its own do not. */
function plainly(message: string): string {
  if (/call stack/i.test(message))
    return 'it is nested too deep to be read; a file of this form has some ten levels';
  if (/^Excessive alias/.test(message))
    return 'its aliases repeat more than can be followed; write out what a part of them stands for';
  const alias = /^Unresolved alias .*: (.+)$/.exec(message)?.[1];
  if (alias !== undefined)
    return `the alias *${alias} stands for nothing; set &${alias} before it, or write out what it stands for`;
  return firstLine(message);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]!.replace(/ at line \d+, column \d+:?$/, '');
}
