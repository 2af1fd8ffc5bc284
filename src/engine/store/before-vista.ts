import { assumed, documented, type Win32Error, win32 } from '../../base/index.ts';
import { catalogFor, type Inf, openInf, readVersion } from '../../inf/index.ts';
import {
  type Content,
  dword,
  readDriverSigning,
  sameContent,
  statedContent,
  sz,
  textOf,
} from '../../machine/index.ts';
import { isUsedByDevices } from './devices.ts';
import { catalogName } from './names.ts';
import { nextPublishedName, oemNumber } from './published-name.ts';
import type { Consent, Verifier } from './signature.ts';
import type { StoreOutcome } from './told.ts';
import { fileName, folderOf, type StoreWork } from './work.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const COPIED = documented(
  'https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupcopyoeminfw',
);
const REMOVED = documented(
  'https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupuninstalloeminfw',
);
const PRECOMPILED = assumed(
  'what a precompiled INF (PNF) says of its origin stands under our own key, for its form is not documented; settled by nothing known.',
);
const ORIGINS = 'HKLM\\SOFTWARE\\Firstplug\\PrecompiledInfs';

/** How an INF is copied to the INF directory. */
export interface CopyStyle {
  readonly replaceOnly: boolean;
  readonly noOverwrite: boolean;
  readonly catalogOnly: boolean;
  readonly deleteSource: boolean;
}

/** Where the files of an INF can be had later: SPOST_ numbers. */
export interface SourceMedia {
  readonly type: number;
  readonly location: string | undefined;
}

/** What an INF is copied with. */
export interface CopyInfOptions {
  readonly style: CopyStyle;
  readonly media: SourceMedia;
  readonly verifier: Verifier;
  readonly consent: Consent;
}

/**
 * Copies an INF to the INF directory, as Windows did before it had a driver store: under a new name, unless one
 * with the same content and the same catalog is there.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupcopyoeminfw
 */
export function copyInf(work: StoreWork, path: string, options: CopyInfOptions): StoreOutcome {
  return work.transaction.wholly(() => {
    const content = work.transaction.volume.file(path);
    const bytes = content?.bytes();
    if (!content || !bytes) return { code: win32('ERROR_FILE_NOT_FOUND') };
    const opened = openInf(bytes, { directories: work.directories, version: work.transaction.facts.version });
    if (!opened.ok) return { code: opened.error };
    const source = { path, content, inf: opened.inf, catalog: catalogOf(work, path, opened.inf) };
    const outcome = copyRead(work, source, options);
    if (outcome.code === SUCCESS && options.style.deleteSource) work.change({ kind: 'file', path }, COPIED);
    return outcome;
  });
}

interface Source {
  readonly path: string;
  readonly content: Content;
  readonly inf: Inf;
  readonly catalog: Content | undefined;
}

function copyRead(work: StoreWork, source: Source, { style, ...options }: CopyInfOptions): StoreOutcome {
  const known = findCopied(work, source);
  if (known !== undefined && style.noOverwrite) return { code: win32('ERROR_FILE_EXISTS'), inf: known };
  if (style.catalogOnly) {
    if (known !== undefined) putCatalog(work, known, source);
    return { code: SUCCESS, ...(known !== undefined && { inf: known }) };
  }
  if (known !== undefined) {
    keepOrigin(work, known, source, options.media);
    return { code: SUCCESS, inf: known };
  }
  if (style.replaceOnly) return { code: win32('ERROR_FILE_NOT_FOUND') };
  const refused = checkSignature(work, source, options);
  if (refused !== SUCCESS) return { code: refused };
  const inf = nextPublishedName(work);
  const target = `${work.infFolder}\\${inf}`;
  work.change({ kind: 'file', path: target, after: source.content }, COPIED);
  const after = statedContent({ name: `${inf} precompiled` });
  work.change({ kind: 'file', path: precompiledName(target), after }, COPIED);
  putCatalog(work, inf, source);
  keepOrigin(work, inf, source, options.media);
  return { code: SUCCESS, inf };
}

/** An INF of the same content and catalog: first by a name of ours, then under its own. */
function findCopied(work: StoreWork, { path, content, catalog }: Source): string | undefined {
  const { volume } = work.transaction;
  const same = (name: string): boolean =>
    sameContent(volume.file(`${work.infFolder}\\${name}`), content) &&
    (!catalog || sameContent(volume.file(`${work.catalogs}\\${catalogName(name)}`) ?? catalog, catalog));
  return [...volume.list(work.infFolder).filter(name => oemNumber(name) !== undefined), fileName(path)].find(
    same,
  );
}

