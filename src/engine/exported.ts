import { compareVersions, type Facts, parseWindowsVersion } from '../base/index.ts';
import { exportedSince, exportsOf, type SetupApi } from '../setupapi/index.ts';
import { refused } from './returned.ts';
import type { In, Out, Session } from './session.ts';

/** @see https://learn.microsoft.com/windows/win32/api/libloaderapi/nf-libloaderapi-getprocaddress */
export function getProcAddress(
  session: Session,
  { module, name }: In<'GetProcAddress'>,
): Out<'GetProcAddress'> {
  const names = exportsOf(module);
  if (!names) return refused('ERROR_MOD_NOT_FOUND');
  const known = [name, name.replace(/[AW]$/, '')].find(one => one in session.api && names.test(one));
  if (known === undefined) return refused('ERROR_CALL_NOT_IMPLEMENTED');
  const isThere = isExported(session.transaction.facts, known as keyof SetupApi);
  return isThere ? { ret: true } : refused('ERROR_PROC_NOT_FOUND');
}

/** Whether a Windows has a function. */
export function isExported({ version }: Facts, name: keyof SetupApi): boolean {
  return compareVersions(version, parseWindowsVersion(exportedSince(name).since)!) >= 0;
}
