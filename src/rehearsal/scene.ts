import { sameName, type Win32Error, win32 } from '../base/index.ts';
import { EngineSetupApi, type Program } from '../engine/index.ts';
import { Telling } from '../engine/install/index.ts';
import type { Verifier } from '../engine/store/index.ts';
import type { Transaction } from '../machine/index.ts';
import { changeEntry, installedProduct, readEntry } from '../programs/index.ts';
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
import type { StoryEvent } from '../story/index.ts';
import {
  type Circumstances,
  changeCircumstances,
  isAdministrator,
  readCircumstances,
} from './circumstances.ts';
import { type CommandFile, commandFile } from './command-line.ts';
import { driverModels } from './drivers.ts';
import { installerModels } from './installers.ts';
import { byRehearsal } from './origin.ts';
import { fits } from './patterns.ts';
import type { Rehearsal } from './rehearsal.ts';
import { stamped } from './stamp.ts';
import { directoriesOf, type Given } from './world.ts';

/** Answers that the rehearsal gives, by question. */
export type Answers = readonly (readonly [question: string, answer: string])[];

/** What a program does that somebody started. */
export type RunProgram = (scene: Scene, file: CommandFile, line: string) => Ran;

/** Programs start programs; no chain of them is as long as this. */
const DEEPEST = 20;

/** One step while it runs: the machine as it changes, who is there, and what is told. */
export class Scene {
  readonly rehearsal: Rehearsal;
  readonly given: Given;
  readonly transaction: Transaction;
  readonly telling: Telling;
  /** Whether what a plan would do is told from what it changes; else a plan changes nothing. */
  readonly keepsPlans: boolean;
  readonly #answers: Answers;
  readonly #runProgram: RunProgram;
  readonly #verifier: Verifier;
  /** Questions and what was answered to them that is none of their choices. */
  readonly #said = new Set<string>();
  #running = 0;

  constructor(of: {
    readonly rehearsal: Rehearsal;
    readonly given: Given;
    readonly transaction: Transaction;
    readonly answers: Answers;
    readonly runProgram: RunProgram;
    readonly verifier: Verifier;
    readonly tell: (event: StoryEvent) => void;
    readonly keepsPlans?: boolean;
  }) {
    this.keepsPlans = of.keepsPlans ?? false;
    this.rehearsal = of.rehearsal;
    this.given = of.given;
    this.transaction = of.transaction;
    this.telling = new Telling(of.tell);
    this.#runProgram = of.runProgram;
    this.#verifier = of.verifier;
    this.#answers = of.answers;
  }

  note(text: string, severity?: 'warning'): void {
    this.telling.tell({ kind: 'note', text, ...(severity && { severity }) });
  }

  get circumstances(): Circumstances {
    return readCircumstances(this.transaction);
  }

  change(circumstances: Partial<Circumstances>): void {
    changeCircumstances(this.transaction, circumstances);
  }

  /** A program as the engine knows it; `by` is who shows what it shows. */
  program(by: string): Program {
    const { facts } = this.transaction;
    return {
      architecture: facts.architecture,
      currentDirectory: 'C:\\',
      directories: directoriesOf(facts),
      administrator: isAdministrator(this.transaction),
      verifier: this.#verifier,
      installers: installerModels(this.rehearsal.installers, event => this.telling.tell(event)),
      drivers: driverModels(this.rehearsal.drivers),
      desk: this.desk(by),
      tell: event => this.telling.tell(stamped(event, this.transaction.clock)),
    };
  }

  /** SetupAPI for a new process. */
  api(by: string): EngineSetupApi {
    return new EngineSetupApi(this.transaction, this.program(by));
  }

  desk(by: string): Desk {
    return {
      run: command => this.run(command),
      ask: question => this.#ask(by, question),
      tell: text => this.telling.tell({ kind: 'shown', by, text }),
      installed: (product: Product): InstalledProduct | undefined =>
        installedProduct(this.transaction, product),
      media: () => this.media(),
      readEntry: key => readEntry(this.transaction, key),
      changeEntry: (key, entry) => this.#changeEntry(by, key, entry),
    };
  }

  media(): readonly Medium[] {
    return this.circumstances.inserted.flatMap(name => {
      const medium = this.rehearsal.media[name];
      return medium ? [{ root: `${medium.drive}\\`, label: name, optical: medium.optical }] : [];
    });
  }

  /** Runs a program and waits for it; what happens meanwhile is told inside. */
  run({ line }: Command): Ran {
    const file = commandFile(line);
    const act = (): Ran => {
      if (this.#running >= DEEPEST) return { error: win32('ERROR_NOT_ENOUGH_MEMORY') };
      if (isAbsolute(file.path) && !this.#exists(file.path)) return { error: win32('ERROR_FILE_NOT_FOUND') };
      this.#running++;
      const ran = this.#runProgram(this, file, line);
      this.#running--;
      return ran;
    };
    return this.telling.inside(act, ran => ({ kind: 'ran', command: line, ...ran }));
  }

  /** Assumed: only administrators may change the list of installed programs; settled by a page on its key. */
  #changeEntry(by: string, key: string, entry: ProgramEntry | undefined): Win32Error {
    if (!isAdministrator(this.transaction)) return win32('ERROR_ACCESS_DENIED');
    changeEntry(this.transaction, key, entry, byRehearsal(by));
    return win32('ERROR_SUCCESS');
  }

  #exists(path: string): boolean {
    const resolved = this.transaction.volume.resolve(path);
    return resolved !== undefined && this.transaction.volume.file(resolved) !== undefined;
  }

  #ask(by: string, question: Question): string {
    const { text, kind, answers } = question;
    const answer = this.#answerTo(question);
    if (answer === undefined) throw new Unanswered(question);
    const meant = answers.find(one => sameName(one, answer)) ?? answer;
    if (!isAnswer(question, meant)) throw new Unanswered(question, answer);
    this.telling.tell({ kind: 'shown', by, text, question: kind, answer: meant });
    return meant;
  }

  /** The first answer that fits. What is no choice, a folder say, is said once: asked again, it led nowhere. */
  #answerTo({ text, answers, about }: Question): string | undefined {
    const [, answer] =
      this.#answers.find(
        ([pattern, said]) => fits(pattern, text) && !this.#said.has(JSON.stringify([text, about, said])),
      ) ?? [];
    if (answer !== undefined && !answers.some(one => sameName(one, answer)))
      this.#said.add(JSON.stringify([text, about, answer]));
    return answer;
  }
}

function isAbsolute(path: string): boolean {
  return /^[A-Za-z]:\\/.test(path);
}
