import { isScalar, isSeq, LineCounter, parseAllDocuments, parseDocument } from 'yaml';
import type { Parsed, Span } from '../base/index.ts';
import { checkForm, type FormDocument, formProblem, spanOf } from '../form/index.ts';
import { unknownNames } from './names.ts';
import type { Rehearsal } from './rehearsal.ts';
import { rehearsalSchema } from './schema.ts';

const NAMES = { code: 'rehearsal', remedy: 'The form of a rehearsal file is in schema/rehearsal.json.' };

/**
 * Reads the text of a rehearsal file: a rehearsal for each YAML document in it, and with `matrix` one for each
 * Windows and architecture. Undefined where a problem is an error; every problem has its place.
 */
export function readRehearsals(text: string): Parsed<readonly Rehearsal[] | undefined> {
  const documents = [...parseAllDocuments(text, { lineCounter: new LineCounter() })] as FormDocument[];
  const read = documents.map(readDocument);
  const problems = read.flatMap(one => one.problems);
  const value = read.flatMap(one => one.value ?? []);
  return { value: problems.length > 0 || value.length === 0 ? undefined : value, problems };
}

function readDocument(document: FormDocument): Parsed<readonly Rehearsal[] | undefined> {
  keepVersionsAsWritten(document);
  const { value, problems: wrong } = checkForm(document, rehearsalSchema, NAMES);
  if (!value) return { value: undefined, problems: wrong };
  const { matrix, ...rehearsal } = value;
  const problems = unknownNames(rehearsal).map(issue => formProblem(document, issue, NAMES));
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
function keepVersionsAsWritten(document: FormDocument): void {
  const matrix = document.getIn(['matrix', 'windows'], true);
  const items: readonly unknown[] = isSeq(matrix) ? matrix.items : [];
  for (const node of [document.getIn(['machine', 'windows'], true), ...items]) {
    if (isScalar(node) && typeof node.value === 'number') node.value = node.source;
  }
}

/** Where a value of a rehearsal file stands, by the keys that lead to it; else what should hold it. */
export function locate(text: string, path: readonly PropertyKey[]): Span {
  return spanOf(parseDocument(text), path, 'value');
}
