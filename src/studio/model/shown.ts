import { type Problem, printWindowsVersion } from '../../base/index.ts';
import { type Digest, type Machine, openKept } from '../../machine/index.ts';
import { MemoryMachine } from '../../machine/memory/index.ts';
import { readSnapshot } from '../../machine/snapshot/index.ts';
import { createMachine, type Given, type Rehearsal, readRehearsals } from '../../rehearsal/index.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { memoryStorage } from './memory-storage.ts';

/** What the page is given to show: files. Everything else it works out itself, so a server only hands them over. */
export interface Shown {
  readonly version: 1;
  readonly documents: readonly ShownDocument[];
}

export type ShownDocument = RehearsalDocument | LogDocument;

/** A log; where the page does not hold it, it is at `logs/` with its number among the logs. */
export interface LogDocument {
  readonly kind: 'log';
  readonly name: string;
  /** Its bytes, compressed by gzip, as base64. */
  readonly gzip?: string;
}

/** A rehearsal file with all that it names. */
export interface RehearsalDocument {
  readonly kind: 'rehearsal';
  /** The path as it was given. */
  readonly name: string;
  readonly text: string;
  /** The files of each folder, by the name that the rehearsal file gives it. */
  readonly folders: Readonly<Record<string, readonly ShownFile[]>>;
  readonly texts: Readonly<Record<string, string>>;
  /** The snapshots that it names, as text. */
  readonly snapshots: Readonly<Record<string, string>>;
  /** Of a lab the files that keep its machine. */
  readonly kept?: readonly ShownFile[];
  /** Its steps are not played: there is a computer, and what happens is up to whoever looks. */
  readonly byHand?: true;
}

export interface ShownFile {
  /** Below its folder, with backslashes. */
  readonly path: string;
  readonly base64: string;
}

/** A rehearsal file as the page gets it, with what its rehearsals were given. */
export function rehearsalDocument({
  name,
  text,
  given,
  snapshots,
}: Pick<RehearsalDocument, 'name' | 'text' | 'snapshots'> & {
  readonly given: readonly Pick<Given, 'folders' | 'texts'>[];
}): RehearsalDocument {
  const folders = new Map(given.flatMap(one => [...one.folders]));
  const encoded = [...folders].map(
    ([folder, files]) =>
      [folder, files.map(({ path, bytes }) => ({ path, base64: encodeBase64(bytes) }))] as const,
  );
  const texts = Object.fromEntries(given.flatMap(one => [...one.texts]));
  return { kind: 'rehearsal', name, text, folders: Object.fromEntries(encoded), texts, snapshots };
}

/** The rehearsal file of a computer on which nothing has happened yet. */
export function aloneText(machine: Readonly<Record<string, string>>): string {
  return `machine: ${JSON.stringify(machine)}\nsteps:\n  - scan: true\n`;
}

/** One rehearsal of a document, to be chosen by its title. */
export interface Entry {
  readonly title: string;
  /** `Windows 10.0.19045 amd64` */
  readonly where: string;
  readonly file: string;
  readonly document: RehearsalDocument;
  /** Which of the rehearsals of that document, from 0. */
  readonly number: number;
  readonly rehearsal: Rehearsal;
  readonly given: Given;
  /** Of a lab the machine as it is kept, in place of a new one. */
  readonly kept?: () => { readonly machine: Machine; readonly problems: readonly Problem[] };
}

/** The rehearsals of all documents, in order, and what is wrong with the documents that cannot be read. */
export function entriesOf(
  { documents }: Shown,
  digest: Digest,
): { readonly entries: readonly Entry[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const entries = documents
    .filter(one => one.kind === 'rehearsal')
    .flatMap(document => {
      const snapshots = new Map(
        Object.entries(document.snapshots).map(([name, text]) => [name, readSnapshot(text, digest)] as const),
      );
      const read = readRehearsals(document.text, name => snapshots.get(name) ?? NO_SNAPSHOT);
      problems.push(...read.problems.map(one => ({ ...one, message: `${document.name}: ${one.message}` })));
      const given = givenOf(document, digest, snapshots);
      const own = document.kept ? read.value?.slice(0, 1) : read.value;
      return (own ?? []).map((rehearsal, number) => entryOf(document, rehearsal, number, given));
    });
  return { entries, problems };
}

const NO_SNAPSHOT = { value: undefined, problems: [] };

function entryOf(document: RehearsalDocument, rehearsal: Rehearsal, number: number, given: Given): Entry {
  const { name, kept, byHand } = document;
  const { windows, architecture } = rehearsal.machine;
  const where = `Windows ${printWindowsVersion(windows)} ${architecture}`;
  return {
    title: (byHand ? undefined : rehearsal.title) ?? name,
    where,
    file: name,
    document,
    number,
    rehearsal: byHand ? { ...rehearsal, steps: [] } : rehearsal,
    given,
    ...(kept && { kept: keptMachine(kept, rehearsal, given) }),
  };
}

/** Opens the machine of a lab; where it cannot be opened there is a new one, and the story says why. */
function keptMachine(
  files: readonly ShownFile[],
  rehearsal: Rehearsal,
  given: Given,
): NonNullable<Entry['kept']> {
  const { digest } = given;
  return () => {
    const storage = memoryStorage(files.map(({ path, base64 }) => [path, decodeBase64(base64)]));
    const opened = openKept({ storage, digest, blank: facts => new MemoryMachine({ facts, digest }) });
    if (opened.value) return { machine: opened.value, problems: opened.problems };
    return { machine: createMachine(rehearsal, given).machine, problems: opened.problems };
  };
}

function givenOf(
  { folders, texts }: RehearsalDocument,
  digest: Digest,
  read: ReadonlyMap<string, ReturnType<typeof readSnapshot>>,
): Given {
  const snapshots = [...read].flatMap(([name, { value }]) => (value ? [[name, value] as const] : []));
  const files = Object.entries(folders).map(
    ([name, list]) =>
      [name, list.map(({ path, base64 }) => ({ path, bytes: decodeBase64(base64) }))] as const,
  );
  return {
    digest,
    folders: new Map(files),
    texts: new Map(Object.entries(texts)),
    snapshots: new Map(snapshots),
  };
}
