import type {
  Directive,
  Field,
  FieldContent,
  FlagSetName,
  Occurs,
  PlainFieldKind,
  SectionKindName,
} from './model.ts';

/** The small words in which the tables of this folder are written. */

export const ONCE: Occurs = [1, 1];
export const MAYBE: Occurs = [0, 1];
export const ANY: Occurs = [0, Number.POSITIVE_INFINITY];
export const SOME: Occurs = [1, Number.POSITIVE_INFINITY];

type Content = PlainFieldKind | FieldContent;

function field(name: string, content: Content, required: boolean, repeats: boolean): Field {
  return { name, required, repeats, ...(typeof content === 'string' ? { kind: content } : content) };
}

export function needed(name: string, content: Content): Field {
  return field(name, content, true, false);
}

export function optional(name: string, content: Content): Field {
  return field(name, content, false, false);
}

/** At least one, separated by commas. */
export function list(name: string, content: Content): Field {
  return field(name, content, true, true);
}

/** Any number, separated by commas. */
export function optionalList(name: string, content: Content): Field {
  return field(name, content, false, true);
}

export function flags(set: FlagSetName): FieldContent {
  return { kind: 'flags', set };
}

export function word(...words: readonly string[]): FieldContent {
  return { kind: 'word', words };
}

export function section(name: SectionKindName): FieldContent {
  return { kind: 'section', section: name };
}

type Common = Pick<Directive, 'in' | 'page'> & Partial<Directive>;
type Row = (
  name: string,
  occurs: Occurs,
  does: string,
  fields: readonly Field[],
  more?: Partial<Directive>,
) => Directive;

/** Rows `Name=fields` that share where they stand and where they are documented. */
export function entries(common: Common): Row {
  return (name, occurs, does, fields, more) => ({
    form: 'entry',
    ...common,
    name,
    occurs,
    does,
    fields,
    ...more,
  });
}
