import type { CandidateEvent, SectionEvent, StoryEvent } from '../../story/index.ts';
import { asDriverSetup, deletedBySetup, importOfUpdate } from './driver-setup.ts';
import type { LogForm } from './form.ts';
import { formOf } from './phases.ts';

/** Kinds of events that Windows does not write into the log of installations. */
const NOT_LOGGED: ReadonlySet<StoryEvent['kind']> = new Set([
  'step',
  'shown',
  'ran',
  'effect',
  'expected',
  'software',
  'recorded',
]);

/** What only the log of Windows 7 says. Observed: there in recordings 106 to 110 and in none of later ones. */
const VERBOSE_ENTRIES: ReadonlySet<string> = new Set([
  'registry-directives',
  'common-properties',
  'driver-date',
  'logical-configurations',
  'section-names-updated',
  'selected-section',
  'selected-set',
]);
const VERBOSE_VALUES: ReadonlySet<string> = new Set([
  'Provider name',
  'DriverVersion',
  'Class name',
  'Manufacturer',
  'Matching DeviceID',
  'DriverDescription',
  'DeviceDisplayName',
]);

/** What a program gave to newdev.dll. Observed: recordings 084, 098, 099, 103; not in 001 and 086. */
const OF_CALLS: ReadonlySet<string> = new Set(['Flags', 'INF path', 'Install flags', 'Search options']);

/** Statements whose line ends with the time. Observed: recordings 001, 002, 106. */
const TIMED_ENTRIES: ReadonlySet<string> = new Set([
  'install-device',
  'reset-device',
  'waiting-previous',
  'waiting-post',
  'post-completed',
]);

/** Statements that say how long something took: in a rehearsal no time passes meanwhile. */
const TOOK: ReadonlySet<string> = new Set(['flushed-node', 'flushed-files']);

/** A section as a Windows writes it: its own names, without what it leaves out, with times. */
export function inFormOf(section: SectionEvent, form: LogForm): SectionEvent {
  const named = form.driverSetup ? asDriverSetup(section) : section;
  const clock = named.started?.slice(-12);
  const restated = named.events?.flatMap(event => restate(event, named, form)) ?? [];
  const events = form.verbose ? withRemarks(restated, named) : restated;
  return { ...named, events: clock === undefined ? events : events.map(event => timed(event, clock)) };
}

/** An event as this Windows writes it; none where it does not. */
function restate(event: StoryEvent, section: SectionEvent, form: LogForm): StoryEvent[] {
  if (NOT_LOGGED.has(event.kind) || isLeftOut(event, form)) return [];
  const events = event.events?.flatMap(one => restate(one, section, form));
  const restated = { ...event, ...(events && { events }) };
  if (restated.kind === 'entry' && TOOK.has(restated.entry))
    return [{ ...restated, values: { time: '0', ...restated.values } }];
  if (restated.kind === 'entry' && restated.entry === 'null-driver')
    return [{ ...restated, category: 'ndv' }];
  if (restated.kind !== 'phase') return [restated];
  if (restated.name === 'Extension') return [];
  if (restated.name === 'SetupCopyOEMInf' && section.title.includes('UpdateDriverForPlugAndPlayDevices'))
    return [importOfUpdate(restated) ?? restated];
  if (restated.name === 'SetupUninstallOEMInf' && form.driverSetup) return [deletedBySetup(restated)];
  // It begins as dvi and ends as ndv in recordings 001.
  if (restated.name === 'Update Device Driver' && form.install === 'Installing device')
    return [{ ...restated, category: 'dvi', events: searchedAgain(restated.events ?? []) }];
  if (restated.name === 'Plug and Play Service') return [withoutList(restated)];
  if (restated.name === 'Core Device Install' && form.install === 'Install Device')
    return [{ ...restated, category: 'dvi' }];
  if (restated.name === 'Installing device') {
    if (form.install === 'none') return [...(events ?? [])];
    return form.install === 'Install Device'
      ? [{ ...restated, name: 'Install Device', category: 'dvi' }]
      : [restated];
  }
  if (restated.name === 'Build Driver List' && form.selectDrivers && /Hardware initiated/.test(section.title))
    return selectDrivers(restated, section);
  return [restated];
}

/**
 * A package that is in the store already is looked for once more, in its published INF, before the service is asked:
 * it finds what the service will find. Observed: recordings 001.
 */
