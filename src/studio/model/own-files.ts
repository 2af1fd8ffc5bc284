import { LineIndex, type Parsed, type Problem } from '../../base/index.ts';
import type { Digest } from '../../machine/index.ts';
import type { MemoryMachine } from '../../machine/memory/index.ts';
import { isSnapshot, readSnapshot } from '../../machine/snapshot/index.ts';
import {
  type Beside,
  isRehearsalFile,
  readBeside,
  readRehearsals,
  refused,
  wrongInFolder,
} from '../../rehearsal/index.ts';
import { Dropped, nameOf, type OwnFile } from './dropped.ts';
import { packageDocument } from './own-package.ts';
import { aloneText, type RehearsalDocument, rehearsalDocument } from './shown.ts';

/** What came of files that somebody dropped. */
export interface OpenedFiles extends Opened {
  /** Files that something is missing to: with what is dropped next they may be whole. */
  readonly waiting: readonly OwnFile[];
}

interface Opened {
  readonly documents: readonly RehearsalDocument[];
  /** What cannot be shown, and why; what was assumed of the rest. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  /** Whether something is missing. */
  readonly lacks: boolean;
}

const NOTHING: Opened = { documents: [], problems: [], notes: [], lacks: false };

/**
 * The rehearsals of files that somebody dropped: rehearsal files with what they name, else snapshots, else driver
 * packages, which get a Windows to be tried on. Files that waited are taken with them where less is missing then.
 */
export function openOwnFiles(
  files: readonly OwnFile[],
  digest: Digest,
  waiting: readonly OwnFile[] = [],
): OpenedFiles {
  const names = new Set(files.map(({ path }) => path));
  const all = [...waiting.filter(({ path }) => !names.has(path)), ...files];
  const whole = open(all, digest);
  const helps = waiting.length === 0 || whole.problems.length < open(waiting, digest).problems.length;
  const [taken, opened] = helps ? [all, whole] : [files, open(files, digest)];
  return { ...opened, waiting: opened.lacks ? taken : [] };
}

function open(files: readonly OwnFile[], digest: Digest): Opened {
  const dropped = new Dropped(files);
  const yaml = files.filter(({ path }) => isRehearsalFile(path));
  const rehearsals = yaml.filter(namesMachine);
  if (rehearsals.length > 0) return together(rehearsals.map(file => rehearsalOf(file, dropped, digest)));
  const snapshots = files.filter(({ bytes }) => isSnapshot(decode(bytes.subarray(0, 200))));
  if (snapshots.length > 0) return together(snapshots.map(file => snapshotOf(file, digest)));
  const opened = packageDocument(dropped);
  if (opened) return { ...NOTHING, ...opened };
  if (yaml.length > 0) return together(yaml.map(file => rehearsalOf(file, dropped, digest)));
  const names = files.map(({ path }) => path);
  const some =
    names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  const wanted = 'a rehearsal (.yaml), a snapshot (.json) or a driver package (a folder with an INF)';
  return { ...NOTHING, problems: [`${some || 'nothing'}: open ${wanted}`] };
}

/** YAML is written for many purposes; a rehearsal says what its machine is. */
function namesMachine({ bytes }: OwnFile): boolean {
  return /^(?:(["']?)machine\1\s*:|\s*\{)/m.test(decode(bytes));
}

function together(opened: readonly Opened[]): Opened {
  return {
    documents: opened.flatMap(({ documents }) => documents),
    problems: opened.flatMap(({ problems }) => problems),
    notes: opened.flatMap(({ notes }) => notes),
    lacks: opened.some(({ lacks }) => lacks),
  };
}

/** A rehearsal file with what it names, or what of that was not dropped. */
function rehearsalOf({ path, bytes }: OwnFile, dropped: Dropped, digest: Digest): Opened {
  const text = decode(bytes);
  const surroundings = new Surroundings(path, dropped, digest);
  const { value: rehearsals = [], problems } = readRehearsals(text, named => surroundings.snapshot(named));
  const given = rehearsals.map(rehearsal => readBeside(rehearsal, text, surroundings));
  const wrong = [...problems, ...given.flatMap(one => one.problems)];
  if (wrong.length > 0) {
    const told = new Set(wrong.map(problem => placed(path, text, problem)));
    return { ...NOTHING, problems: [...told], lacks: surroundings.lacks };
  }
  const { snapshots } = surroundings;
  const document = rehearsalDocument({ name: path, text, given: given.map(({ value }) => value), snapshots });
  return { ...NOTHING, documents: [document] };
}

/** What was dropped, as a rehearsal file names it. */
class Surroundings implements Beside {
  readonly snapshots: Record<string, string> = {};
  /** Whether something that was asked for is not there. */
  lacks = false;
  readonly #path: string;
  readonly #dropped: Dropped;
  readonly #digest: Digest;

  constructor(path: string, dropped: Dropped, digest: Digest) {
    this.#path = path;
    this.#dropped = dropped;
    this.#digest = digest;
  }

  readonly folder: Beside['folder'] = (named, isPackage) => {
    const files = this.#dropped.folder(this.#path, named);
    if (!files) return this.#missing('folder', named);
    const names = files.map(({ path }) => path);
    const wrong = wrongInFolder(named, names, isPackage);
    return wrong === undefined ? { value: files, problems: [] } : refused(wrong);
  };

  readonly text: Beside['text'] = named => {
    const file = this.#dropped.file(this.#path, named);
    return file ? { value: decode(file.bytes), problems: [] } : this.#missing('file', named);
  };

  snapshot(named: string): Parsed<MemoryMachine | undefined> {
    const { value: text, problems } = this.text(named);
    if (text === undefined) return { value: undefined, problems };
    this.snapshots[named] = text;
    return readSnapshot(text, this.#digest);
  }

  #missing(what: string, named: string): Parsed<undefined> {
    this.lacks = true;
    const last = nameOf(named.replaceAll('\\', '/').replace(/\/+$/, ''));
    return refused(
      `the ${what} ${named} is not among what was opened; open ${last} too, or the folder that holds all`,
    );
  }
}

function placed(path: string, text: string, { message, span }: Problem): string {
  return span
    ? `${path}:${new LineIndex(text).position(span.start).line}: ${message}`
    : `${path}: ${message}`;
}

function snapshotOf({ path, bytes }: OwnFile, digest: Digest): Opened {
  const snapshot = decode(bytes);
  const { value, problems } = readSnapshot(snapshot, digest);
  if (!value) return { ...NOTHING, problems: problems.map(problem => placed(path, snapshot, problem)) };
  const name = nameOf(path);
  const text = aloneText({ snapshot: name });
  const document = rehearsalDocument({ name: path, text, given: [], snapshots: { [name]: snapshot } });
  return { ...NOTHING, documents: [{ ...document, byHand: true }] };
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
