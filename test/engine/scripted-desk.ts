import { type Win32Error, win32 } from '../../src/base/index.ts';
import { type Desk, type Question, type QuestionKind, Unanswered } from '../../src/setupapi/index.ts';

/** A desk that answers from a list for each kind of question, in order, and keeps what was asked and told. */
export class ScriptedDesk implements Desk {
  readonly asked: Question[] = [];
  readonly told: string[] = [];
  readonly #answers: Partial<Record<QuestionKind, string[]>>;

  constructor(answers: Partial<Record<QuestionKind, readonly string[]>> = {}) {
    this.#answers = Object.fromEntries(Object.entries(answers).map(([kind, list]) => [kind, [...list]]));
  }

  ask(question: Question): string {
    this.asked.push(question);
    const answer = this.#answers[question.kind]?.shift();
    if (answer === undefined) throw new Unanswered(question);
    return answer;
  }

  tell(text: string): void {
    this.told.push(text);
  }

  run(): { exitCode: number } {
    return { exitCode: 0 };
  }

  installed(): undefined {
    return undefined;
  }

  media(): readonly [] {
    return [];
  }

  readEntry(): undefined {
    return undefined;
  }

  changeEntry(): Win32Error {
    return win32('ERROR_CALL_NOT_IMPLEMENTED');
  }
}
