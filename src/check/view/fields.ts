import type { Span } from '../../base/index.ts';
import { type Directive, type Field, fieldAt } from '../../inf/index.ts';
import type { Subject } from './subject.ts';
import type { Statement, Use } from './use.ts';

/** The kinds of fields that rules look at, whatever the directive is. */
const LOOKED_AT = ['word', 'switch', 'flags', 'integer', 'guid', 'registry root', 'subdirectory'] as const;
type LookedAt = (typeof LOOKED_AT)[number];

/** A field of a statement with what the table of directives says of it. */
export class FieldText {
  readonly statement: Statement;
  readonly field: Field;
  readonly value: string;
  /** From 1 on. */
  readonly #index: number;

  constructor(statement: Statement, field: Field, index: number) {
    this.statement = statement;
    this.field = field;
    this.value = statement.line.field(index)!;
    this.#index = index;
  }

  get use(): Use {
    return this.statement.use;
  }

  get directive(): Directive {
    return this.statement.directive!;
  }

  get span(): Span {
    return this.statement.line.span(this.#index);
  }
}

/** Every field of some kinds, one kind after the other. Strings may hold anything and are left out. */
export function fieldsOf(subject: Subject, ...kinds: readonly LookedAt[]): readonly FieldText[] {
  const fields = subject.view('fields', () => fieldsByKind(subject));
  return kinds.length === 1 ? fields.get(kinds[0]!)! : kinds.flatMap(kind => fields.get(kind)!);
}

function fieldsByKind({ uses }: Subject): ReadonlyMap<string, readonly FieldText[]> {
  const fields = new Map<string, FieldText[]>(LOOKED_AT.map(kind => [kind, []]));
  for (const { kind, statements } of uses) {
    if (kind.name === 'Strings') continue;
    for (const statement of statements) {
      const { line, directive } = statement;
      if (!directive) continue;
      const last = Math.min(lastLookedAt(directive), line.fieldCount);
      for (let index = 1; index <= last; index++) {
        const field = fieldAt(directive, index)!;
        fields.get(field.kind)?.push(new FieldText(statement, field, index));
      }
    }
  }
  return fields;
}

const LAST = new Map<Directive, number>();

/** The last field of a directive that rules look at: what follows, mostly long lists of data, is passed over. */
function lastLookedAt(directive: Directive): number {
  const known = LAST.get(directive);
  if (known !== undefined) return known;
  const at = directive.fields.findLastIndex(({ kind }) => LOOKED_AT.some(one => one === kind));
  const last = directive.fields[at]?.repeats ? Number.POSITIVE_INFINITY : at + 1;
  LAST.set(directive, last);
  return last;
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
    const { fields } = directive;
    for (let at = 0; at < fields.length; at++) {
      const field = fields[at]!;
      if (field.required && !line.field(at + 1)) missing.push({ use, statement, directive, field });
    }
  }
  return missing;
}
