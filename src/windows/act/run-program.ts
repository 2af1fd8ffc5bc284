import { type ChildProcess, spawn } from 'node:child_process';
import { type Win32Error, win32 } from '../../base/index.ts';
import type { Command, Ran } from '../../setupapi/index.ts';

/** How long a program may run, and who is told that it still does. */
export interface Patience {
  /** Milliseconds after which it is ended. */
  readonly most: number;
  /** Milliseconds between two words about it. */
  readonly every: number;
  readonly stillRuns: (command: Command, ms: number) => void;
}

/** What became of a program; `ended` says that we ended it, and that what it did until then stays. */
export type ProgramEnd = Ran & { readonly ended?: 'timed out' | 'stopped' };

const TIMEOUT = win32('ERROR_TIMEOUT');
/** Milliseconds that a program may take to be gone when it is ended. */
const GRACE = 10_000;

/** Why a program does not start, by Node's names; what none of them is, is said without a reason. */
const ERRORS: Readonly<Record<string, Win32Error>> = {
  ENOENT: win32('ERROR_FILE_NOT_FOUND'),
  EACCES: win32('ERROR_ACCESS_DENIED'),
  EPERM: win32('ERROR_ACCESS_DENIED'),
  EINVAL: win32('ERROR_BAD_EXE_FORMAT'),
  ENOEXEC: win32('ERROR_BAD_EXE_FORMAT'),
  EFTYPE: win32('ERROR_BAD_EXE_FORMAT'),
  ENOMEM: win32('ERROR_NOT_ENOUGH_MEMORY'),
};

/**
 * Starts a program and waits for it. Its exit code is what it is: 0, 1641 and 3010 of Windows Installer too. One that
 * runs too long, or that `stop` ends, is ended with all that it started, as far as it can be found.
 */
export function runProgram(command: Command, patience: Patience, stop: AbortSignal): Promise<ProgramEnd> {
  const { file, words, verbatim } = commandOf(command.line);
  return new Promise(resolve => {
    const child = spawn(file, words, {
      stdio: 'ignore',
      windowsVerbatimArguments: verbatim,
      detached: process.platform !== 'win32',
      ...(command.directory !== undefined && { cwd: command.directory }),
    });
    const began = Date.now();
    const word = setInterval(() => patience.stillRuns(command, Date.now() - began), patience.every);
    let ended: 'timed out' | 'stopped' | undefined;
    const end = (why: 'timed out' | 'stopped') => (): void => {
      ended = why;
      endTree(child);
      // One that cannot be ended is not waited for.
      setTimeout(() => settle({ error: TIMEOUT }), GRACE).unref();
    };
    const late = setTimeout(end('timed out'), patience.most);
    const stopped = end('stopped');
    stop.addEventListener('abort', stopped);
    const settle = (ran: Ran): void => {
      clearInterval(word);
      clearTimeout(late);
      stop.removeEventListener('abort', stopped);
      resolve(ended ? { error: ended === 'timed out' ? TIMEOUT : win32('ERROR_CANCELLED'), ended } : ran);
    };
    child.on('error', ({ code = '' }: NodeJS.ErrnoException) =>
      settle({ error: ERRORS[code] ?? win32('ERROR_GEN_FAILURE') }),
    );
    child.on('exit', code =>
      settle(code === null ? { error: win32('ERROR_PROCESS_ABORTED') } : { exitCode: code >>> 0 }),
    );
  });
}

interface CommandParts {
  readonly file: string;
  readonly words: readonly string[];
  readonly verbatim: boolean;
}

/** On Windows a program takes its command line apart itself, and gets it as it is; elsewhere it is given words. */
function commandOf(line: string): CommandParts {
  const [whole = '', quoted, plain] = /^\s*(?:"([^"]*)"?|(\S*))\s*/.exec(line) ?? [];
  const file = quoted ?? plain ?? '';
  const rest = line.slice(whole.length);
  if (process.platform === 'win32') return { file, words: rest === '' ? [] : [rest], verbatim: true };
  const words = [...rest.matchAll(/"([^"]*)"|([^\s"]+)/g)].map(([, inside, word]) => inside ?? word ?? '');
  return { file, words, verbatim: false };
}

/** With what it started, where that can be found; what it started may go on where Windows has no taskkill for it. */
function endTree(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform !== 'win32') {
    process.kill(-pid, 'SIGKILL');
    return;
  }
  const last = (): void => void child.kill('SIGKILL');
  const taskkill = spawn('taskkill', ['/T', '/F', '/PID', String(pid)], { stdio: 'ignore' });
  taskkill.on('exit', last);
  taskkill.on('error', last);
}
