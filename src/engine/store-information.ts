import { win32 } from '../base/index.ts';
import { type InfSignerInfo, SIZE_OF_ORIGINAL_FILE_INFO } from '../setupapi/index.ts';
import { findInf } from './inf-search.ts';
import type { In, Out, Session } from './session.ts';
import { originalNames, verifyInf } from './store/index.ts';

/**
 * Assumed: an INF that was not copied from anywhere has its own name, and no catalog; settled by asking for one
 * that came with Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupqueryinforiginalfileinformationw
 */
export function queryInfOriginalFileInformation(
  session: Session,
  { information, index, cbSize }: In<'SetupQueryInfOriginalFileInformation'>,
): Out<'SetupQueryInfOriginalFileInformation'> {
  if (cbSize !== undefined && cbSize !== SIZE_OF_ORIGINAL_FILE_INFO) {
    return { ret: false, err: win32('ERROR_INVALID_USER_BUFFER') };
  }
  const path = information.paths[index];
  if (path === undefined) return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  const { inf, catalog } = originalNames(session.storeWork('SetupQueryInfOriginalFileInformation'), path);
  const info = { originalInfName: inf, originalCatalogName: catalog };
  return { ret: true, err: win32('ERROR_SUCCESS'), info };
}

/**
 * What is known of an INF's signature: of a staged one what the store knows, else what the program was told.
 * Assumed: what is not signed at all fails with ERROR_NO_CATALOG_FOR_OEM_INF without a catalog, else with
 * TRUST_E_NOSIGNATURE; settled by verifying such INFs.
 * @see using-setupapi-to-verify-driver-authenticode-signatures
 */
export function verifyInfFile(
  session: Session,
  { inf, architecture }: In<'SetupVerifyInfFile'>,
): Out<'SetupVerifyInfFile'> {
  const path = inf === null ? undefined : findInf(session, inf);
  if (inf === null) return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  if (path === undefined) return { ret: false, err: win32('ERROR_FILE_NOT_FOUND') };
  const work = session.storeWork('SetupVerifyInfFile');
  const { code, catalog, signer } = verifyInf(work, path, session.program.verifier, architecture);
  const told: { signer?: InfSignerInfo } = signer
    ? { signer: { catalogFile: catalog, digitalSigner: signer.name, signerScore: signer.score } }
    : {};
  return { ret: code === win32('ERROR_SUCCESS'), err: code, ...told };
}
