import type { Problem } from '../../base/index.ts';
import type { Digest, Effect, Machine } from '../../machine/index.ts';
import type { Step } from '../../rehearsal/index.ts';
import type { Question } from '../../setupapi/index.ts';
import type { StepEvent, StoryEvent } from '../../story/index.ts';
import { type ActionGroup, actionsOn } from './actions.ts';
import { alwaysAnswers, byHandDocument } from './by-hand.ts';
import { type Notice, noticesOf } from './desktop.ts';
import { type Device, type Property, propertiesOf, readDevice, readDevices } from './devices.ts';
import { infNamed, infsGiven, infsOn, type ShownInf } from './infs.ts';
import { type ByHand, machineAt, Playback, type PlayedStep } from './playback.ts';
import {
  type Absent,
  absentCandidates,
  type Choice,
  choiceOn,
  type Ranked,
  rankCandidates,
} from './ranking.ts';
import { type Entry, entriesOf, type RehearsalDocument, type Shown } from './shown.ts';
import {
  type NamedIds,
  type NamedWindows,
  NO_SWITCHES,
  nameIds,
  nameWindows,
  type Switches,
  windowsTried,
} from './switches.ts';
import { type OriginRow, withOrigins } from './table-origins.ts';
import { compareTables, TABLES, type TablePart } from './tables.ts';
import { fileRows, registryRows, type ThingRow } from './tree-rows.ts';

/** A rehearsal that can be chosen. */
export interface EntryTitle {
  readonly title: string;
  /** `Windows 10.0.19045 amd64` */
  readonly where: string;
  readonly file: string;
  /** Which of the rehearsals of that file, from 0. */
  readonly number: number;
  /** It is a lab: what is done goes on from its end, and stays. */
  readonly isLab: boolean;
  /** The file says what is always answered. */
  readonly answers: boolean;
  /** Ranks have eight digits since Vista, four before. */
  readonly wideRanks: boolean;
}

/** A step as it is told to whoever looks: without its machines. */
export interface ToldStep {
  readonly step: Step;
  readonly event: StepEvent;
  /** What is asked when it is over. */
  readonly asked: readonly Question[];
}

/** A moment of a story: within a step, from 0, -1 before the first, after so many of its changes. */
export interface Moment {
  readonly step: number;
  readonly effects: number;
}

/** A device, and the candidates for its driver. */
export interface DeviceView {
  readonly properties: readonly Property[];
  /** How many packages the computer has to choose from. */
  readonly packages: number;
  /** The computer and the device as they are. */
  readonly windows: NamedWindows;
  readonly ids: NamedIds;
  /** The policy of the Windows that is tried, before it is turned. */
  readonly allSigningEqual: boolean;
  /** The candidates as they are, and as they would be with the switches. */
  readonly own: readonly Ranked[];
  readonly ranked: readonly Ranked[];
  /** Those that are none with the switches. */
  readonly absent: readonly Absent[];
}

/** What a part of the computer is before a step and at a moment of it, as a table. */
export interface TableView {
  readonly headings: readonly string[];
  readonly rows: readonly OriginRow[];
}

/** What the person has before them. */
export interface PersonScene {
  readonly notices: readonly Notice[];
  readonly actions: readonly ActionGroup[];
}

/** What is shown of a story. Questions and answers are plain data, so that they can be asked in another thread. */
export interface Views {
  devices(moment: Moment): readonly Device[];
  /** A device by its instance ID. */
  device(moment: Moment, id: string, switches: Switches): DeviceView;
  /** What a part of the computer is before a step and at a moment of it; at one before its changes, after it. */
  things(moment: Moment, part: 'registry' | 'files', wanted: ThingsWanted): readonly ThingRow[];
  table(moment: Moment, part: TablePart): TableView;
  /** The names of the INFs that the rehearsal brings and of those that are on the computer. */
  infs(moment: Moment): readonly string[];
  /** The INF of that name; the first one where there is none. */
  inf(moment: Moment, name: string): ShownInf | undefined;
  /** What is on the screen at a moment, and what can be done after a step. */
  person(moment: Moment): PersonScene;
  /** What was done by hand in a rehearsal, from 0, as one of its own: that of a number among those of its file, from 1. */
  saved(entry: number, byHand: ByHand, trial: number): RehearsalDocument;
}

/** What is wanted of a tree: only what changed, and which of its rows are turned. */
export interface ThingsWanted {
  readonly onlyChanged: boolean;
  readonly turned: ReadonlySet<string>;
}

/** Plays rehearsals and tells what is to be seen of the one that is played. */
export class Teller implements Views {
  readonly problems: readonly Problem[];
  readonly #entries: readonly Entry[];
  #playback: Playback | undefined;
  readonly #machines = new Last<Machine>();
  readonly #choices = new Last<Choice>();

  constructor(shown: Shown, digest: Digest) {
    const { entries, problems } = entriesOf(shown, digest);
    this.#entries = entries;
    this.problems = problems;
  }

