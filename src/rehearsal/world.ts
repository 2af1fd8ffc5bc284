import { invariant, type Problem, printWindowsVersion, type Target } from '../base/index.ts';
import {
  liesInside,
  readPackage,
  type SignatureVerdict,
  StoreWork,
  type Verifier,
} from '../engine/store/index.ts';
import {
  catalogFor,
  DEFAULT_DIRECTORIES,
  type Directories,
  decodeInf,
  encodeInf,
  findPlaceholders,
  isInfFile,
  openInf,
  readVersion,
  stampTemplate,
} from '../inf/index.ts';
import { type FreshOptions, freshMachine, windowsFolder } from '../machine/fresh/index.ts';
import {
  type Content,
  changeByReg,
  contentOf,
  type Digest,
  statedContent,
  Transaction,
} from '../machine/index.ts';
import type { MemoryMachine } from '../machine/memory/index.ts';
import { changeCircumstances } from './circumstances.ts';
import { byRehearsal, PACKAGES } from './origin.ts';
import { templateValues } from './package.ts';
import type { PackageEntry, Rehearsal } from './rehearsal.ts';

/** A file of a folder that a rehearsal names. */
export interface GivenFile {
  /** Below the folder, with backslashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What lies outside of a rehearsal file. */
export interface Given {
  readonly digest: Digest;
  /** The files of each folder, and each text, by the name that the rehearsal file gives it. */
  readonly folders: ReadonlyMap<string, readonly GivenFile[]>;
  readonly texts: ReadonlyMap<string, string>;
  /** The machines of snapshots, by the name that the rehearsal file gives them. */
  readonly snapshots?: ReadonlyMap<string, MemoryMachine>;
}

/** The folders of the Windows of a rehearsal. */
export function directoriesOf(facts: Parameters<typeof windowsFolder>[0]): Directories {
  const windows = windowsFolder(facts);
  return { ...DEFAULT_DIRECTORIES, windows, system: `${windows}\\System32` };
}

/** The machine before the first step: a fresh Windows or that of a snapshot, with the packages in folders of their own. */
export function createMachine(
  rehearsal: Rehearsal,
  given: Given,
): { readonly machine: MemoryMachine; readonly problems: readonly Problem[] } {
  const { registry, snapshot } = rehearsal.machine;
  const machine = snapshot === undefined ? freshOf(rehearsal, given) : given.snapshots?.get(snapshot)?.fork();
  invariant(machine, 'a rehearsal on a Windows that is none');
  const transaction = new Transaction(machine);
  const problems =
    registry === undefined
      ? []
      : changeByReg(transaction, new TextEncoder().encode(`\u{feff}${registry}`), byRehearsal('registry'));
  changeCircumstances(transaction, { powered: true, update: rehearsal.update });
  for (const name of Object.keys(rehearsal.packages)) {
    putPackage(transaction, `${PACKAGES}\\${name}`, rehearsal.packages[name]!, given);
  }
  invariant(transaction.commit().kind === 'committed', 'a fresh machine takes every package');
  return { machine, problems };
}

function freshOf({ machine }: Rehearsal, { digest }: Given): MemoryMachine | undefined {
  const { windows, architecture, productType, edition, servicePack, sMode } = machine;
  return newMachine({
    windows: printWindowsVersion(windows),
    architecture,
    productType,
    digest,
    ...(edition !== undefined && { edition }),
    ...(servicePack !== undefined && { servicePack }),
    ...(sMode !== undefined && { sMode }),
  });
}

const NEW = new WeakMap<Digest, Map<string, MemoryMachine>>();

/** A newly installed Windows; one of the same kind is set up once, and forked for each who wants one. */
function newMachine({ digest, ...options }: FreshOptions): MemoryMachine | undefined {
  const known = NEW.get(digest) ?? new Map<string, MemoryMachine>();
  NEW.set(digest, known);
  const key = JSON.stringify(options);
  const machine = known.get(key) ?? freshMachine({ ...options, digest });
  if (machine) known.set(key, machine);
  return machine?.fork();
}

/** Puts a package into a folder of the machine. */
export function putPackage(
  transaction: Transaction,
  folder: string,
  entry: PackageEntry,
  given: Given,
): void {
  putFolder(transaction, folder, given.folders.get(entry.folder) ?? [], given.digest);
  if (entry.assumeFiles) assumeFiles(transaction, folder);
}

/** Puts files into a folder of the machine; templates become INFs for its architecture. */
export function putFolder(
  transaction: Transaction,
  folder: string,
  files: readonly GivenFile[],
  digest: Digest,
): void {
  const origin = byRehearsal('folder');
  transaction.change({ kind: 'directory', path: folder, after: true }, origin);
  for (const { path, bytes } of files) {
    const { name, content } = isTemplate(path)
      ? { name: path.replace(/\.(?:inx|inf\.in)$/i, '.inf'), content: stamped(bytes, transaction.facts) }
      : { name: path, content: bytes };
    const after = contentOf(content, digest);
    transaction.change({ kind: 'file', path: `${folder}\\${name}`, after }, origin);
  }
}

function isTemplate(path: string): boolean {
  return /\.(?:inx|inf\.in)$/i.test(path);
}

function stamped(bytes: Uint8Array, target: Target): Uint8Array {
  const { text, encoding } = decodeInf(bytes);
  if (findPlaceholders(text).length === 0) return bytes;
  return encodeInf(stampTemplate(text, templateValues(target)), encoding).value;
}

/** Files that the INFs of a folder name and that are not there: their names alone. */
function assumeFiles(transaction: Transaction, folder: string): void {
  for (const inf of infsIn(transaction, folder)) {
    for (const name of missingFiles(transaction, inf).filter(liesInside)) {
      const after = statedContent({ name });
      transaction.change({ kind: 'file', path: `${folder}\\${name}`, after }, byRehearsal('assumeFiles'));
    }
  }
}

/** The files that an INF names and that are not there. */
export function missingFiles(transaction: Transaction, inf: string): string[] {
  const directories = directoriesOf(transaction.facts);
  const work = new StoreWork({ transaction, directories, call: 'files', tell: () => undefined });
  const files = readPackage(work, inf).package?.files ?? [];
  return files.filter(({ content }) => !content).map(({ name }) => name);
}

/** The INFs of a folder, by path. */
export function infsIn({ volume }: Pick<Transaction, 'volume'>, folder: string): string[] {
  return volume
    .list(folder)
    .filter(name => /\.inf$/i.test(name))
    .map(name => `${folder}\\${name}`);
}

/**
 * What is known of signatures: what the packages of a rehearsal say, for INFs with their content. An INF of which it
 * says nothing counts as signed by its vendor where it names a catalog.
 */
export function verifierOf(rehearsal: Rehearsal, given: Given): Verifier {
  const verdicts = new Map<string, SignatureVerdict>();
  for (const entry of Object.values(rehearsal.packages)) {
    for (const { path, bytes } of given.folders.get(entry.folder) ?? []) {
      if (!isInfFile(path)) continue;
      const text = isTemplate(path) ? stamped(bytes, rehearsal.machine as unknown as Target) : bytes;
      verdicts.set(given.digest(text), verdictOf(entry, text, rehearsal.machine));
    }
  }
  const assumed = (inf: Content): SignatureVerdict =>
    verdictOf({ folder: '' }, inf.bytes() ?? new Uint8Array(), rehearsal.machine);
  return inf => verdicts.get(inf.digest()) ?? assumed(inf);
}

function verdictOf(
  { signature }: PackageEntry,
  inf: Uint8Array,
  { architecture }: Rehearsal['machine'],
): SignatureVerdict {
  const opened = openInf(inf);
  const version = opened.ok ? readVersion(opened.inf) : undefined;
  const signer = version?.provider?.value ?? '';
  const assumed = version && catalogFor(version, architecture) ? 'authenticode' : 'unsigned';
  switch (signature ?? assumed) {
    case 'inbox':
      return { kind: 'system', signer: 'Microsoft Windows', score: 0x0d000003 };
    case 'whql':
      return { kind: 'system', signer: 'Microsoft Windows Hardware Compatibility', score: 0x0d000005 };
    case 'authenticode':
      return { kind: 'authenticode', signer, publisher: 'trusted' };
    case 'unknown-publisher':
      return { kind: 'authenticode', signer, publisher: 'unknown' };
    case 'untrusted-root':
      return { kind: 'untrusted-root', signer };
    case 'altered':
      return { kind: 'altered' };
    case 'unsigned':
      return { kind: 'unsigned' };
  }
}
