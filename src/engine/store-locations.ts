import { win32 } from '../base/index.ts';
import { returnedText } from './returned.ts';
import type { In, Out, Session } from './session.ts';
import { publishedName, storeLocation } from './store/index.ts';

/**
 * Assumed: an INF that the store does not know is ERROR_FILE_NOT_FOUND, to both functions; settled by asking a
 * Windows for one.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetinfdriverstorelocationw
 */
export function getInfDriverStoreLocation(
  session: Session,
  { inf, ...to }: In<'SetupGetInfDriverStoreLocation'>,
): Out<'SetupGetInfDriverStoreLocation'> {
  if (inf === null) return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  const path = storeLocation(session.storeWork('SetupGetInfDriverStoreLocation'), inf);
  if (path === undefined) return { ret: false, err: win32('ERROR_FILE_NOT_FOUND') };
  return { err: win32('ERROR_SUCCESS'), ...returnedText(to, 'path', path) };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetinfpublishednamew */
export function getInfPublishedName(
  session: Session,
  { inf, ...to }: In<'SetupGetInfPublishedName'>,
): Out<'SetupGetInfPublishedName'> {
  if (inf === null) return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  const path = publishedName(session.storeWork('SetupGetInfPublishedName'), inf);
  if (path === undefined) return { ret: false, err: win32('ERROR_FILE_NOT_FOUND') };
  return { err: win32('ERROR_SUCCESS'), ...returnedText(to, 'path', path) };
}
