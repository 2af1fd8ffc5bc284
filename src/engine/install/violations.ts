import { win32 } from '../../base/index.ts';
import {
  DI_FLAGSEX_SETFAILEDINSTALL,
  DI_NEEDREBOOT,
  DI_NEEDRESTART,
  DI_QUIETINSTALL,
} from '../../setupapi/index.ts';
import type { NoteEvent } from '../../story/index.ts';
import type { DifCode } from './dif-code.ts';
import { difCode } from './dif-codes.ts';
import type { Answer } from './installer.ts';

const NO_ERROR = win32('ERROR_SUCCESS');
const DO_DEFAULT = win32('ERROR_DI_DO_DEFAULT');
const POSTPROCESSING_REQUIRED = win32('ERROR_DI_POSTPROCESSING_REQUIRED');

/** A rule that installers are told to keep; Windows does not enforce it. */
interface Rule {
  readonly text: string;
  readonly page: string | ((row: DifCode) => string);
  readonly broken: (answer: Answer, row: DifCode | undefined) => boolean;
}

const RULES: readonly Rule[] = [
  {
    text: 'A co-installer never answers ERROR_DI_DO_DEFAULT by itself; only a class installer does.',
    page: 'co-installer-interface',
    broken: answer => isCo(answer) && answer.phase === 'pre' && answer.code === DO_DEFAULT,
  },
  {
    text: 'Only co-installers ask for postprocessing, and only in preprocessing.',
    page: 'co-installer-operation',
    broken: answer => answer.code === POSTPROCESSING_REQUIRED && (!isCo(answer) || answer.phase === 'post'),
  },
  {
    text: 'No co-installer asks for postprocessing of this request.',
    page: ownPage,
    broken: (answer, row) => isCo(answer) && asksAgain(answer) && row?.postprocessing === false,
  },
  {
    text: 'This request is not for this kind of installer.',
    page: ownPage,
    broken: (answer, row) => row?.page !== undefined && !keepsOut(answer, row),
  },
  {
    text: 'A request with an unknown code is answered by a co-installer with NO_ERROR, by a class installer with ERROR_DI_DO_DEFAULT.',
    page: 'co-installer-interface',
    broken: (answer, row) =>
      row === undefined && answer.phase === 'pre' && answer.code !== indifferent(answer),
  },
  {
    text: 'When an installation is marked as failed, installers answer nothing but success.',
    page: 'dif-installdevice',
    broken: (answer, row) =>
      row?.name === 'DIF_INSTALLDEVICE' &&
      (answer.before.flagsEx & DI_FLAGSEX_SETFAILEDINSTALL) !== 0 &&
      answer.code !== NO_ERROR &&
      answer.code !== indifferent(answer),
  },
  {
    text: 'A class installer with nothing left to do answers ERROR_DI_DO_DEFAULT; NO_ERROR keeps the default handler out.',
    page: 'dif-finishinstall-action',
    broken: ({ role, code }, row) =>
      row?.name === 'DIF_FINISHINSTALL_ACTION' && role === 'class installer' && code === NO_ERROR,
  },
  {
    text: 'While Windows is set up nothing is shown to anybody.',
    page: 'dif-firsttimesetup',
    broken: (answer, row) => row?.name === 'DIF_FIRSTTIMESETUP' && shows(answer),
  },
  {
    text: 'While Windows is set up no installer does what needs a restart.',
    page: 'dif-firsttimesetup',
    broken: (answer, row) => row?.name === 'DIF_FIRSTTIMESETUP' && wantsRestart(answer),
  },
  {
    text: 'An installer that must show something refuses a quiet installation.',
    page: 'dif-allow-install',
    broken: (answer, row) =>
      row?.name !== 'DIF_FIRSTTIMESETUP' && (answer.before.flags & DI_QUIETINSTALL) !== 0 && shows(answer),
  },
];

/** What an answer violates, told as warnings: Windows goes on as it would without. */
export function violationsOf(answer: Answer): NoteEvent[] {
  const row = difCode(answer.function);
  return RULES.filter(rule => rule.broken(answer, row)).map(({ text, page }) => ({
    kind: 'note',
    severity: 'warning',
    text,
    because: { grade: 'documented', page: typeof page === 'string' ? page : page(row!) },
  }));
}

function ownPage(row: DifCode): string {
  return row.page ?? 'handling-dif-codes';
}

function isCo({ role }: Answer): boolean {
  return role !== 'class installer';
}

function asksAgain({ phase, code }: Answer): boolean {
  return phase === 'pre' && code === POSTPROCESSING_REQUIRED;
}

/** What somebody answers who has nothing to add. */
function indifferent(answer: Answer): number {
  return isCo(answer) ? NO_ERROR : DO_DEFAULT;
}

/** Whether somebody who should not handle a request lets it pass. */
function keepsOut(answer: Answer, row: DifCode): boolean {
  return (
    row.mayHandle[answer.role] === 'can' || answer.phase === 'post' || answer.code === indifferent(answer)
  );
}

function shows({ before, after }: Answer): boolean {
  return after.shown > before.shown;
}

function wantsRestart({ before, after }: Answer): boolean {
  return (after.flags & ~before.flags & (DI_NEEDREBOOT | DI_NEEDRESTART)) !== 0;
}
