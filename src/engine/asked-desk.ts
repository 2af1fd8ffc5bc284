import { type Win32Error, win32 } from '../base/index.ts';
import {
  type Command,
  type Desk,
  type InstalledProduct,
  isAnswer,
  type Medium,
  type Product,
  type ProgramEntry,
  type Question,
  type Ran,
  Unanswered,
} from '../setupapi/index.ts';

/** A desk at which nobody sits. */
const EMPTY: Desk = {
  run: () => ({ error: win32('ERROR_CALL_NOT_IMPLEMENTED') }),
  ask: question => {
    throw new Unanswered(question);
  },
  tell: () => undefined,
  installed: () => undefined,
  media: () => [],
  readEntry: () => undefined,
  changeEntry: () => win32('ERROR_CALL_NOT_IMPLEMENTED'),
};

/**
 * The desk of a program as the engine and installers see it: what is shown is counted, and answers are possible ones.
 * Where nobody sits before it, nobody sees or answers anything; programs run all the same.
 */
export class AskedDesk implements Desk {
  /** Whether the program wants nobody to be asked. */
  nonInteractive = false;
  readonly #attended: boolean;
  readonly #desk: Desk;
  #shown = 0;
  #unasked = 0;

  constructor(desk: Desk | undefined, attended: boolean = desk !== undefined) {
    this.#attended = attended;
    this.#desk = desk ?? EMPTY;
  }

  /** Whether there is somebody whom Windows may ask. */
  get attended(): boolean {
    return this.#attended && !this.nonInteractive;
  }

  /** How many questions and texts were shown so far. */
  get shown(): number {
    return this.#shown;
  }

  /** Whether Windows may ask something now; where it may not, it goes on as if nobody sat there. */
  mayAsk(): boolean {
    if (!this.attended) this.#unasked++;
    return this.attended;
  }

  /** How often something was shown, or would have been. */
  get attempts(): number {
    return this.#shown + this.#unasked;
  }

  ask(question: Question): string {
    this.#shown++;
    if (!this.#attended) throw new Unanswered(question);
    const answer = this.#desk.ask(question);
    if (!isAnswer(question, answer)) throw new Unanswered(question, answer);
    return answer;
  }

  tell(text: string): void {
    this.#shown++;
    if (this.#attended) this.#desk.tell(text);
  }

  run(command: Command): Ran {
    return this.#desk.run(command);
  }

  installed(product: Product): InstalledProduct | undefined {
    return this.#desk.installed(product);
  }

  media(): readonly Medium[] {
    return this.#desk.media();
  }

  readEntry(key: string): ProgramEntry | undefined {
    return this.#desk.readEntry(key);
  }

  changeEntry(key: string, entry: ProgramEntry | undefined): Win32Error {
    return this.#desk.changeEntry(key, entry);
  }
}
