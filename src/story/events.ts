import type { Architecture, Citation, WindowsVersion } from '../base/index.ts';

/** Where an event was read: its first line in a log, from 1. Absent in stories that the engine tells. */
export interface ReadFrom {
  readonly line: number;
  /** How many lines it takes; 1 when absent. */
  readonly lines?: number;
  /** The lines as they stand in the log, with their line ends: writing them back returns the log. */
  readonly text?: string;
}

/** The place in a driver package that an event follows from. */
export interface InfPlace {
  readonly inf: string;
  readonly line: number;
}

/** How bad the teller says it is; absent where it is only information. */
export type Severity = 'warning' | 'error';

interface EventBase {
  readonly from?: ReadFrom;
  /** The lines that end an event with events inside it. */
  readonly until?: ReadFrom;
  readonly because?: Citation;
  readonly place?: InfPlace;
  readonly severity?: Severity;
  /** When, as the log writes it: `hh:mm:ss.mmm` within a section. */
  readonly time?: string;
  /** The three letters of a text log category (dvi, inf, sto …) or the code of an older entry (#I022). */
  readonly category?: string;
  readonly events?: readonly StoryEvent[];
}

/** One step of a timeline, in the words of the person who wrote it. */
export interface StepEvent extends EventBase {
  readonly kind: 'step';
  readonly number: number;
  readonly title: string;
}

/** The Windows that tells, as the head of a log names it. */
export interface SystemEvent extends EventBase {
  readonly kind: 'system';
  readonly version: string;
  readonly architecture?: string;
  readonly productType?: number;
  readonly suite?: string;
  readonly servicePack?: string;
}

/** The computer started. */
export interface BootEvent extends EventBase {
  readonly kind: 'boot';
  readonly at: string;
}

/** One operation that a log tells as a whole. */
export interface SectionEvent extends EventBase {
  readonly kind: 'section';
  readonly title: string;
  /** The device, hardware ID or INF behind the title. */
  readonly about?: string;
  readonly started?: string;
  readonly ended?: string;
  /** The command line of the program that asked. */
  readonly command?: string;
  /** The exit status as a number; absent where the log does not reach the end. */
  readonly code?: number;
  readonly restart?: boolean;
  /** Process and section number of a Windows 2000 or XP log. */
  readonly thread?: string;
}

/** A part of an operation with a name, such as staging or configuring. */
export interface PhaseEvent extends EventBase {
  readonly kind: 'phase';
  readonly name: string;
  readonly about?: string;
  readonly code?: number;
}

/** A device installation function (DIF) request. */
export interface RequestEvent extends EventBase {
  readonly kind: 'request';
  readonly request: string;
  readonly code?: number;
}

/** One of those asked to answer a request, and its answer. */
export interface ReplyEvent extends EventBase {
  readonly kind: 'reply';
  readonly who: 'class installer' | 'default installer' | 'co-installer';
  /** Which co-installer, from 1. */
  readonly number?: number;
  readonly phase: 'pre' | 'post';
  readonly code?: number;
}

/** A device is looked for among driver packages. */
export interface SearchedEvent extends EventBase {
  readonly kind: 'searched';
  /** Empty where the log does not say. */
  readonly device: string;
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
}

/** A driver node that matches, with its rank. */
export interface CandidateEvent extends EventBase {
  readonly kind: 'candidate';
  /** The published or the file name, without its folder. */
  readonly inf: string;
  readonly section: string;
  readonly matchedId: string;
  /** Absent where none is told: Windows 2000, and texts that end before it. */
  readonly rank?: number;
  readonly date?: string;
  readonly version?: string;
  readonly provider?: string;
  readonly description?: string;
  readonly manufacturer?: string;
  /** The Models section it stands in, and the install section as the Models line names it. */
  readonly modelsSection?: string;
  readonly installSection?: string;
  readonly classGuid?: string;
  /** Who signed, in the log's words: INBOX, Authenticode, `Inbox (0D000003)`. */
  readonly signerScore?: string;
  readonly status?: string;
  readonly path?: string;
  /** Every field under the name the log gives it. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Why it was not chosen; absent on the one that was. */
  readonly lost?: string;
}

/** The driver node that wins. */
export interface ChosenEvent extends EventBase {
  readonly kind: 'chosen';
  readonly inf: string;
  readonly section: string;
  readonly description?: string;
  /** Every field under the name the log gives it. */
  readonly fields?: Readonly<Record<string, string>>;
  /** A driver that was passed over for this one by a rule of its own. */
  readonly skipped?: boolean;
}

/** A property of the event around it. */
export interface ValueEvent extends EventBase {
  readonly kind: 'value';
  readonly name: string;
  readonly value: string;
}

/** A statement of a known form; `entry` is its name in the log's table of entries. */
export interface EntryEvent extends EventBase {
  readonly kind: 'entry';
  readonly entry: string;
  readonly values: Readonly<Record<string, string>>;
}

