import { documented, eraOf, type Win32Error, win32 } from '../base/index.ts';
import {
  SP_COPY_DELETESOURCE,
  SP_COPY_NOOVERWRITE,
  SP_COPY_OEMINF_CATALOG_ONLY,
  SP_COPY_REPLACEONLY,
  SUOI_FORCEDELETE,
} from '../setupapi/index.ts';
import { returnedText } from './returned.ts';
import type { In, Out, Session } from './session.ts';
import {
  type Consent,
  type CopyStyle,
  copyInf,
  deletePackage,
  fileName,
  hex,
  type ImportOptions,
  importedName,
  importPackage,
  publishedName,
  removeInf,
  type StoreOutcome,
  type StoreWork,
  storeLocation,
  type Verifier,
} from './store/index.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const EXISTS = win32('ERROR_FILE_EXISTS');
const COPIED = documented(
  'https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupcopyoeminfw',
);
const UNSIGNED: Verifier = () => ({ kind: 'unsigned' });

/**
 * Assumed: a buffer that is too short for a new name fails the call and not the copy; settled by copying a new
 * INF so.
 * Assumed: a program without the rights of an administrator gets ERROR_ACCESS_DENIED; settled by calling it so.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupcopyoeminfw
 */
export function copyOemInf(
  session: Session,
  { source, mediaLocation, mediaType, style, ...to }: In<'SetupCopyOEMInf'>,
): Out<'SetupCopyOEMInf'> {
  if (source === null) return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  if (session.program.administrator === false) return { ret: false, err: win32('ERROR_ACCESS_DENIED') };
  const work = session.storeWork('SetupCopyOEMInf');
  const media = { type: mediaType, location: mediaLocation ?? undefined };
  const options = {
    verifier: session.program.verifier ?? UNSIGNED,
    consent: session.desk.attended || session.desk.nonInteractive ? consentOf(session) : undefined,
  };
  const { code, inf } = eraOf(session.transaction.facts).driverStore
    ? importInf(work, source, style, {
        ...options,
        attended: session.desk.attended,
        isPart: session.telling.isInside,
      })
    : copyInf(work, source, { ...options, media, style: styleOf(style) });
  if (inf === undefined) return { ret: code === SUCCESS, err: code };
  const path = session.transaction.volume.resolve(`${work.infFolder}\\${inf}`)!;
  const answer = { err: SUCCESS, ...returnedText(to, 'destination', path) };
  const named = { ...answer, ...(answer.destination !== undefined && { component: inf }) };
  return code === SUCCESS ? named : { ...named, ret: false, err: code };
}

const INSTALL = 'install';

/** @see signature-categories-and-driver-installation */
function consentOf({ desk }: Session): Consent {
  return (inf, signer) => {
    const by = signer
      ? `is signed by ${signer}, which Windows does not know to trust`
      : 'is not signed by anybody known';
    const question = {
      kind: 'signature',
      text: `The driver package ${inf} ${by}. Install it?`,
      answers: [INSTALL, "don't install"],
      about: { inf, ...(signer !== undefined && { signer }) },
    } as const;
    return desk.mayAsk() && desk.ask(question) === INSTALL;
  };
}

type Import = Pick<ImportOptions, 'verifier' | 'consent'> & {
  /** Whether it is told as a part of another operation. */
  readonly isPart: boolean;
  readonly attended: boolean;
};

/**
 * Since Windows Vista: the package is staged, unless it is in the store.
 * Observed: recordings staging 001, 040, 106, 109 and 110: an INF of the store or of Windows is only looked up,
 * with ERROR_FILE_EXISTS where it must not be overwritten; import flags 9; 083 and 040: the import is told inside, and
 * how the call ended; 086: what is known of a package that is in the store.
 * Observed: a program that a person runs has its package copied first (001, 069, 074, 083, 090, 114), a service has not
 * (002, 040, 101).
 * Assumed: SP_COPY_REPLACEONLY fails with ERROR_FILE_NOT_FOUND for a package that is not in the store, and
 * SP_COPY_DELETESOURCE deletes the INF alone; settled by calling it so on Windows 10.
 */