  get entries(): readonly EntryTitle[] {
    return this.#entries.map(entry => ({
      title: entry.title,
      where: entry.where,
      file: entry.file,
      number: entry.number,
      isLab: entry.kept !== undefined,
      answers: alwaysAnswers(entry),
      wideRanks: entry.rehearsal.machine.windows.major >= 6,
    }));
  }

  /** What is told before the first step, and what is asked then. */
  open(
    entry: number,
    byHand: ByHand | undefined,
  ): { events: readonly StoryEvent[]; asked: readonly Question[] } {
    this.#playback = new Playback(this.#entries[entry]!, byHand);
    this.#machines.forget();
    this.#choices.forget();
    return { events: this.#playback.problems, asked: this.#playback.asked };
  }

  /** The steps of what was opened, each when it is taken. */
  *play(): Generator<ToldStep, void> {
    for (const { step, event, asked } of this.#played.play()) yield { step, event, asked };
  }

  devices(moment: Moment): readonly Device[] {
    return readDevices(this.#machineAt(moment));
  }

  device(moment: Moment, id: string, switches: Switches): DeviceView {
    const machine = this.#machineAt(moment);
    const device = readDevice(machine, id);
    const choice = this.#choices.get(`${keyOf(moment)} ${id}`, () =>
      choiceOn(this.#played.entry, machine, device),
    );
    const own = rankCandidates(choice, NO_SWITCHES);
    const ranked = rankCandidates(choice, switches);
    return {
      properties: propertiesOf(machine, device),
      packages: choice.packages.length,
      windows: nameWindows(choice.windows.facts),
      ids: nameIds(device),
      allSigningEqual: windowsTried(choice.windows, { ...switches, turnPolicy: false }).allSigningEqual,
      own,
      ranked,
      absent: absentCandidates(choice, switches, own, ranked),
    };
  }

  things(moment: Moment, part: 'registry' | 'files', wanted: ThingsWanted): readonly ThingRow[] {
    const { before, after, effects, latest } = this.#sides(moment);
    return (part === 'registry' ? registryRows : fileRows)({ before, after, effects, latest, ...wanted });
  }

  table(moment: Moment, part: TablePart): TableView {
    const { before, after, effects } = this.#sides(moment);
    const [was, is] = [TABLES[part](before), TABLES[part](after)];
    return { headings: is.headings, rows: withOrigins(compareTables(was, is), part, effects) };
  }

  infs(moment: Moment): readonly string[] {
    return this.#infs(moment).map(({ name }) => name);
  }

  inf(moment: Moment, name: string): ShownInf | undefined {
    return infNamed(this.#infs(moment), name);
  }

  person(moment: Moment): PersonScene {
    const machine = this.#machineAt(moment);
    const done = this.#played.steps[moment.step]?.after ?? machine;
    return { notices: noticesOf(machine), actions: actionsOn(this.#played.entry.rehearsal, done) };
  }

  saved(entry: number, byHand: ByHand, trial: number): RehearsalDocument {
    return byHandDocument(this.#entries[entry]!, byHand, trial);
  }

  get #played(): Playback {
    if (!this.#playback) throw new Error('no rehearsal is open');
    return this.#playback;
  }

  /** A story without steps is a computer on which nothing happens. */
  #step(step: number): Pick<PlayedStep, 'before' | 'after' | 'effects'> {
    const { steps, machine } = this.#played;
    return steps[Math.max(0, step)] ?? { before: machine, after: machine, effects: [] };
  }

  #sides(moment: Moment): Pick<PlayedStep, 'before' | 'after' | 'effects'> & { readonly latest?: Effect } {
    const step = this.#step(moment.step);
    if (moment.step < 0 || moment.effects <= 0) return step;
    const effects = step.effects.slice(0, moment.effects);
    const isWithin = moment.effects <= step.effects.length;
    return {
      before: step.before,
      after: this.#machineAt(moment),
      effects,
      ...(isWithin && { latest: effects.at(-1)! }),
    };
  }

  #machineAt(moment: Moment): Machine {
    return this.#machines.get(keyOf(moment), () => {
      const step = this.#step(moment.step);
      return moment.step < 0 ? step.before : machineAt(step, moment.effects);
    });
  }

  #infs(moment: Moment): ShownInf[] {
    return [...infsGiven(this.#played.entry.given), ...infsOn(this.#machineAt(moment))];
  }
}

function keyOf({ step, effects }: Moment): string {
  return `${step} ${effects}`;
}

/** Keeps what was worked out last: views that are asked for together need the same. */
class Last<T> {
  #kept: { readonly key: string; readonly value: T } | undefined;

  get(key: string, work: () => T): T {
    if (this.#kept?.key !== key) this.#kept = { key, value: work() };
    return this.#kept.value;
  }

  forget(): void {
    this.#kept = undefined;
  }
}
