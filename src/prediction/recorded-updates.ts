import { ARCHITECTURES, type Architecture } from '../base/index.ts';
import { everyEvent, type PhaseEvent, type SectionEvent, type StoryEvent } from '../story/index.ts';

import { isInfPath } from './paths.ts';

/** What a section of servicing does to one package. */
export interface RecordedUpdate {
  /** Where its component lies; where the log names its place in the store, a folder of our own. */
  readonly path: string;
  /** The name of its directory in the store, as the log has it; absent where it is not there. */
  readonly directory: string | undefined;
  /** Absent where only a remark tells of it. */
  readonly phase: PhaseEvent | undefined;
}

/** A section that stages, installs, uninstalls or unstages driver updates. */
export interface RecordedUpdates {
  readonly title: UpdatesTitle;
  readonly transaction: string | undefined;
  readonly updates: readonly RecordedUpdate[];
}

const TITLES = [
  'Stage Driver Updates',
  'Install Driver Updates',
  'Uninstall Driver Updates',
  'Unstage Driver Updates',
] as const;
export type UpdatesTitle = (typeof TITLES)[number];

/** Reads such a section; undefined for every other one. */
export function recordedUpdates({ title, events = [] }: SectionEvent): RecordedUpdates | undefined {
  const known = TITLES.find(one => one === title);
  if (!known) return undefined;
  return {
    title: known,
    transaction: valueIn(events, 'Transaction'),
    updates: events.flatMap(event => updateOf(event)).filter(({ path }) => isInfPath(path)),
  };
}

const PHASES = /^(?:Stage|Publish|Unpublish|Unstage) Driver Package$/;

function updateOf(event: StoryEvent): RecordedUpdate[] {
  if (event.kind === 'entry' && /^(?:update-missing|not-staged)$/.test(event.entry))
    return [{ path: event.values.inf ?? '', directory: undefined, phase: undefined }];
  if (event.kind !== 'phase' || !PHASES.test(event.name)) return [];
  const about = event.about ?? '';
  const isStaged = /\\filerepository\\/i.test(about);
  const directory = isStaged ? about.split('\\').at(-2)! : directoryStaged(event);
  return [{ path: isStaged ? componentPath(directory!) : about, directory, phase: event }];
}

/** The directory that staging made or found. */
function directoryStaged(event: StoryEvent): string | undefined {
  const [made] = entriesIn([event], 'package-object');
  const [found] = entriesIn([event], 'already-imported');
  return made?.package ?? found?.path?.split('\\').at(-2);
}

/** Where the component of a package of the store lies: the log does not say, and nobody looks at it. */
export function componentPath(directory: string): string {
  return `C:\\Windows\\WinSxS\\${directory}\\${infOf(directory)}`;
}

/** The INF of a package by the name of its directory. */
export function infOf(directory: string): string {
  return /^.*?\.inf(?=_)/i.exec(directory)?.[0] ?? directory;
}

/** The architecture that a directory of the store, or a folder of a component, is named with. */
export function architectureIn(path: string): Architecture {
  return ARCHITECTURES.find(one => new RegExp(`[_\\\\]${one}_`, 'i').test(path)) ?? 'amd64';
}

/** The fields of every statement of that name. */
export function entriesIn(events: readonly StoryEvent[], name: string): Readonly<Record<string, string>>[] {
  return [...everyEvent(events)].flatMap(event =>
    event.kind === 'entry' && event.entry === name ? [event.values] : [],
  );
}

export function valueIn(events: readonly StoryEvent[], name: string): string | undefined {
  for (const event of everyEvent(events))
    if (event.kind === 'value' && event.name === name) return event.value;
  return undefined;
}

/** The phases of that name, outermost first. */
export function phasesIn(events: readonly StoryEvent[], name: string): PhaseEvent[] {
  return [...everyEvent(events)].filter(
    (event): event is PhaseEvent => event.kind === 'phase' && event.name === name,
  );
}

/**
 * The versions of packages that a log stages from components of Windows: a component names its version, and its driver
 * has the same one. Observed: recordings 001 (Update Device Drivers tells the versions of the drivers).
 */
export function componentVersions(events: readonly StoryEvent[]): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const phase of phasesIn(events, 'Stage Driver Package')) {
    const [, version] = /_(\d+\.\d+\.\d+\.\d+)_/.exec(phase.about ?? '') ?? [];
    const directory = directoryStaged(phase);
    if (version !== undefined && directory !== undefined) versions.set(directory, version);
  }
  return versions;
}

/** What makes a package not configurable; something where the log does not say what. */
export function legacyIn(events: readonly StoryEvent[]): readonly string[] {
  if (entriesIn(events, 'not-configurable').length === 0) return [];
  const found = entriesIn(events, 'inf-finding-file').flatMap(({ text = '' }) =>
    /legacy .* operation/.test(text) ? [text] : [],
  );
  return found.length > 0 ? found : ['something'];
}
