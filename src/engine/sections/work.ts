import {
  type Architecture,
  type Citation,
  compareVersions,
  type Facts,
  LineIndex,
  type Span,
  type Win32Error,
} from '../../base/index.ts';
import {
  type Directories,
  directiveNamed,
  type IncludeResolver,
  type Inf,
  type InfLine,
  locatedFields,
  type NamedInf,
  type RelativeKey,
  type SectionKindName,
} from '../../inf/index.ts';
import type { Origin, RegistryView, Transaction, Wanted } from '../../machine/index.ts';
import type { FileReceiver } from './file-operations.ts';

/** The error that ended what was carried out; undefined: none did. */
export type Refusal = Win32Error | undefined;

/** The device that is installed. */
export interface InstalledDevice {
  /** `USB\VID_1209&PID_7057\A1` */
  readonly instanceId: string;
}

/** What became of a service, and the line that says so. */
export interface ServiceDone {
  readonly line: InfLine;
  /** The INF and the number of the line in it. */
  readonly place: { readonly inf: string; readonly line: number };
  /** `none`: the null driver; `marked`: deleted when Windows starts next. */
  readonly what: 'created' | 'modified' | 'none' | 'deleted' | 'marked' | 'missing';
  /** Empty for the null driver. */
  readonly service: string;
}

/** For whom and where sections are carried out. */
export interface Installation {
  readonly transaction: Transaction;
  /** The architecture of the program that installs, its user and bits. */
  readonly program: Architecture;
  readonly view: RegistryView;
  readonly directories: Directories;
  readonly files: FileReceiver;
  readonly resolve: IncludeResolver;
  /** The keys that HKR stands for; it stands for none where there is no key. */
  readonly keys: Readonly<Partial<Record<RelativeKey, string>>>;
  readonly device?: InstalledDevice;
  /** Is told of each service. */
  readonly serviceDone?: (done: ServiceDone) => void;
}

const LINES = new WeakMap<Inf, LineIndex>();

/** What a section is about. */
export interface Subject {
  /** The key that HKR stands for. */
  readonly relativeKey?: string | undefined;
  /** Keys of values that mean a property of the thing, by folded name: they are not in the key itself. */
  readonly propertyValues?: ReadonlyMap<string, string> | undefined;
  /** Whose properties AddProperty sets, as a path of our own: `Device\\USB\\VID_1209&PID_7057\\A1`. */
  readonly properties?: string | undefined;
}

/** One section being carried out: its INF, what it is about, and the machine. */
export class SectionWork {
  readonly installation: Installation;
  readonly source: NamedInf;
  readonly subject: Subject;
  /** INFs whose sections may be named too; `undefined` stands for one that is not on the machine. */
  readonly #included: readonly (NamedInf | undefined)[];

  constructor(
    installation: Installation,
    source: NamedInf,
    subject: Subject,
    included: readonly (NamedInf | undefined)[] = [],
  ) {
    this.installation = installation;
    this.source = source;
    this.subject = subject;
    this.#included = included;
  }

  get transaction(): Transaction {
    return this.installation.transaction;
  }
  get facts(): Facts {
    return this.installation.transaction.facts;
  }
  get inf(): Inf {
    return this.source.inf;
  }

  /** The same INF where another thing is meant. */
  about(subject: Subject): SectionWork {
    return new SectionWork(this.installation, this.source, subject, this.#included);
  }

  /**
   * The work of the INF that has a section: this one, or one that it includes.
   * Assumed: a directive may name a section of an included INF, which InfVerif (1220) calls an error of the package;
   * settled by a log of such a package.
   */
  holding(section: string): SectionWork {
    if (this.inf.section(section)) return this;
    const found = this.#included.find(one => one?.inf.section(section));
    return found ? new SectionWork(this.installation, found, this.subject, this.#included) : this;
  }

  /** Whether a section may stand in an INF that is not on the machine. */
  mayBeElsewhere(section: string): boolean {
    return !this.holding(section).inf.section(section) && this.#included.includes(undefined);
  }

  /** Makes something so because a line of the INF wants it. */
  change(wanted: Wanted, line: InfLine, because: Citation): void {
    this.transaction.change(wanted, this.origin(line.lineSpan, because));
  }

  origin(span: Span, because: Citation): Origin {
    return { ...this.place(span), because };
  }

  /** The line of the INF that something stands in. */
  place(span: Span): { readonly inf: string; readonly line: number } {
    const lines = LINES.get(this.inf) ?? new LineIndex(this.inf.text);
    LINES.set(this.inf, lines);
    return { inf: this.source.name, line: lines.position(span.start).line };
  }

  serviceDone(line: InfLine, what: ServiceDone['what'], service: string): void {
    this.installation.serviceDone?.({ line, place: this.place(line.lineSpan), what, service });
  }

  /** The lines of a section with some key. */
  linesNamed(section: string, key: string): InfLine[] {
    return this.inf.section(section)?.linesNamed(key) ?? [];
  }

  /** The lines of the sections that a directive names. A section that is not there has none. */
  linesOf(directive: InfLine): ListedLine[] {
    return locatedFields(directive).flatMap(({ value: section }) => {
      const work = this.holding(section);
      return (work.inf.section(section)?.lines ?? []).map(line => ({ work, section, line }));
    });
  }

  /** The line with a key in a section of a kind, where this Windows reads that key there. */
  entry(kind: SectionKindName, section: string, key: string): InfLine | undefined {
    return this.entries(kind, section, key)[0];
  }

  /** All lines with a key in a section of a kind, where this Windows reads that key there. */
  entries(kind: SectionKindName, section: string, key: string): InfLine[] {
    const lines = this.linesNamed(section, key);
    return lines.length > 0 && readsDirective(this.facts, kind, key) ? lines : [];
  }
}

/** A line of a list that a directive names, with the work of the INF that has it. */
interface ListedLine {
  readonly work: SectionWork;
  readonly section: string;
  readonly line: InfLine;
}

/** Whether a Windows knows a directive in sections of a kind, by its since and until. */
function readsDirective({ version }: Facts, kind: SectionKindName, key: string): boolean {
  const directive = directiveNamed(kind, key);
  if (!directive) return false;
  const { since, until } = directive;
  return !((since && compareVersions(version, since) < 0) || (until && compareVersions(version, until) > 0));
}

/** Carries out one after the other until one refuses. */
export function untilRefused<T>(items: Iterable<T>, perform: (item: T) => Refusal): Refusal {
  for (const item of items) {
    const refusal = perform(item);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
