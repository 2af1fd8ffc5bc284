import type { Architecture, Citation, WindowsVersion } from '../base/index.ts';

/** Where an event was read: lines of a log, from 1. Absent in stories that the engine tells. */
export interface ReadFrom {
  readonly line: number;
  readonly lines?: number;
}

/** The place in a driver package that an event follows from. */
export interface InfPlace {
  readonly inf: string;
  readonly line: number;
}

interface EventBase {
  readonly from?: ReadFrom;
  readonly because?: Citation;
  readonly place?: InfPlace;
  readonly events?: readonly StoryEvent[];
}

/** One step of a timeline, in the words of the person who wrote it. */
export interface StepEvent extends EventBase {
  readonly kind: 'step';
  readonly number: number;
  readonly title: string;
}

/** A device is looked for among driver packages. */
export interface SearchedEvent extends EventBase {
  readonly kind: 'searched';
  readonly device: string;
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
}

/** A driver node that matches, with its rank. */
export interface CandidateEvent extends EventBase {
  readonly kind: 'candidate';
  readonly inf: string;
  readonly section: string;
  readonly matchedId: string;
  readonly rank: number;
  readonly date?: string;
  readonly version?: string;
  readonly provider?: string;
  readonly description?: string;
  /** Why it was not chosen; absent on the one that was. */
  readonly lost?: string;
}

/** The driver node that wins. */
export interface ChosenEvent extends EventBase {
  readonly kind: 'chosen';
  readonly inf: string;
  readonly section: string;
}

/** Something a section names without anything being carried out: a file, a registry value, a service. */
export interface NamedEvent extends EventBase {
  readonly kind: 'named';
  readonly what: 'file' | 'registry' | 'service' | 'other';
  readonly text: string;
}

/** A statement for the reader. */
export interface NoteEvent extends EventBase {
  readonly kind: 'note';
  readonly text: string;
}

export type StoryEvent = StepEvent | SearchedEvent | CandidateEvent | ChosenEvent | NamedEvent | NoteEvent;

/** What happened, in order. */
export interface Story {
  readonly title: string;
  /** The Windows it happens on, where that is known. */
  readonly machine?: { readonly windows: WindowsVersion; readonly architecture: Architecture };
  readonly events: readonly StoryEvent[];
}
