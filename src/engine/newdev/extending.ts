import { eraOf, sameName, type Win32Error, win32 } from '../../base/index.ts';
import { findExtensions, isExtensionFor } from '../driver-search.ts';
import type { Session } from '../session.ts';
import { type AppliedExtension, readExtensions } from '../software/index.ts';
import { storeLocation } from '../store/index.ts';
import { publishedPath, readInstalledDriver } from './installed-driver.ts';
import { stage } from './stage.ts';

/** A driver is to be updated from an INF. */
export interface UpdateRequest {
  /** The whole path of the INF. */
  readonly inf: string;
  /** Whatever is installed now. */
  readonly force: boolean;
  /** Whether no file is to be copied: the package is in the driver store, and its files are in their places. */
  readonly readOnly?: boolean;
}

/**
 * What an update means where its INF is an extension: the driver that the device has is installed again, and the
 * extensions come over it. An older one than that which is applied is no better, and without a driver there is nothing
 * to extend.
 * Assumed: Windows does the same, with these errors; settled by a log of pnputil /add-driver /install of an extension.
 * @see using-an-extension-inf-file
 */
export function readExtending(
  session: Session,
  id: string,
  request: UpdateRequest,
): UpdateRequest | { readonly code: Win32Error } {
  if (!eraOf(session.transaction.facts).extensionInfs || !isExtensionFor(session, id, request.inf)) {
    return request;
  }
  const installed = readInstalledDriver(session, id);
  if (!installed) return { code: win32('ERROR_NO_COMPAT_DRIVERS') };
  const staged = stage(session, request.inf, request.readOnly);
  if (staged.path === undefined) return { code: staged.code };
  if (!request.force && !isBetter(session, id, staged.path)) return { code: win32('ERROR_NO_MORE_ITEMS') };
  return { ...request, inf: publishedPath(session, installed.inf), force: true };
}

/** Whether a published extension is the one to apply, and is not applied yet. */
function isBetter(session: Session, id: string, path: string): boolean {
  const { volume } = session.transaction;
  const isSame = (other: string): boolean => volume.resolve(other) === volume.resolve(path);
  const isChosen = findExtensions(session, id).some(node => isSame(node.package.source.name));
  return isChosen && !readApplied(session, id, path);
}

/** A published extension as it is applied to a device; undefined where it is not. */
export function readApplied(session: Session, id: string, path: string): AppliedExtension | undefined {
  const stored = storeLocation(session.storeWork('Plug and Play service'), path);
  return readExtensions(session.transaction, id).find(({ inf }) => sameName(inf, stored ?? path));
}
