import { sameName, win32 } from '../base/index.ts';
import { type InfLine, lineText } from '../inf/index.ts';
import type { InfContext, InfHandle } from '../setupapi/index.ts';
import { returnedText } from './returned.ts';
import type { In, Out, Session } from './session.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const NO_LINE = { ret: false, err: win32('ERROR_LINE_NOT_FOUND') };
const NO_HANDLE = { ret: false, err: win32('ERROR_INVALID_HANDLE') };

/**
 * Assumed: a size without buffer is a wrong buffer to SetupEnumInfSections; settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupenuminfsectionsw
 */
export function enumInfSections(
  session: Session,
  { inf, index, ...to }: In<'SetupEnumInfSections'>,
): Out<'SetupEnumInfSections'> {
  const open = session.inf(inf);
  if (!open) return NO_HANDLE;
  const name = open.sections[index]?.name;
  if (name === undefined) return { ret: false, err: win32('ERROR_NO_MORE_ITEMS') };
  const { required: needed, ...answer } = returnedText(to, 'name', name);
  if (to.buffer === null && to.size) return { ret: false, err: win32('ERROR_INVALID_USER_BUFFER'), needed };
  return { ...answer, needed };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetlinecountw */
export function getLineCount(
  session: Session,
  { inf, section }: In<'SetupGetLineCount'>,
): Out<'SetupGetLineCount'> {
  const open = session.inf(inf);
  if (!open) return { ...NO_HANDLE, count: -1 };
  const found = open.sections[open.sectionNumber(section)];
  if (!found) return { ret: false, err: win32('ERROR_SECTION_NOT_FOUND'), count: -1 };
  return { ret: true, err: SUCCESS, count: found.lineCount };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupfindfirstlinew */
export function findFirstLine(
  session: Session,
  { inf, section, key }: In<'SetupFindFirstLine'>,
): Out<'SetupFindFirstLine'> {
  return onLines(session, inf, section, first => findFrom(session, first, key ?? null));
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupfindnextline */
export function findNextLine(
  session: Session,
  { context }: In<'SetupFindNextLine'>,
): Out<'SetupFindNextLine'> {
  return findFrom(session, { ...context, line: context.line + 1 }, null);
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupfindnextmatchlinew */
export function findNextMatchLine(
  session: Session,
  { context, key }: In<'SetupFindNextMatchLine'>,
): Out<'SetupFindNextMatchLine'> {
  return findFrom(session, { ...context, line: context.line + 1 }, key ?? null);
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetlinebyindexw */
export function getLineByIndex(
  session: Session,
  { inf, section, index }: In<'SetupGetLineByIndex'>,
): Out<'SetupGetLineByIndex'> {
  return onLines(session, inf, section, first => findFrom(session, { ...first, line: index }, null));
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetlinetextw */
export function getLineText(session: Session, of: In<'SetupGetLineText'>): Out<'SetupGetLineText'> {
  const found =
    'context' in of
      ? { context: of.context }
      : findFirstLine(session, { inf: of.inf, section: of.section, key: of.key });
  const line = found.context && session.line(found.context);
  return line ? { err: SUCCESS, ...returnedText(of, 'text', lineText(line)) } : NO_LINE;
}

function onLines<A>(
  session: Session,
  inf: InfHandle | null,
  section: string,
  answer: (first: InfContext) => A,
): A | typeof NO_HANDLE {
  const open = session.inf(inf);
  if (inf === null || !open) return NO_HANDLE;
  return answer({ inf, section: open.sectionNumber(section), line: 0 });
}

/** The line at a place, or from there on the first with a key. */
function findFrom(session: Session, from: InfContext, key: string | null): Out<'SetupFindFirstLine'> {
  let { line: number } = from;
  let line = lineAt(session, from, number);
  while (line && key !== null && !hasKey(line, key)) line = lineAt(session, from, ++number);
  return line ? { ret: true, err: SUCCESS, context: { ...from, line: number } } : NO_LINE;
}

function lineAt(session: Session, from: InfContext, line: number): InfLine | undefined {
  return session.line({ ...from, line });
}

function hasKey(line: InfLine, key: string): boolean {
  return line.key !== undefined && sameName(line.key, key);
}