/**
 * Assumed: an INF without a setup class is copied whatever its signature; and where a policy asks about drivers
 * and nobody answers, they are refused. Settled by copying both on XP with each policy.
 */
function checkSignature(
  { transaction }: StoreWork,
  { path, inf, content, catalog }: Source,
  { verifier, consent }: Omit<CopyInfOptions, 'style'>,
): Win32Error {
  const { class: name, classGuid } = readVersion(inf);
  const driverSigning = readDriverSigning(transaction);
  const isDriver = Boolean(name?.value || classGuid?.value);
  if (!isDriver || driverSigning === 'ignore') return SUCCESS;
  if (catalog && verifier(content, catalog).kind === 'system') return SUCCESS;
  if (driverSigning === 'warn' && consent?.(fileName(path))) return SUCCESS;
  return catalog ? (0x800b0100 as Win32Error) : win32('ERROR_NO_CATALOG_FOR_OEM_INF');
}

function catalogOf({ transaction }: StoreWork, path: string, inf: Inf): Content | undefined {
  const name = catalogFor(readVersion(inf), transaction.facts.architecture)?.value;
  return name === undefined ? undefined : transaction.volume.file(`${folderOf(path)}\\${name}`);
}

function putCatalog(work: StoreWork, inf: string, { catalog }: Source): void {
  if (!catalog) return;
  work.change({ kind: 'file', path: `${work.catalogs}\\${catalogName(inf)}`, after: catalog }, COPIED);
}

function keepOrigin(work: StoreWork, inf: string, source: Source, media: SourceMedia): void {
  if (oemNumber(inf) === undefined) return;
  const key = `${ORIGINS}\\${inf}`;
  const location = media.location ?? folderOf(source.path);
  const catalog = catalogFor(readVersion(source.inf), work.transaction.facts.architecture)?.value ?? '';
  for (const [name, after] of [
    ['OriginalInf', sz(fileName(source.path))],
    ['OriginalCatalog', sz(catalog)],
    ['MediaType', dword(media.type)],
    ['MediaLocation', sz(media.type === 0 ? '' : location)],
  ] as const) {
    work.change({ kind: 'value', key, name, after }, PRECOMPILED);
  }
}

/** The names that an INF of the INF directory and its catalog had where it was copied from. */
export function originOf(
  { transaction: { registry } }: StoreWork,
  inf: string,
): { readonly inf: string; readonly catalog: string } | undefined {
  const key = `${ORIGINS}\\${inf}`;
  const name = textOf(registry.value(key, 'OriginalInf'));
  return name === undefined
    ? undefined
    : { inf: name, catalog: textOf(registry.value(key, 'OriginalCatalog')) ?? '' };
}

/** The folder that an INF of the INF directory was copied from, where its files are. */
export function mediaLocation({ transaction: { registry } }: StoreWork, inf: string): string | undefined {
  return textOf(registry.value(`${ORIGINS}\\${inf}`, 'MediaLocation')) || undefined;
}

/**
 * Removes an INF that was copied so, its precompiled form and its catalog.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupuninstalloeminfw
 */
export function removeInf(work: StoreWork, inf: string, force: boolean): Win32Error {
  const { volume, registry } = work.transaction;
  const path = `${work.infFolder}\\${inf}`;
  if (!volume.file(path)) return win32('ERROR_FILE_NOT_FOUND');
  if (oemNumber(inf) === undefined) return win32('ERROR_NOT_AN_INSTALLED_OEM_INF');
  if (!force && isUsedByDevices(work.transaction, inf)) return win32('ERROR_INF_IN_USE_BY_DEVICES');
  return work.transaction.wholly(() => {
    for (const one of [path, precompiledName(path), `${work.catalogs}\\${catalogName(inf)}`]) {
      if (volume.file(one)) work.change({ kind: 'file', path: one }, REMOVED);
    }
    const key = `${ORIGINS}\\${inf}`;
    if (registry.has(key)) work.change({ kind: 'key', key, after: false }, PRECOMPILED);
    return SUCCESS;
  });
}

function precompiledName(path: string): string {
  return path.replace(/\.inf$/i, '.pnf');
}
