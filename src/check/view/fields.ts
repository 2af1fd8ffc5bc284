import type { Span } from '../../base/index.ts';
import { type Directive, type Field, fieldAt } from '../../inf/index.ts';
import type { Subject } from './subject.ts';
import type { Statement, Use } from './use.ts';

/** A field of a statement with what the table of directives says of it. */
export interface FieldText {
  readonly use: Use;
  readonly statement: Statement;
  readonly directive: Directive;
  readonly field: Field;
  /** From 1 on. */
  readonly index: number;
  readonly value: string;
  readonly span: Span;
}

/** Every field that is written and known. Strings may hold anything and are left out. */
export function fieldsOf(subject: Subject): readonly FieldText[] {
  return subject.view('fields', () =>
    subject.uses
      .filter(({ kind }) => kind.name !== 'Strings')
      .flatMap(use => use.statements.flatMap(statement => fieldsIn(use, statement))),
  );
}

function fieldsIn(use: Use, statement: Statement): FieldText[] {
  const { line, directive } = statement;
  if (!directive) return [];
  return line.fields.flatMap((value, at) => {
    const index = at + 1;
    const field = fieldAt(directive, index);
    return field ? [{ use, statement, directive, field, index, value, span: line.span(index) }] : [];
  });
}

/** A field that must be there and is not, or is empty. */
export interface MissingField {
  readonly use: Use;
  readonly statement: Statement;
  readonly directive: Directive;
  readonly field: Field;
}

export function missingFieldsOf(subject: Subject): readonly MissingField[] {
  return subject.view('missing fields', () =>
    subject.uses
      .filter(({ kind }) => !OWN_RULES.includes(kind.name))
      .flatMap(use => use.statements.flatMap(statement => missingIn(use, statement))),
  );
}

/** What is missing in these has codes of its own. */
const OWN_RULES: readonly string[] = ['Strings', 'Version', 'Manufacturer', 'Models', 'SourceDisksFiles'];

function missingIn(use: Use, statement: Statement): MissingField[] {
  const { line, directive } = statement;
  if (directive?.form !== 'entry') return [];
  return directive.fields.flatMap((field, at) =>
    field.required && !line.field(at + 1) ? [{ use, statement, directive, field }] : [],
  );
}
