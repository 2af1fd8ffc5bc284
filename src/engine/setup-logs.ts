import { documented, win32 } from '../base/index.ts';
import { LogSevInformation, LogSevMaximum } from '../setupapi/index.ts';
import type { In, Out, Session } from './session.ts';

const SUCCESS = win32('ERROR_SUCCESS');

/** CM_Get_Version: 4.0. Observed: conformance `misc/CM_Get_Version/value`. */
const VERSION = 0x400;

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupopenlog */
export function openLog(session: Session, { erase }: In<'SetupOpenLog'>): Out<'SetupOpenLog'> {
  session.logsOpen = true;
  for (const name of erase ? logsOf(session, LogSevMaximum) : []) {
    if (session.transaction.volume.file(name)) change(session, name, new Uint8Array(0));
  }
  return { ret: true, err: SUCCESS };
}

/**
 * Assumed: logs are written in UTF-16 with a mark at their beginning, without log the error is
 * ERROR_FILE_INVALID, and no text writes nothing; settled by SetupLogError on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setuplogerrorw
 */
export function logError(session: Session, { text, severity }: In<'SetupLogError'>): Out<'SetupLogError'> {
  if (!session.logsOpen) return { ret: false, err: win32('ERROR_FILE_INVALID') };
  if (severity < LogSevInformation || severity >= LogSevMaximum) {
    return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  }
  for (const name of text === null ? [] : logsOf(session, severity)) append(session, name, text!);
  return { ret: true, err: SUCCESS };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupcloselog */
export function closeLog(session: Session): Out<'SetupCloseLog'> {
  session.logsOpen = false;
  return { ret: true };
}

export function getVersion(): Out<'CM_Get_Version'> {
  return { ret: true, version: VERSION };
}

/** All messages are in the first log, from warnings on in the second too. */
function logsOf({ directories }: Session, severity: number): string[] {
  const names = severity > LogSevInformation ? ['setupact.log', 'setuperr.log'] : ['setupact.log'];
  return names.map(name => `${directories.windows}\\${name}`);
}

function append(session: Session, name: string, text: string): void {
  const before = session.transaction.volume.file(name)?.bytes() ?? new Uint8Array(0);
  const units = before.length === 0 ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(before.length + units.length * 2);
  bytes.set(before);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < units.length; i++) view.setUint16(before.length + i * 2, units.charCodeAt(i), true);
  change(session, name, bytes);
}

function change({ transaction }: Session, path: string, bytes: Uint8Array): void {
  const because = documented('nf-setupapi-setuplogerrorw');
  transaction.change(
    { kind: 'file', path, after: transaction.volume.content(bytes) },
    { call: 'SetupLogError', because },
  );
}
