import { foldCase, sameName } from '../../../src/base/index.ts';
import {
  type Directive,
  decorationIn,
  directiveNamed,
  type Field,
  fieldAt,
  flagSet,
  flagsIn,
  registryRoots,
  type SectionKind,
  type SectionKindName,
  sectionKindOf,
  sections,
} from '../../../src/inf/directives/index.ts';

interface Line {
  readonly k: string | null;
  readonly f: readonly string[];
}

/** A file of the corpus as SetupAPI reads it. */
export interface Dump {
  readonly path: string;
  readonly sections: readonly { readonly name: string; readonly lines: readonly Line[] }[];
}

/** What a file says in sections that can be classified. */
export interface Survey {
  readonly classified: number;
  readonly known: number;
  /** `[kind] key`, as written. */
  readonly unknown: readonly string[];
  /** `[kind] directive, field: text`, where the text has not the form of the field. */
  readonly misfits: readonly string[];
}

function misfitsIn(texts: readonly string[], directive: Directive): string[] {
  return texts.flatMap((text, index) => {
    const field = fieldAt(directive, index + 1);
    if (!field) return [`beyond the last field: ${text}`];
    return text === '' || fits(text, field) ? [] : [`${field.name}: ${text}`];
  });
}

const NUMBER = /^-?(?:0x[0-9a-f]+|\d+)$/i;
const FORMS: Readonly<Partial<Record<Field['kind'], RegExp>>> = {
  flags: NUMBER,
  integer: NUMBER,
  dirid: NUMBER,
  switch: NUMBER,
  zero: /^(?:0x)?0+$/i,
  guid: /^\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i,
};

function fits(text: string, field: Field): boolean {
  if (field.kind === 'word') return field.words.some(word => sameName(word, text));
  if (field.kind === 'registry root') return registryRoots.some(root => sameName(root, text));
  if (FORMS[field.kind]?.test(text) === false) return false;
  return field.kind !== 'flags' || flagsIn(flagSet(field.set), Number(text)).rest === 0;
}

/** SetupAPI gives a line of one field without = that field as its key too. */
function rowOf({ k, f }: Line, kind: SectionKindName): Directive | undefined {
  if (k !== null && !(f.length === 1 && f[0] === k)) return directiveNamed(kind, k);
  return directiveNamed(kind, undefined) ?? directiveNamed(kind, f[0] ?? '');
}

/** Finds the kinds of the sections of a file from their names and from who names them, and looks up every key. */
export function surveyOf(dump: Dump): Survey {
  const byName = new Map(dump.sections.map(section => [foldCase(section.name), section.lines]));
  const seen = new Set<string>();
  const unknown: string[] = [];
  const misfits: string[] = [];
  let known = 0;

  function visit(name: string, kind: SectionKind): void {
    const id = `${foldCase(name)}\n${kind.name}`;
    const lines = byName.get(foldCase(name));
    if (!lines || seen.has(id)) return;
    seen.add(id);
    for (const line of lines) visitLine(line, kind.name);
    visitSuffixes(name, kind);
  }

  function visitLine(line: Line, kind: SectionKindName): void {
    const directive = rowOf(line, kind);
    if (!directive) {
      unknown.push(`[${kind}] ${line.k ?? line.f[0]}`);
      return;
    }
    known++;
    if (directive.form !== 'word') {
      misfits.push(...misfitsIn(line.f, directive).map(text => `[${kind}] ${directive.name}, ${text}`));
    }
    for (const [index, text] of line.f.entries()) {
      if (fieldAt(directive, index + 1)?.kind !== 'section') continue;
      const target = sectionKindOf({ by: 'field', directive, field: index + 1 });
      if (target) for (const name of namesOf(text, target)) visit(name, target);
    }
  }

  function visitSuffixes(name: string, kind: SectionKind): void {
    for (const { reached } of sections) {
      if (reached.by !== 'suffix' || reached.of !== kind.name) continue;
      visit(`${name}.${reached.suffix}`, sectionKindOf(reached)!);
    }
  }

  /** The section with a name, and those with a decoration on it. */
  function namesOf(text: string, kind: SectionKind): string[] {
    const plain = foldCase(text);
    return dump.sections
      .map(section => section.name)
      .filter(name => {
        const rest = foldCase(name).startsWith(plain) ? name.slice(plain.length) : undefined;
        return rest === '' || (rest && kind.decorated && decorationIn(rest, kind.decorated) === rest);
      });
  }

  for (const section of dump.sections) {
    const kind = sectionKindOf({ by: 'name', name: section.name });
    if (kind) visit(section.name, kind);
  }
  return { classified: seen.size, known, unknown, misfits };
}
