import type {
  BusReader,
  Commit,
  Draft,
  Effect,
  Machine,
  RegistryReader,
  RunningReader,
  VolumeReader,
} from '../../machine/index.ts';
import { createMachine, type Step, Timeline, toldEffects } from '../../rehearsal/index.ts';
import type { Question } from '../../setupapi/index.ts';
import type { StepEvent, Story, StoryEvent } from '../../story/index.ts';
import type { Entry } from './shown.ts';

/** One step as it was played, with the machine on both sides of it. */
export interface PlayedStep {
  readonly step: Step;
  readonly event: StepEvent;
  readonly before: Machine;
  readonly after: Machine;
  /** What it changed, in the order of the effect events at its end. */
  readonly effects: readonly Effect[];
  /** What is asked when it is over. */
  readonly asked: readonly Question[];
}

/** A story that goes on by hand: after so many steps of the rehearsal, with these. */
export interface ByHand {
  readonly after: number;
  readonly steps: readonly Step[];
}

/** A rehearsal carried out step by step, and further by whoever looks at it. */
export class Playback {
  readonly entry: Entry;
  readonly problems: readonly StoryEvent[];
  readonly #byHand: ByHand | undefined;
  readonly #machine: Watched;
  readonly #timeline: Timeline;
  readonly #steps: PlayedStep[] = [];

  /** The rehearsal, or the first of its steps and then what somebody does by hand. */
  constructor(entry: Entry, byHand?: ByHand) {
    this.entry = entry;
    this.#byHand = byHand;
    const { rehearsal, given } = entry;
    const { machine, problems } = entry.kept?.() ?? createMachine(rehearsal, given);
    this.problems = problems.map(({ message }) => ({ kind: 'note', severity: 'warning', text: message }));
    this.#machine = new Watched(machine);
    const played = entry.kept ? { ...rehearsal, answers: {} } : rehearsal;
    this.#timeline = new Timeline(played, given, this.#machine);
  }

  /** Plays it, once, a step whenever the next one is taken. */
  *play(): Generator<PlayedStep, void> {
    const { entry } = this;
    for (const step of entry.rehearsal.steps.slice(0, this.#byHand?.after)) yield this.#play(step);
    for (const step of this.#byHand?.steps ?? []) yield this.#play(step);
  }

  /** What is asked now. */
  get asked(): readonly Question[] {
    return this.#timeline.asked;
  }

  get steps(): readonly PlayedStep[] {
    return this.#steps;
  }

  /** As it is now. */
  get machine(): Machine {
    return this.#machine;
  }

  get story(): Story {
    const { rehearsal, title } = this.entry;
    const { windows, architecture } = rehearsal.machine;
    const events = [...this.problems, ...this.#steps.map(({ event }) => event)];
    return { title, machine: { windows, architecture }, events };
  }

  #play(step: Step): PlayedStep {
    const before = this.#machine.fork() as Draft & Machine;
    const event = this.#timeline.play(step);
    const after = this.#machine.fork() as Draft & Machine;
    const effects = toldEffects(this.#machine.taken());
    const played = { step, event, before, after, effects, asked: this.#timeline.asked };
    this.#steps.push(played);
    return played;
  }
}

/** The machine within a step: before it, with the first of its effects. */
export function machineAt(
  { before, after, effects }: Pick<PlayedStep, 'before' | 'after' | 'effects'>,
  count: number,
): Machine {
  if (count <= 0) return before;
  if (count >= effects.length) return after;
  const draft = before.fork() as Draft & Machine;
  for (const effect of effects.slice(0, count)) draft.apply(effect);
  return draft;
}

/** A machine that remembers what was last committed to it. */
class Watched implements Machine {
  readonly #machine: Machine;
  #effects: readonly Effect[] = [];

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  get facts(): Machine['facts'] {
    return this.#machine.facts;
  }
  get registry(): RegistryReader {
    return this.#machine.registry;
  }
  get volume(): VolumeReader {
    return this.#machine.volume;
  }
  get buses(): BusReader {
    return this.#machine.buses;
  }
  get running(): RunningReader {
    return this.#machine.running;
  }
  get clock(): number {
    return this.#machine.clock;
  }

  fork(): Draft {
    return this.#machine.fork();
  }

  commit(effects: readonly Effect[]): Commit {
    const commit = this.#machine.commit(effects);
    // A transaction clears nothing, but the list is its own.
    if (commit.kind === 'committed') this.#effects = [...effects];
    return commit;
  }

  taken(): readonly Effect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }
}
