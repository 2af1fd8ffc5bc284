import { type Architecture, foldCase, type Win32Error, win32 } from '../../base/index.ts';
import { catalogFor, openInf, readVersion } from '../../inf/index.ts';
import { originOf } from './before-vista.ts';
import { DriverDatabase } from './database.ts';
import { type Signer, signerOf, type Verifier, verifications } from './signature.ts';
import { fileName, folderOf, type StoreWork } from './work.ts';

/** The names that a published INF and its catalog had in their package; its own where it had no others. */
export function originalNames(
  work: StoreWork,
  path: string,
): { readonly inf: string; readonly catalog: string } {
  const name = fileName(path);
  const database = new DriverDatabase(work);
  const active = isPublished(work, path) ? database.inf(name)?.active : undefined;
  if (active !== undefined) {
    const inf = /^.*\.inf(?=_)/.exec(active)?.[0] ?? name;
    return { inf, catalog: database.package(active)?.catalog ?? '' };
  }
  return originOf(work, name) ?? { inf: name, catalog: '' };
}

/** What is known of the signature of an INF; a signer where there is one. */
export function verifyInf(
  work: StoreWork,
  path: string,
  verifier: Verifier | undefined,
  architecture: Architecture = work.transaction.facts.architecture,
): { readonly code: Win32Error; readonly catalog: string; readonly signer?: Signer } {
  const { volume } = work.transaction;
  const content = volume.file(path)!;
  const opened = openInf(content.bytes() ?? new Uint8Array());
  if (!opened.ok) return { code: opened.error, catalog: '' };
  const stored = storedSigner(work, path);
  const named = catalogFor(readVersion(opened.inf), architecture)?.value;
  if (stored) return { ...stored, code: codeOf(stored.signer) };
  const catalog = named === undefined ? undefined : volume.file(`${folderOf(path)}\\${named}`);
  if (named === undefined || !verifier) return { code: win32('ERROR_NO_CATALOG_FOR_OEM_INF'), catalog: '' };
  const verdict = verifier(content, catalog);
  const code = verifications(verdict).at(-1)!;
  return { code, catalog: `${folderOf(path)}\\${named}`, signer: signerOf(verdict) };
}

function storedSigner(
  work: StoreWork,
  path: string,
): { readonly catalog: string; readonly signer: Signer } | undefined {
  if (!isPublished(work, path)) return undefined;
  const database = new DriverDatabase(work);
  const active = database.inf(fileName(path))?.active;
  const entry = active === undefined ? undefined : database.package(active);
  if (!entry) return undefined;
  const catalog = `${work.catalogs}\\${entry.inf.replace(/\.inf$/i, '.cat')}`;
  return { catalog: work.transaction.volume.file(catalog) ? catalog : '', signer: entry.signer };
}

/** Microsoft's own signatures are valid as they are; a staged package of another publisher is trusted. */
function codeOf({ score }: Signer): Win32Error {
  if (score >>> 24 === 0x0d) return win32('ERROR_SUCCESS');
  return score >>> 24 === 0x0f ? win32('ERROR_AUTHENTICODE_TRUSTED_PUBLISHER') : (0x800b0100 as Win32Error);
}

function isPublished({ infFolder }: StoreWork, path: string): boolean {
  return foldCase(folderOf(path)) === foldCase(infFolder);
}
