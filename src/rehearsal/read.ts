import { isScalar, isSeq, LineCounter, parseAllDocuments, parseDocument } from 'yaml';
import type { Parsed, Span } from '../base/index.ts';
import { checkForm, type FormDocument, formProblem, spanOf } from '../form/index.ts';
import type { MachineReader } from '../machine/index.ts';
import { unknownNames } from './names.ts';
import type { MachineEntry, Rehearsal, Step } from './rehearsal.ts';
import { type Matrix, type RehearsalDocument, rehearsalSchema, stepSchema } from './schema.ts';

const NAMES = { code: 'rehearsal', remedy: 'The form of a rehearsal file is in schema/rehearsal.json.' };

/** Reads a snapshot that a rehearsal file names. */
export type ReadSnapshot = (path: string) => Parsed<Pick<MachineReader, 'facts'> | undefined>;

/**
 * Reads the text of a rehearsal file: a rehearsal for each YAML document in it, and with `matrix` one for each
 * Windows and architecture. Undefined where a problem is an error; every problem has its place.
 */
export function readRehearsals(
  text: string,
  readSnapshot: ReadSnapshot = noSnapshots,
): Parsed<readonly Rehearsal[] | undefined> {
  const documents = [...parseAllDocuments(text, { lineCounter: new LineCounter() })] as FormDocument[];
  const read = documents.map(document => readDocument(document, readSnapshot));
  const problems = read.flatMap(one => one.problems);
  const value = read.flatMap(one => one.value ?? []);
  return { value: problems.length > 0 || value.length === 0 ? undefined : value, problems };
}

function noSnapshots(): Parsed<undefined> {
  const message = 'no snapshot can be read here';
  return { value: undefined, problems: [{ severity: 'error', code: 'snapshot/none', message }] };
}

function readDocument(
  document: FormDocument,
  readSnapshot: ReadSnapshot,
): Parsed<readonly Rehearsal[] | undefined> {
  keepVersionsAsWritten(document);
  const { value, problems: wrong } = checkForm(document, rehearsalSchema, NAMES);
  if (!value) return { value: undefined, problems: wrong };
  const { matrix, ...form } = value;
  const { value: machine, problems: unread } = machineOf(document, form.machine, matrix, readSnapshot);
  if (!machine) return { value: undefined, problems: unread };
  const rehearsal = { ...form, machine };
  const problems = unknownNames(rehearsal).map(issue => formProblem(document, issue, NAMES));
  return { value: expanded(rehearsal, matrix), problems };
}

/** What the file says of the machine, or the snapshot. */
function machineOf(
  document: FormDocument,
  { windows, architecture = 'amd64', productType = 'workstation', ...more }: RehearsalDocument['machine'],
  matrix: Matrix | undefined,
  readSnapshot: ReadSnapshot,
): Parsed<MachineEntry | undefined> {
  const { snapshot, registry } = more;
  if (windows) return { value: { windows, architecture, productType, ...more }, problems: [] };
  const path = ['machine', 'snapshot'];
  if (matrix) {
    const message = 'a snapshot is of one Windows: it has no matrix';
    return { value: undefined, problems: [formProblem(document, { path: ['matrix'], message }, NAMES)] };
  }
  const { value, problems } = readSnapshot(snapshot ?? '');
  if (!value) {
    const wrong = problems.map(({ message }) => formProblem(document, { path, message }, NAMES));
    return { value: undefined, problems: wrong };
  }
  const { version, suiteMask: _, ...facts } = value.facts;
  return { value: { windows: version, ...facts, registry, snapshot }, problems: [] };
}

function expanded(rehearsal: Rehearsal, { windows = [], architecture = [] }: Matrix = {}): Rehearsal[] {
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

/** Reads one step from data; undefined where it is none. */
export function readStep(data: unknown): Step | undefined {
  return stepSchema.safeParse(data).data;
}

/** Where a value of a rehearsal file stands, by the keys that lead to it; else what should hold it. */
export function locate(text: string, path: readonly PropertyKey[]): Span {
  return spanOf(parseDocument(text), path, 'value');
}