function importInf(
  work: StoreWork,
  source: string,
  style: number,
  { isPart, attended, ...options }: Import,
): StoreOutcome {
  const { replaceOnly, noOverwrite, deleteSource } = styleOf(style);
  const present = publishedName(work, source);
  const known = present === undefined ? importedName(work, source) : fileName(present);
  let outcome: StoreOutcome = { code: SUCCESS, ...(known !== undefined && { inf: known }) };
  if (known === undefined && replaceOnly) outcome = { code: win32('ERROR_FILE_NOT_FOUND') };
  else if (known !== undefined && noOverwrite) outcome = { code: EXISTS, inf: known };
  const copy = (): Win32Error => {
    if (present === undefined && known !== undefined) work.tell.entry('already-in-store', {}, 'warning');
    if (known === undefined && outcome.code === SUCCESS) {
      if (!isPart && work.era.copyStyleTold) work.tell.value('Copy style', hex(style));
      outcome = importPackage(work, source, { ...options, copyFirst: attended, importFlags: 9 });
    }
    if (outcome.inf !== undefined) tellPaths(work, source, outcome.inf);
    else if (outcome.code !== SUCCESS) tellFailure(work, outcome.code);
    return outcome.code;
  };
  if (isPart) work.tell.phase('SetupCopyOEMInf', source, copy);
  else work.tell.section('SetupCopyOEMInf', source, copy);
  if (outcome.code === SUCCESS && deleteSource) work.change({ kind: 'file', path: source }, COPIED);
  return outcome;
}

function tellFailure({ tell }: StoreWork, code: Win32Error): void {
  if (code !== win32('ERROR_DRIVER_STORE_ADD_FAILED')) return;
  tell.entry('import-failed-plain', {}, 'error');
  tell.error(code, 'The package could not be added to the store.', 'error');
}

function tellPaths(work: StoreWork, source: string, inf: string): void {
  const published = `${work.infFolder}\\${inf}`;
  const name = work.era.driverDatabase === 'registry' ? 'Driver Store Path' : 'Driver Store location';
  work.tell.value(name, storeLocation(work, source) ?? storeLocation(work, published));
  work.tell.value('Published Inf Path', published);
}

function styleOf(style: number): CopyStyle {
  return {
    replaceOnly: (style & SP_COPY_REPLACEONLY) !== 0,
    noOverwrite: (style & SP_COPY_NOOVERWRITE) !== 0,
    catalogOnly: (style & SP_COPY_OEMINF_CATALOG_ONLY) !== 0,
    deleteSource: (style & SP_COPY_DELETESOURCE) !== 0,
  };
}

/**
 * Observed: conformance `oem-inf/SetupUninstallOEMInf/parameters`.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupuninstalloeminfw
 */
export function uninstallOemInf(
  session: Session,
  { inf, flags }: In<'SetupUninstallOEMInf'>,
): Out<'SetupUninstallOEMInf'> {
  const err = uninstall(session, inf, (flags & SUOI_FORCEDELETE) !== 0);
  return { ret: err === SUCCESS, err };
}

function uninstall(session: Session, inf: string | null, force: boolean): Win32Error {
  if (inf === null || /[\\/]/.test(inf)) return win32('ERROR_INVALID_PARAMETER');
  if (session.program.administrator === false) return win32('ERROR_ACCESS_DENIED');
  const work = session.storeWork('SetupUninstallOEMInf');
  if (!eraOf(session.transaction.facts).driverStore) return removeInf(work, inf, force);
  let code = SUCCESS;
  work.tell.phase('SetupUninstallOEMInf', inf, () => {
    code = deletePackage(work, inf, force).code;
    return code;
  });
  return code;
}