function searchedAgain(events: readonly StoryEvent[]): readonly StoryEvent[] {
  const isKnown = events.some(event => event.kind === 'entry' && event.entry === 'package-exists');
  if (!isKnown) return events;
  return events.flatMap((event): StoryEvent[] => {
    if (event.kind !== 'phase' || event.name !== 'Plug and Play Service') return [event];
    const found = (event.events ?? []).filter(
      one => one.kind === 'searched' || (one.kind === 'entry' && one.entry.startsWith('class-')),
    );
    return [...found, event];
  });
}

/** The service selects again from one INF and tells no list. Observed: recordings 001. */
function withoutList(phase: StoryEvent & { kind: 'phase' }): StoryEvent {
  const events = phase.events?.flatMap((event): readonly StoryEvent[] =>
    event.kind === 'phase' && event.name === 'Build Driver List'
      ? (event.events ?? []).filter(({ kind }) => kind === 'searched')
      : [event],
  );
  return { ...phase, ...(events && { events }) };
}

/** A note is ours unless an installer wrote it: then it has a category. */
function isLeftOut(event: StoryEvent, { verbose, install, driverSetup }: LogForm): boolean {
  if (event.kind === 'note') return event.category === undefined;
  if (event.kind === 'value' && event.value === '') return true;
  if (event.kind === 'entry' && event.entry === 'searching-inf') return install !== 'Install Device';
  if (event.kind === 'value' && event.category === 'ndv' && OF_CALLS.has(event.name)) return !driverSetup;
  if (verbose) return false;
  return (
    (event.kind === 'entry' && VERBOSE_ENTRIES.has(event.entry)) ||
    (event.kind === 'value' && VERBOSE_VALUES.has(event.name))
  );
}

/** Observed: recording 041: the nodes first, then what was looked for. */
function selectDrivers(list: StoryEvent & { kind: 'phase' }, { about }: SectionEvent): StoryEvent[] {
  const { events = [] } = list;
  const nodes = events.filter((event): event is CandidateEvent => event.kind === 'candidate');
  const others = events.filter(event => event.kind !== 'candidate');
  const utl = nodes.map(node => ({ ...node, category: 'utl' }));
  const named = about === undefined ? {} : { about };
  return [{ ...list, name: 'Select Drivers', category: 'utl', ...named, events: utl }, ...others];
}

type Remark = readonly [category: string, entry: string];
const remarks = (list: readonly Remark[]): StoryEvent[] =>
  list.map(([category, entry]) => ({ kind: 'entry', category, entry, values: {} }));

/** What Windows 7 says around the parts of an installation. Observed: recordings 106, 108, 109, 110. */
const AROUND: Readonly<
  Record<string, { readonly before: readonly Remark[]; readonly after: readonly Remark[] }>
> = {
  'Build Driver List': {
    before: [
      ['ndv', 'device-info'],
      ['ndv', 'device-parameters'],
      ['ndv', 'searching-store'],
    ],
    after: [['ndv', 'selecting-store']],
  },
  'Core Device Install': { before: [['ndv', 'driver-selected']], after: [] },
  DIF_INSTALLDEVICEFILES: { before: [['ndv', 'installing-files']], after: [] },
  DIF_INSTALLDEVICE: { before: [['ndv', 'installing-device']], after: [] },
};

function withRemarks(events: readonly StoryEvent[], section: SectionEvent): StoryEvent[] {
  if (!/Hardware initiated/.test(section.title)) return [...events];
  return events.flatMap(event => {
    const name = event.kind === 'phase' ? event.name : event.kind === 'request' ? event.request : '';
    const around = AROUND[name];
    const inner = name === 'Core Device Install' ? withRemarks(event.events ?? [], section) : event.events;
    const restated = inner ? { ...event, events: inner } : event;
    return [...remarks(around?.before ?? []), restated, ...remarks(around?.after ?? [])];
  });
}

/** An event with the time in those lines that have one. */
function timed(event: StoryEvent, clock: string): StoryEvent {
  const events = event.events?.map(one => timed(one, clock));
  return { ...event, ...(events && { events }), ...(hasTime(event) && { time: clock }) };
}

function hasTime(event: StoryEvent): boolean {
  switch (event.kind) {
    case 'phase':
      return formOf(event.name, event.category).timed;
    case 'request':
    case 'reply':
      return true;
    case 'entry':
      return TIMED_ENTRIES.has(event.entry);
    default:
      return false;
  }
}
