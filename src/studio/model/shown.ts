import { type Problem, printWindowsVersion } from '../../base/index.ts';
import type { Digest } from '../../machine/index.ts';
import { type Given, type Rehearsal, readRehearsals } from '../../rehearsal/index.ts';
import { decodeBase64 } from './base64.ts';

/** What the page is given to show: files. Everything else it works out itself, so a server only hands them over. */
export interface Shown {
  readonly version: 1;
  readonly documents: readonly ShownDocument[];
}

/** A rehearsal file with all that it names. */
export interface ShownDocument {
  readonly kind: 'rehearsal';
  /** The path as it was given. */
  readonly name: string;
  readonly text: string;
  /** The files of each folder, by the name that the rehearsal file gives it. */
  readonly folders: Readonly<Record<string, readonly ShownFile[]>>;
  readonly texts: Readonly<Record<string, string>>;
}

export interface ShownFile {
  /** Below its folder, with backslashes. */
  readonly path: string;
  readonly base64: string;
}

/** One rehearsal of a document, to be chosen by its title. */
export interface Entry {
  readonly title: string;
  /** `Windows 10.0.19045 amd64` */
  readonly where: string;
  readonly file: string;
  readonly rehearsal: Rehearsal;
  readonly given: Given;
}

/** The rehearsals of all documents, in order, and what is wrong with the documents that cannot be read. */
export function entriesOf(
  { documents }: Shown,
  digest: Digest,
): { readonly entries: readonly Entry[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const entries = documents.flatMap(document => {
    const read = readRehearsals(document.text);
    problems.push(...read.problems.map(one => ({ ...one, message: `${document.name}: ${one.message}` })));
    const given = givenOf(document, digest);
    return (read.value ?? []).map(rehearsal => entryOf(document.name, rehearsal, given));
  });
  return { entries, problems };
}

function entryOf(file: string, rehearsal: Rehearsal, given: Given): Entry {
  const { windows, architecture } = rehearsal.machine;
  const where = `Windows ${printWindowsVersion(windows)} ${architecture}`;
  return { title: rehearsal.title ?? file, where, file, rehearsal, given };
}

function givenOf({ folders, texts }: ShownDocument, digest: Digest): Given {
  const files = Object.entries(folders).map(
    ([name, list]) =>
      [name, list.map(({ path, base64 }) => ({ path, bytes: decodeBase64(base64) }))] as const,
  );
  return { digest, folders: new Map(files), texts: new Map(Object.entries(texts)) };
}
