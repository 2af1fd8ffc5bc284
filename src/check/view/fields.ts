import type { Span } from '../../base/index.ts';
import { type Directive, directivesOf, type Field, fieldAt, type SectionKindName } from '../../inf/index.ts';
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

/** Every field of some kinds. Strings may hold anything and are left out. */
export function fieldsOf(subject: Subject, ...kinds: readonly Field['kind'][]): readonly FieldText[] {
  return subject.uses
    .filter(({ kind: { name } }) => name !== 'Strings' && kinds.some(kind => kindsIn(name).has(kind)))
    .flatMap(use => use.statements.flatMap(statement => fieldsIn(use, statement, kinds)));
}

const KINDS = new Map<SectionKindName, ReadonlySet<Field['kind']>>();

/** The kinds of fields that sections of a kind may have. */
function kindsIn(section: SectionKindName): ReadonlySet<Field['kind']> {
  const kinds =
    KINDS.get(section) ??
    new Set(directivesOf(section).flatMap(({ fields }) => fields.map(({ kind }) => kind)));
  KINDS.set(section, kinds);
  return kinds;
}

function fieldsIn(use: Use, statement: Statement, kinds: readonly Field['kind'][]): FieldText[] {
  const { line, directive } = statement;
  const found: FieldText[] = [];
  if (!directive?.fields.some(({ kind }) => kinds.includes(kind))) return found;
  for (let index = 1; index <= line.fieldCount; index++) {
    const field = fieldAt(directive, index);
    if (!field || !kinds.includes(field.kind)) continue;
    found.push({
      use,
      statement,
      directive,
      field,
      index,
      value: line.field(index)!,
      span: line.span(index),
    });
  }
  return found;
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
    subject.uses.filter(({ kind }) => !OWN_RULES.includes(kind.name)).flatMap(missingIn),
  );
}

/** What is missing in these has codes of its own. */
const OWN_RULES: readonly string[] = ['Strings', 'Version', 'Manufacturer', 'Models', 'SourceDisksFiles'];

function missingIn(use: Use): MissingField[] {
  const missing: MissingField[] = [];
  for (const statement of use.statements) {
    const { line, directive } = statement;
    if (directive?.form !== 'entry') continue;
    directive.fields.forEach((field, at) => {
      if (field.required && !line.field(at + 1)) missing.push({ use, statement, directive, field });
    });
  }
  return missing;
}
