import { type Win32Error, win32 } from '../base/index.ts';
import type { Transaction } from '../machine/index.ts';
import type { Reply, SetupApi } from '../setupapi/index.ts';
import { functions } from './functions/index.ts';
import { type Program, Session } from './session.ts';

type Answer = { readonly ret: boolean; readonly err?: Win32Error };

class ProgramSetupApi {
  lastError: Win32Error = win32('ERROR_SUCCESS');
  readonly #session: Session;

  constructor(transaction: Transaction, program: Program) {
    const start = (other: Program): Session => EngineSetupApi.session(transaction, other);
    this.#session = new Session(transaction, program, this as unknown as SetupApi, start);
  }

  static session(transaction: Transaction, program: Program): Session {
    return new ProgramSetupApi(transaction, program).#session;
  }

  static {
    for (const [name, perform] of Object.entries(functions)) {
      const value = function (this: ProgramSetupApi, of: never): Answer {
        return this.#reply(() => perform(this.#session, of));
      };
      Object.defineProperty(ProgramSetupApi.prototype, name, { value });
    }
  }

  /**
   * Keeps the error that a function set; one that set none leaves the last one. When storage fails, nothing that the
   * function changed stays.
   */
  #reply(perform: () => Answer): Reply {
    const answer = this.#session.transaction.wholly(perform);
    this.lastError = answer.err ?? this.lastError;
    return { ...answer, err: this.lastError };
  }
}

/** SetupAPI for one program. What it changes is in the transaction; whoever gave that commits or discards it. */
export type EngineSetupApi = SetupApi;
/** The class has every function of the table on its prototype, which the compiler cannot see. */
export const EngineSetupApi = ProgramSetupApi as unknown as {
  new (transaction: Transaction, program: Program): SetupApi;
  /** What a new program has, for parts of Windows that are more than a program. */
  session(transaction: Transaction, program: Program): Session;
};
