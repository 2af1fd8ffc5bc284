import type { Win32Error } from '../base/index.ts';

/** What a question is about. What `about` then tells is in brackets; what is not known is left out. */
export type QuestionKind =
  /** A medium is wanted (disk, path, file, tagfile); answered with the path where it is. */
  | 'disk'
  /** A file could not be copied, deleted or renamed (target, source, error); a copy also from another path. */
  | 'copy-error'
  | 'delete-error'
  | 'rename-error'
  /** A file that would be replaced is there, perhaps newer or in another language (target, source). */
  | 'overwrite'
  /** Whether a package may be installed whose signature Windows does not trust by itself (inf, signer). */
  | 'signature'
  /** Whether to restart now. */
  | 'restart'
  /** One driver of a list (device); the possible answers are the drivers. */
  | 'driver'
  /** A page of a wizard (title). */
  | 'page'
  /** Anything else that an installation application asks. */
  | 'question';

/** A question as data. */
export interface Question {
  readonly kind: QuestionKind;
  /** For a person. */
  readonly text: string;
  /** Each possible answer; no two are alike. */
  readonly answers: readonly string[];
  /** What may be answered instead, in the person's own words. */
  readonly free?: 'path' | 'text';
  readonly about: Readonly<Record<string, string>>;
}

/** A program to run, and to wait for. */
export interface Command {
  /** The command line. */
  readonly line: string;
  /** Where it starts; without it in the current directory of the program that runs it. */
  readonly directory?: string;
}

/** How a program ended, or why it did not start. */
export type Ran = { readonly exitCode: number } | { readonly error: Win32Error };

/** How an installed product is known: to Windows Installer, or by its name among the installed programs. */
export type Product =
  | { readonly productCode: string }
  | { readonly upgradeCode: string }
  | { readonly name: string };

/** A product that is installed. */
export interface InstalledProduct {
  readonly name?: string;
  readonly version?: string;
}

/** What a program says of itself among the installed programs. */
export interface ProgramEntry {
  readonly name: string;
  readonly version?: string;
  readonly publisher?: string;
  /** The command line that removes it. */
  readonly uninstall: string;
  /** Kept there, and left out of the list that people see. */
  readonly hidden: boolean;
  /** What the program needs to know again when it is removed. */
  readonly remembers: readonly string[];
}

/** A medium that can be read now. */
export interface Medium {
  /** With the backslash: `E:\`. */
  readonly root: string;
  readonly label?: string;
  readonly optical: boolean;
}

/**
 * What a program shows, asks and runs outside SetupAPI. A rehearsal answers from its script, a real Windows from
 * its user. Installation applications, class installers and co-installers are written against this and `SetupApi`.
 */
export interface Desk {
  run(command: Command): Ran;
  /**
   * One of `answers`, or what `free` allows.
   * @throws Unanswered where nobody answers
   */
  ask(question: Question): string;
  /** Shows something that needs no answer. */
  tell(text: string): void;
  installed(product: Product): InstalledProduct | undefined;
  media(): readonly Medium[];
  /** What a program said of itself under a key among the installed programs. */
  readEntry(key: string): ProgramEntry | undefined;
  /** Says it anew; undefined takes it out. ERROR_SUCCESS, or why it could not. */
  changeEntry(key: string, entry: ProgramEntry | undefined): Win32Error;
}

/**
 * Nobody answered a question, or not with a possible answer. It ends the call that asked, which leaves nothing
 * changed, and reaches whoever runs the step; nobody between may catch it. What is open in the process counts no
 * more: the step runs again, from the machine before it, when there is an answer.
 */
export class Unanswered extends Error {
  override readonly name: string = 'Unanswered';
  readonly question: Question;
  /** The answer that was not possible. */
  readonly answer: string | undefined;

  constructor(question: Question, answer?: string) {
    super(answer === undefined ? question.text : `"${answer}" is no answer to: ${question.text}`);
    this.question = question;
    this.answer = answer;
  }
}

/** Whether an answer is one of those possible. A path has a drive or a separator. */
export function isAnswer({ answers, free }: Question, answer: string): boolean {
  if (answers.includes(answer) || free === undefined) return answers.includes(answer);
  return free === 'path' ? /[\\/:]/.test(answer) : answer !== '';
}
