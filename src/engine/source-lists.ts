import { documented, sameName, win32 } from '../base/index.ts';
import { listOf, multiSz } from '../machine/index.ts';
import {
  SRCLIST_APPEND,
  SRCLIST_NOSTRIPPLATFORM,
  SRCLIST_SYSIFADMIN,
  SRCLIST_SYSTEM,
  SRCLIST_TEMPORARY,
  SRCLIST_USER,
} from '../setupapi/index.ts';
import { DONE, refused } from './returned.ts';
import type { In, Out, Session } from './session.ts';

type List = typeof SRCLIST_SYSTEM | typeof SRCLIST_USER;

const SETUP = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup';
const SOURCES = 'Installation Sources';
/** Folders of media that are named as the architectures of Windows are. */
const PLATFORM = /^(.*\\)(?:i386|x86|alpha|mips|ppc|ia64|amd64|arm|arm64)\\?$/i;

/**
 * Where a list is kept. The list of the system is the value of that name that articles of Microsoft (KB 811260) tell
 * to change.
 * Assumed: the list of a user has the same place below HKEY_CURRENT_USER; settled by adding to it on Windows.
 */
function keyOf(list: List): string {
  return `${list === SRCLIST_SYSTEM ? 'HKLM' : 'HKCU'}\\${SETUP}`;
}

function listed({ transaction }: Session, list: List): readonly string[] {
  return listOf(transaction.registry.value(keyOf(list), SOURCES)) ?? [];
}

function keep({ transaction }: Session, list: List, sources: readonly string[], call: string): void {
  const because = documented(`nf-setupapi-${call.toLowerCase()}w`);
  transaction.change(
    { kind: 'value', key: keyOf(list), name: SOURCES, after: multiSz(sources) },
    { call, because },
  );
}

/** The lists that flags name; undefined where the program may not change one of them. */
function listsOf({ program }: Session, flags: number): readonly List[] | undefined {
  const administrator = program.administrator !== false;
  if (flags & SRCLIST_SYSTEM && !administrator) return undefined;
  const ifAdministrator = administrator ? SRCLIST_SYSTEM : SRCLIST_USER;
  return [
    ...new Set<List>([
      ...(flags & SRCLIST_SYSTEM ? ([SRCLIST_SYSTEM] as const) : []),
      ...(flags & SRCLIST_USER ? ([SRCLIST_USER] as const) : []),
      ...(flags & SRCLIST_SYSIFADMIN ? ([ifAdministrator] as const) : []),
    ]),
  ];
}

type Change = (sources: readonly string[]) => readonly string[];

/**
 * Changes the temporary list where there is one, else those that the flags name.
 * Assumed: flags that name no list are a wrong parameter; settled by calling it so on Windows.
 */
function changeLists(
  session: Session,
  flags: number,
  call: string,
  change: Change,
): Out<'SetupAddToSourceList'> {
  if (session.temporarySources) {
    session.temporarySources = change(session.temporarySources);
    return DONE;
  }
  const lists = listsOf(session, flags);
  if (!lists) return refused('ERROR_ACCESS_DENIED');
  if (lists.length === 0) return refused('ERROR_INVALID_PARAMETER');
  for (const list of lists) keep(session, list, change(listed(session, list)), call);
  return DONE;
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupaddtosourcelistw */
export function addToSourceList(
  session: Session,
  { flags, source }: In<'SetupAddToSourceList'>,
): Out<'SetupAddToSourceList'> {
  if (!source) return refused('ERROR_INVALID_PARAMETER');
  return changeLists(session, flags, 'SetupAddToSourceList', sources => {
    const others = without(sources, source);
    return flags & SRCLIST_APPEND ? [...others, source] : [source, ...others];
  });
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupremovefromsourcelistw */
export function removeFromSourceList(
  session: Session,
  { flags, source }: In<'SetupRemoveFromSourceList'>,
): Out<'SetupRemoveFromSourceList'> {
  if (!source) return refused('ERROR_INVALID_PARAMETER');
  return changeLists(session, flags, 'SetupRemoveFromSourceList', sources => without(sources, source));
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupsetsourcelistw */
export function setSourceList(
  session: Session,
  { flags, sources }: In<'SetupSetSourceList'>,
): Out<'SetupSetSourceList'> {
  if (flags & SRCLIST_TEMPORARY) {
    session.temporarySources = [...sources];
    return DONE;
  }
  return changeLists(session, flags, 'SetupSetSourceList', () => sources);
}

/** Assumed: without a temporary list there is nothing to cancel, without an error; settled by cancelling twice. */
export function cancelTemporarySourceList(session: Session): Out<'SetupCancelTemporarySourceList'> {
  const ret = session.temporarySources !== undefined;
  session.temporarySources = undefined;
  return { ret, err: win32('ERROR_SUCCESS') };
}

/**
 * Assumed: which last folders name a platform: those of the architectures that Windows had; settled by asking for a
 * list of them.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupquerysourcelistw
 */
export function querySourceList(
  session: Session,
  { flags }: In<'SetupQuerySourceList'>,
): Out<'SetupQuerySourceList'> {
  const both = (flags & (SRCLIST_SYSTEM | SRCLIST_USER)) === 0;
  const system = both || flags & SRCLIST_SYSTEM ? listed(session, SRCLIST_SYSTEM) : [];
  const user = both || flags & SRCLIST_USER ? listed(session, SRCLIST_USER) : [];
  const merged = session.temporarySources ?? [
    ...system,
    ...user.filter(one => !system.some(other => sameName(one, other))),
  ];
  const sources = flags & SRCLIST_NOSTRIPPLATFORM ? merged : merged.map(one => one.replace(PLATFORM, '$1'));
  return { ...DONE, sources };
}

/** Where a file was found last. */
export function recentSource(session: Session): string | undefined {
  return (
    session.temporarySources?.[0] ?? listed(session, SRCLIST_SYSTEM)[0] ?? listed(session, SRCLIST_USER)[0]
  );
}

/** Remembers where the user found a file: the list of whoever may change it. */
export function addSource(session: Session, source: string): void {
  addToSourceList(session, { flags: SRCLIST_SYSIFADMIN, source });
}

function without(sources: readonly string[], source: string): string[] {
  return sources.filter(one => !sameName(one, source));
}
