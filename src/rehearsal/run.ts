import { invariant } from '../base/index.ts';
import type { Verifier } from '../engine/store/index.ts';
import { type LoggedMachine, readLogSettings } from '../log/index.ts';
import { type Commit, type Effect, type Machine, numberOf, Transaction } from '../machine/index.ts';
import { type Question, Unanswered } from '../setupapi/index.ts';
import type { ExpectedEvent, StepEvent, Story, StoryEvent } from '../story/index.ts';
import { readCircumstances } from './circumstances.ts';
import { contradiction } from './contradictions.ts';
import { effectEvents } from './effects.ts';
import { checkExpectations } from './expect.ts';
import type { Expectations } from './expectations.ts';
import { fits } from './patterns.ts';
import { answerWizard, openWizards, wizardQuestion } from './plug-and-play.ts';
import { runProgram } from './programs.ts';
import type { Rehearsal, Step } from './rehearsal.ts';
import { type Answers, Scene } from './scene.ts';
import { stampOf } from './stamp.ts';
import { type Played, playedStep } from './steps.ts';
import { unrecordedEvents } from './unrecorded.ts';
import { createMachine, type Given, verifierOf } from './world.ts';

/** What became of a rehearsal. */
export interface Rehearsed {
  readonly story: Story;
  /** Whether everything that was expected is so. */
  readonly held: boolean;
  /** What the head of its log says of the computer, and how much is logged. */
  readonly logged: LoggedMachine;
}

/** Carries a rehearsal out on a fresh machine and tells it. The same rehearsal gives the same story, anywhere. */
export function rehearse(rehearsal: Rehearsal, given: Given): Rehearsed {
  const { machine, problems } = createMachine(rehearsal, given);
  const timeline = new Timeline(rehearsal, given, machine);
  const notes = problems.map(
    ({ message }): StoryEvent => ({ kind: 'note', severity: 'warning', text: message }),
  );
  const started = readCircumstances(machine).powered ? stampOf(machine.clock) : undefined;
  const steps = rehearsal.steps.map(step => timeline.play(step));
  const { windows, architecture } = rehearsal.machine;
  const story = {
    title: rehearsal.title ?? 'Rehearsal',
    machine: { windows, architecture },
    events: [...notes, ...steps],
  };
  return {
    story,
    held: timeline.held,
    logged: { ...loggedMachine(machine), ...(started !== undefined && { started }) },
  };
}

const SETUP = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup';

/** @see setupapi-logging-registry-settings */
function loggedMachine(machine: Machine): LoggedMachine {
  const { productType, suiteMask, servicePack } = machine.facts;
  const number = (name: string): number | undefined => numberOf(machine.registry.value(SETUP, name));
  return {
    productType,
    ...(suiteMask !== 0 && { suiteMask }),
    ...(servicePack !== undefined && { servicePack }),
    settings: readLogSettings(number('LogLevel'), number('LogMask')),
  };
}

const NOT_KEPT: StoryEvent = {
  kind: 'note',
  severity: 'error',
  text: 'a write failed: nothing of this step stays',
};

/** What is made so before a step. */
export type Prepare = (transaction: Transaction) => void;

/** A step that waits for an answer: it runs again, from the machine before it, when there is one. */
interface Waiting {
  readonly played: Played;
  readonly answers: Answers;
  readonly question: Question;
}

/** What a step would do. */
export interface Predicted {
  readonly event: StepEvent;
  readonly effects: readonly Effect[];
  /** The question that nobody answered: what would come after it is not known. */
  readonly waits?: string;
}

/** A machine on which steps are played one after the other. */
export class Timeline {
  readonly #rehearsal: Rehearsal;
  readonly #given: Given;
  readonly #machine: Machine;
  readonly #verifier: Verifier;
  #since: StoryEvent[] = [];
  #always: Answers;
  #waiting: Waiting | undefined;
  #failingWrite: number | undefined;
  #number = 0;
  held = true;

  constructor(rehearsal: Rehearsal, given: Given, machine: Machine) {
    this.#rehearsal = rehearsal;
    this.#given = given;
    this.#machine = machine;
    this.#verifier = verifierOf(rehearsal, given);
    this.#always = Object.entries(rehearsal.answers);
  }

  /** Whether a step waits for an answer. */
  get waits(): boolean {
    return this.#waiting !== undefined;
  }

  /** What is asked now: by the step that waits, or by the wizards that are open. */
  get asked(): readonly Question[] {
    return this.#waiting ? [this.#waiting.question] : openWizards(this.#machine).map(wizardQuestion);
  }

