import { type Architecture, foldCase, type Span, sameName } from '../../base/index.ts';
import {
  type Directive,
  directiveNamed,
  fieldAt,
  type RelativeKey,
  type SectionKind,
  type SectionKindName,
  sectionKind,
  sections,
} from '../directives/index.ts';
import { type RegistryAdd, readAddReg } from '../meaning/add-reg.ts';
import { type FileCopy, readCopyFiles } from '../meaning/copy-files.ts';
import { destinationOf } from '../meaning/destination-dirs.ts';
import { actualSection } from '../meaning/install-section.ts';
import { readInteger } from '../meaning/located.ts';
import { type NamedInf, walkNeeds } from '../meaning/needs.ts';
import { sourceDisk, sourceFile } from '../meaning/source-disks.ts';
import type { InfLine } from '../open/inf.ts';
import { type Fact, readField } from './fact.ts';

/** Where a fact is said: of which thing, in which group, and what HKR is there. */
interface Place {
  readonly group: string;
  readonly path: string;
  readonly hkr: RelativeKey;
}

/** Fields that say what a line is about; the others say something of it. */
const NAMES: ReadonlySet<string> = new Set([
  ...['guid', 'file', 'inf file', 'registry root', 'registry key', 'value name', 'property', 'service'],
  ...['device id', 'component id', 'class name'],
]);

const FLG_ADDREG_TYPE_MASK = 0xffff_0001;
const FLG_ADDREG_TYPE_DWORD = 0x0001_0001;

/**
 * Reads what sections say, with all that they name: the sections below are a part of what is said, their own names
 * are not.
 */
export class FactReader {
  readonly #source: NamedInf;
  readonly #architecture: Architecture;
  readonly #open = new Set<string>();

  constructor(source: NamedInf, architecture: Architecture) {
    this.#source = source;
    this.#architecture = architecture;
  }

  /** The facts of a section in the part that it plays; none where it is not there. */
  read(name: string, kind: SectionKind, group: string): Fact[] {
    if (!this.#source.inf.section(name)) return [];
    return this.#section(name, kind, { group, path: '', hkr: kind.hkr ?? 'not allowed' });
  }

  #section(name: string, kind: SectionKind, place: Place): Fact[] {
    const id = foldCase(`${kind.name}\0${name}`);
    if (this.#open.has(id)) return [];
    this.#open.add(id);
    const facts = walkNeeds(this.#source, name, () => undefined).flatMap(walked => {
      if (walked.kind === 'section') {
        const lines = this.#source.inf.section(walked.section)?.lines ?? [];
        return lines.flatMap(line => this.#line(line, name, kind, place));
      }
      const { value, span } = walked.missing;
      return [fact(place, `${walked.kind === 'missing-include' ? 'Include' : 'Needs'} ${value}`, '', span)];
    });
    this.#open.delete(id);
    return facts;
  }

  #line(line: InfLine, section: string, kind: SectionKind, place: Place): Fact[] {
    const directive = directiveOf(kind.name, line);
    switch (directive?.name) {
      case 'Include':
      case 'Needs':
        return [];
      case 'CopyFiles':
        return this.#copies(line, place);
      case 'AddReg':
        return this.#additions(line, place);
      default:
        return this.#statement(line, section, directive, kind, place);
    }
  }