/** An error number with its text. */
export interface ErrorEvent extends EventBase {
  readonly kind: 'error';
  readonly code: number;
  readonly text: string;
}

/** A member of the list that the event before it begins. */
export interface ItemEvent extends EventBase {
  readonly kind: 'item';
  readonly text: string;
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

/** Something that the person at the computer was shown: a message, what a program showed, or a question. */
export interface ShownEvent extends EventBase {
  readonly kind: 'shown';
  /** The program or installer that showed it. */
  readonly by?: string;
  readonly text: string;
  /** Present where it is a question: what kind of one. */
  readonly question?: string;
  readonly answer?: string;
}

/** A program ran, and what ran inside it. */
export interface RanEvent extends EventBase {
  readonly kind: 'ran';
  /** The command line. */
  readonly command: string;
  /** Absent where it did not start or did not end. */
  readonly exitCode?: number;
  /** Why it did not start, as a Win32 error. */
  readonly error?: number;
}

/** Software that a driver package brings (AddSoftware): queued, run, or not, and why. */
export interface SoftwareEvent extends EventBase {
  readonly kind: 'software';
  readonly name: string;
  /** The instance ID of the device whose package names it. */
  readonly device: string;
  /**
   * `queued`: it runs some time later; `refused`: it was never queued; `ran`: it is installed; `passed over`: there
   * is nothing to do; `failed`: it is tried again when the device is updated; `waits`: it is tried again by itself.
   */
  readonly did: 'queued' | 'refused' | 'ran' | 'passed over' | 'failed' | 'waits';
  readonly version?: string;
  /** The command line, or the link that the Store is asked for. */
  readonly command?: string;
  readonly exitCode?: number;
  /** Milliseconds that it took. */
  readonly took?: number;
  /** Whether it asks for a restart. */
  readonly restart?: boolean;
  /** Why it did not run, in words for those who wrote the package. */
  readonly why?: string;
}

/** What Windows writes into one of its event logs. */
export interface RecordedEvent extends EventBase {
  readonly kind: 'recorded';
  /** `Microsoft-Windows-DeviceSetupManager/Admin` */
  readonly log: string;
  readonly id: number;
  /** Under the names of the event's own template. */
  readonly values: Readonly<Record<string, string>>;
}

/** One change of the machine. */
export interface EffectEvent extends EventBase {
  readonly kind: 'effect';
  readonly what:
    | 'key'
    | 'value'
    | 'directory'
    | 'file'
    | 'security'
    | 'running'
    | 'presence'
    | 'clock'
    | 'unknown';
  /** What changed: a registry key with the name of the value behind a space, a path, a devnode, a DLL. */
  readonly subject: string;
  /** As people write it; absent where there was, or is, nothing. */
  readonly before?: string;
  readonly after?: string;
}

/** Something that was expected of the machine. */
export interface ExpectedEvent extends EventBase {
  readonly kind: 'expected';
  readonly what: string;
  readonly expected: string;
  /** What was found instead; absent where it is as expected. */
  readonly found?: string;
}

/** Lines of a log that say nothing by themselves: blank lines, a cut marked with dots. */
export interface GapEvent extends EventBase {
  readonly kind: 'gap';
}

/** What was read and not understood, with the form it has when names and numbers are taken out. */
export interface UnreadEvent extends EventBase {
  readonly kind: 'unread';
  readonly text: string;
  readonly template: string;
}

export type StoryEvent =
  | StepEvent
  | SystemEvent
  | BootEvent
  | SectionEvent
  | PhaseEvent
  | RequestEvent
  | ReplyEvent
  | SearchedEvent
  | CandidateEvent
  | ChosenEvent
  | ValueEvent
  | EntryEvent
  | ErrorEvent
  | ItemEvent
  | NamedEvent
  | NoteEvent
  | ShownEvent
  | RanEvent
  | SoftwareEvent
  | RecordedEvent
  | EffectEvent
  | ExpectedEvent
  | GapEvent
  | UnreadEvent;

/** What happened, in order. */
export interface Story {
  readonly title: string;
  /** The Windows it happens on, where that is known. */
  readonly machine?: { readonly windows: WindowsVersion; readonly architecture: Architecture };
  readonly events: readonly StoryEvent[];
  /** The encoding of the log it was read from, where that is not UTF-8 or an ANSI code page. */
  readonly encoding?: 'utf-16le';
}

/** All events of a story or an event, each before those inside it. Its own stack, so depth costs nothing. */
export function* everyEvent(events: readonly StoryEvent[]): Generator<StoryEvent> {
  const stack: StoryEvent[] = [...events].reverse();
  for (let event = stack.pop(); event; event = stack.pop()) {
    yield event;
    const inner = event.events ?? [];
    for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i]!);
  }
}
