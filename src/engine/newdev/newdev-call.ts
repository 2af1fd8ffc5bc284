import { has32BitView } from '../../base/index.ts';
import type { NewdevFunctions } from '../../setupapi/index.ts';
import { isExported } from '../exported.ts';
import { type Refusal, refused } from '../returned.ts';
import type { Session } from '../session.ts';

/** What every function of newdev.dll is asked, besides its own. */
interface NewdevCall {
  readonly function: keyof NewdevFunctions;
  readonly flags: number;
  /** The flags that there are. */
  readonly known: number;
}

/**
 * What is wrong with a call before anything is looked at.
 * DIF_REMOVE, and so DiUninstallDevice, is refused to programs of 32 bits as well.
 * Assumed: the rights are looked at after flags and architecture, and UpdateDriverForPlugAndPlayDevices refuses like
 * the others; settled by calling each on Windows with both wrong.
 */
export function wrongCall(
  session: Session,
  { function: name, flags, known }: NewdevCall,
): Refusal | undefined {
  const { transaction, program } = session;
  const { facts } = transaction;
  if (!isExported(facts, name)) return refused('ERROR_PROC_NOT_FOUND');
  const isNarrow = has32BitView(facts) && !has32BitView({ ...facts, architecture: program.architecture });
  if (isNarrow) return refused('ERROR_IN_WOW64');
  if (flags & ~known) return refused('ERROR_INVALID_FLAGS');
  return program.administrator === false ? refused('ERROR_ACCESS_DENIED') : undefined;
}

/** Tells what a function was given, in that order; which Windows logs it the log knows. */
export function tellCall({ telling }: Session, values: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(values)) {
    const text = typeof value === 'number' ? `0x${value.toString(16).padStart(8, '0')}` : value;
    telling.tell({ kind: 'value', category: 'ndv', name, value: text });
  }
}

/** What a function answers about a restart: it says so where the caller gave a place, and asks the user else. */
export function rebootAnswer(
  session: Session,
  of: { readonly needReboot?: null },
  needed: boolean,
): { readonly reboot?: boolean } {
  if (of.needReboot !== null) return { reboot: needed };
  if (needed) askForRestart(session);
  return {};
}

/**
 * Whoever answers that Windows shall restart, restarts it when the program has ended.
 * Assumed: without anybody to ask nothing restarts; settled by such a call from a service.
 * @see https://learn.microsoft.com/windows/win32/api/newdev/nf-newdev-diinstalldriverw
 */
function askForRestart({ desk }: Session): void {
  if (!desk.mayAsk()) return;
  desk.ask({
    kind: 'restart',
    text: 'Windows must restart to finish installing your devices. Restart now?',
    answers: ['restart', 'later'],
    about: {},
  });
}