  /** `prepare` changes the machine before the step, with it or not at all. */
  play(step: Step, prepare: Prepare = () => undefined): StepEvent {
    if ('expect' in step) return this.#told('expected', this.#expect(step.expect));
    if ('fail' in step) {
      this.#failingWrite = step.fail;
      return this.#told(`write ${step.fail} of the next step fails`, []);
    }
    if ('answers' in step) {
      this.#always = Object.entries(step.answers);
      const answers = this.#always.map(one => one.join(': ')).join(', ');
      return this.#told(`from now on ${answers || 'nothing'} is answered beforehand`, []);
    }
    if ('answer' in step) return this.#answer(Object.entries(step.answer));
    const played = playedStep(step)!;
    if (this.#waiting) {
      const text = `nothing else happens before somebody answers: ${this.#waiting.question.text}`;
      this.held = false;
      return this.#told(played.title, [{ kind: 'note', severity: 'error', text }]);
    }
    const why = contradiction(step, this.#rehearsal, this.#machine);
    if (why !== undefined) {
      this.held = false;
      return this.#told(played.title, [{ kind: 'note', severity: 'error', text: why }]);
    }
    const play = (scene: Scene): void => {
      prepare(scene.transaction);
      played.play(scene);
    };
    const prepared = { ...played, play };
    return this.#told(played.title, this.#happens(prepared, []));
  }

  /**
   * What a step would do; nothing of it stays. What the plan of an installation application would change counts as
   * changed, and what `prepare` changes does not.
   */
  predict(step: Step, prepare: Prepare = () => undefined): Predicted {
    const played = playedStep(step);
    invariant(played, 'a step that plays nothing');
    const transaction = new Transaction(this.#machine);
    prepare(transaction);
    const before = transaction.effects.length;
    const events: StoryEvent[] = [];
    const scene = this.#scene(transaction, [], events, true);
    let waits: string | undefined;
    try {
      played.play(scene);
    } catch (unanswered) {
      if (!(unanswered instanceof Unanswered)) throw unanswered;
      waits = unanswered.question.text;
    }
    const effects = transaction.effects.slice(before);
    const all = [...events, ...effectEvents(effects), ...unrecordedEvents(transaction)];
    const event = this.#told(played.title, all);
    return { event, effects, ...(waits !== undefined && { waits }) };
  }

  #told(title: string, events: readonly StoryEvent[]): StepEvent {
    return { kind: 'step', number: ++this.#number, title, events };
  }

  #expect(expectations: Expectations): ExpectedEvent[] {
    const transaction = new Transaction(this.#machine);
    const checked = checkExpectations(expectations, {
      transaction,
      since: this.#since,
      waits: [this.#waiting?.question.text ?? [], openWizards(this.#machine).map(({ text }) => text)].flat(),
    });
    this.#since = [];
    if (checked.some(({ found }) => found !== undefined)) this.held = false;
    return checked;
  }

  #answer(answers: Answers): StepEvent {
    const title = answers.map(([question, answer]) => `${question}: ${answer}`).join(', ');
    const waiting = this.#waiting ?? this.#wizard(answers);
    if (!waiting) {
      this.held = false;
      const text = 'nobody asked: no step before this one waits for an answer';
      return this.#told(title, [{ kind: 'note', severity: 'error', text }]);
    }
    this.#waiting = undefined;
    return this.#told(title, this.#happens(waiting.played, [...waiting.answers, ...answers]));
  }

  /** The open wizard that one of the answers is meant for, as a step to play. */
  #wizard(answers: Answers): Waiting | undefined {
    for (const wizard of openWizards(this.#machine)) {
      const answer = answers.find(([question]) => fits(question, wizard.text))?.[1];
      if (answer === undefined) continue;
      const play = (scene: Scene): void => answerWizard(scene, wizard, answer);
      return { played: { title: wizard.text, play }, answers: [], question: wizardQuestion(wizard) };
    }
    return undefined;
  }

  /** Plays a step; what it changed is committed unless it waits for an answer, or storage fails. */
  #happens(played: Played, answers: Answers): StoryEvent[] {
    const transaction = new Transaction(this.#machine);
    const events: StoryEvent[] = [];
    const scene = this.#scene(transaction, answers, events, false);
    try {
      played.play(scene);
    } catch (unanswered) {
      if (!(unanswered instanceof Unanswered)) throw unanswered;
      return this.#waits(played, answers, unanswered);
    }
    const { effects } = transaction;
    const isKept = this.#commit(transaction).kind !== 'storage';
    const all = [
      ...events,
      ...(isKept ? effectEvents(effects) : [NOT_KEPT]),
      ...unrecordedEvents(transaction),
    ];
    for (const event of all) this.#since.push(event);
    return all;
  }

  #scene(transaction: Transaction, answers: Answers, events: StoryEvent[], keepsPlans: boolean): Scene {
    return new Scene({
      rehearsal: this.#rehearsal,
      given: this.#given,
      transaction,
      answers: [...answers, ...this.#always],
      runProgram,
      verifier: this.#verifier,
      tell: event => void events.push(event),
      keepsPlans,
    });
  }

  #commit(transaction: Transaction): Commit {
    const failing = this.#failingWrite;
    this.#failingWrite = undefined;
    const { effects } = transaction;
    if (failing !== undefined && failing <= effects.length) {
      return { kind: 'storage', message: `write ${failing} fails` };
    }
    return transaction.commit();
  }

  #waits(played: Played, answers: Answers, { question, answer }: Unanswered): StoryEvent[] {
    this.#waiting = { played, answers, question };
    const event: StoryEvent = { kind: 'shown', text: question.text, question: question.kind };
    const wrong: StoryEvent[] =
      answer === undefined
        ? []
        : [
            {
              kind: 'note',
              severity: 'error',
              text: `"${answer}" is no answer; ${question.answers.join(', ')} are`,
            },
          ];
    if (answer !== undefined) this.held = false;
    this.#since.push(event);
    return [event, ...wrong];
  }
}