  #copies(line: InfLine, place: Place): Fact[] {
    const { files, missing } = readCopyFiles(this.#source.inf, line);
    const own = place.path ? place : { ...place, group: 'files' };
    return [
      ...files.map(file => this.#copy(file, own)),
      ...missing.map(({ name, span }) => fact(own, `CopyFiles [${name}]`, 'which is not there', span)),
    ];
  }

  #copy({ target, source, destination, flags, span }: FileCopy, place: Place): Fact {
    const { inf } = this.#source;
    const found = sourceFile(inf, source, this.#architecture);
    const disk = found && sourceDisk(inf, found.diskId, this.#architecture);
    const from = [disk?.path, found?.subdirectory, source]
      .filter(Boolean)
      .join('\\')
      .replace(/\\{2,}/g, '\\');
    const says = `from ${from}${printFlags(flags)}`;
    return fact(place, `${folder(destination)}\\${target}`, says, span, foldCase(says));
  }

  #additions(line: InfLine, place: Place): Fact[] {
    const { adds, missing } = readAddReg(this.#source.inf, line);
    const own = place.path ? place : { ...place, group: 'registry' };
    return [
      ...adds.map(add => addition(add, own)),
      ...missing.map(({ name, span }) => fact(own, `AddReg [${name}]`, 'which is not there', span)),
    ];
  }

  /** A line by the table of directives: what it is about, what it says, and what the sections say that it names. */
  #statement(
    line: InfLine,
    section: string,
    directive: Directive | undefined,
    kind: SectionKind,
    place: Place,
  ): Fact[] {
    const { names, says, means, below } = this.#split(line, directive);
    const key = line.isEntry ? line.key! : '';
    const named = [key, ...names].filter(Boolean).join(' ');
    const what = named || says.join(', ');
    const group = place.path ? place.group : (GROUPS[directive?.name ?? ''] ?? place.group);
    const nested = below.flatMap(one => {
      const kindBelow = sectionKind(one.kind);
      const path = `${place.path}${what}  `;
      return this.#section(one.name, kindBelow, { group, path, hkr: kindBelow.hkr ?? place.hkr });
    });
    // A directive that only names sections says nothing of its own.
    if (below.length > 0 && says.length === 0 && names.length === 0 && nested.length > 0) return nested;
    const where = this.#folderOf(kind.name, section) + what;
    const [shown, meant] = named ? [says.filter(Boolean).join(', '), withoutEmptyEnd(means)] : ['', ''];
    return [fact({ ...place, group }, where, shown, line.lineSpan, meant), ...nested];
  }

  /** The fields of a line by what they are for. A section that is not there is a text as any other. */
  #split(
    line: InfLine,
    directive: Directive | undefined,
  ): {
    readonly names: readonly string[];
    readonly says: readonly string[];
    readonly means: readonly string[];
    readonly below: readonly { readonly name: string; readonly kind: SectionKindName }[];
  } {
    const split = {
      names: [] as string[],
      says: [] as string[],
      means: [] as string[],
      below: [] as { name: string; kind: SectionKindName }[],
    };
    const namesSections = directive?.fields.some(field => field.kind === 'section') ?? false;
    for (let index = 1; index <= line.fieldCount; index++) {
      const field = directive && fieldAt(directive, index);
      const text = line.field(index)!;
      const isName = NAMES.has(field?.kind ?? '') || (namesSections && field?.kind === 'string');
      if (field?.kind === 'section' && this.#source.inf.section(text)) {
        split.below.push({ name: text, kind: field.section });
      } else if (isName && (namesSections || directive?.form === 'line')) split.names.push(text);
      else {
        const { shown, meant } = readField(text, field);
        split.says.push(shown);
        split.means.push(meant);
      }
    }
    return split;
  }

  /** The folder of the files in a list of files to delete or rename. */
  #folderOf(kind: SectionKindName, section: string): string {
    if (kind !== 'delete-file-list-section' && kind !== 'rename-file-list-section') return '';
    return `${folder(destinationOf(this.#source.inf, section))}\\`;
  }
}

/** The group of what a directive of an install section does, where its section has none of its own. */
const GROUPS: Readonly<Record<string, string>> = {
  DelFiles: 'files',
  RenFiles: 'files',
  DelReg: 'registry',
  BitReg: 'registry',
};

function directiveOf(kind: SectionKindName, line: InfLine): Directive | undefined {
  if (line.isEntry) return directiveNamed(kind, line.key);
  const word = line.fieldCount === 1 ? directiveNamed(kind, line.key) : undefined;
  return word?.form === 'word' ? word : directiveNamed(kind, undefined);
}

function addition({ root, subkey, name, flags, values, span }: RegistryAdd, place: Place): Fact {
  const top = sameName(root, 'HKR') ? `HKR (${place.hkr})` : root;
  const what = `${subkey ? `${top}\\${subkey}` : top}  ${name || '(default)'}`;
  const isNumber = (flags & FLG_ADDREG_TYPE_MASK) === (FLG_ADDREG_TYPE_DWORD | 0) && values.length === 1;
  const number = isNumber ? readInteger(values[0]!) : Number.NaN;
  const meant = Number.isNaN(number) ? values : [String(number >>> 0)];
  const says = values.join(', ') + printFlags(flags);
  return fact(place, what, says, span, [...meant, String(flags >>> 0)].join('\0'));
}

function folder({
  dirId,
  subdirectory,
}: {
  readonly dirId: number;
  readonly subdirectory: string | undefined;
}): string {
  return `%${dirId}%${subdirectory ? `\\${subdirectory}` : ''}`;
}

function printFlags(flags: number): string {
  return flags ? `  (flags 0x${(flags >>> 0).toString(16)})` : '';
}

function fact(place: Place, what: string, says: string, span: Span, means = says): Fact {
  return { group: place.group, what: place.path + what, says, means, span };
}

/** Empty fields and zeros at the end of a line say nothing. */
function withoutEmptyEnd(fields: readonly string[]): string {
  return fields.slice(0, fields.findLastIndex(field => field !== '' && field !== '0') + 1).join('\0');
}

/** What an install section and those with its suffixes say. */
export function installFacts(
  source: NamedInf,
  name: string,
  install: SectionKindName,
  architecture: Architecture,
): Fact[] {
  const { section } = actualSection(name, architecture, source.inf);
  const reader = new FactReader(source, architecture);
  return sections.flatMap(kind => {
    const { reached } = kind;
    if (kind.name === install) return reader.read(section, kind, 'other');
    if (reached.by !== 'suffix' || reached.of !== install) return [];
    const suffix = reached.suffix;
    return reader.read(`${section}.${suffix}`, kind, suffix === 'HW' ? 'hardware' : suffix.toLowerCase());
  });
}
