import { win32 } from '../base/index.ts';
import { readBytes, readInteger, readMultiSz } from '../inf/index.ts';
import { returned, returnedText } from './returned.ts';
import type { In, Out, Session } from './session.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const NO_LINE = { ret: false, err: win32('ERROR_LINE_NOT_FOUND') };
const NO_DATA = { ret: false, err: win32('ERROR_INVALID_DATA') };
const NO_PARAMETER = { ret: false, err: win32('ERROR_INVALID_PARAMETER') };

/** A field that is not there is a failure without an error. Observed: `inf-fields/key_names/004` (keyErr). */
const NO_FIELD = { ret: false, err: SUCCESS };

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetfieldcount */
export function getFieldCount(
  session: Session,
  { context }: In<'SetupGetFieldCount'>,
): Out<'SetupGetFieldCount'> {
  const line = session.line(context);
  return line ? { ret: true, err: SUCCESS, count: line.fieldCount } : { ...NO_LINE, count: 0 };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetstringfieldw */
export function getStringField(
  session: Session,
  { context, index, ...to }: In<'SetupGetStringField'>,
): Out<'SetupGetStringField'> {
  const line = session.line(context);
  if (!line) return NO_LINE;
  const field = line.field(index);
  return field === undefined ? NO_FIELD : { err: SUCCESS, ...returnedText(to, 'value', field) };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetintfield */
export function getIntField(
  session: Session,
  { context, index }: In<'SetupGetIntField'>,
): Out<'SetupGetIntField'> {
  const line = session.line(context);
  if (!line) return NO_LINE;
  const field = line.field(index);
  if (field === undefined) return NO_FIELD;
  const value = readInteger(field);
  return Number.isNaN(value) ? NO_DATA : { ret: true, err: SUCCESS, value };
}

/**
 * Observed: success leaves the last error as it was (`inf-wine8/typed/multisz-empty-stops`).
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetmultiszfieldw
 */
export function getMultiSzField(
  session: Session,
  { context, index, ...to }: In<'SetupGetMultiSzField'>,
): Out<'SetupGetMultiSzField'> {
  const line = session.line(context);
  if (!line) return NO_LINE;
  if (index < 1 || index > line.fieldCount) return NO_PARAMETER;
  const list = readMultiSz(line, index);
  const size = list.reduce((sum, text) => sum + text.length + 1, 1);
  return returned(to, 'value', list, size);
}

/**
 * Observed: success leaves the last error as it was (`inf-wine8/typed/binary-empty`).
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetbinaryfield
 */
export function getBinaryField(
  session: Session,
  { context, index, ...to }: In<'SetupGetBinaryField'>,
): Out<'SetupGetBinaryField'> {
  const line = session.line(context);
  if (!line) return NO_LINE;
  if (index < 1 || index > line.fieldCount) return NO_PARAMETER;
  const bytes = readBytes(line, index);
  return bytes ? returned(to, 'value', bytes, bytes.length) : NO_DATA;
}

/**
 * Assumed: it answers like SetupGetStringField, but a field that is not there is a wrong parameter; settled by
 * calling it on Windows.
 */
export function getField(session: Session, { context, index }: In<'pSetupGetField'>): Out<'pSetupGetField'> {
  const line = session.line(context);
  if (!line) return NO_LINE;
  const value = line.field(index);
  return value === undefined ? NO_PARAMETER : { ret: true, err: SUCCESS, value };
}
