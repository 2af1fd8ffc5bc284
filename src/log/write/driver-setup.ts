import type { PhaseEvent, SectionEvent, StoryEvent } from '../../story/index.ts';

/**
 * A section as later builds tell it, in which a component of its own adds and deletes packages.
 * Observed: recordings 062 and 114 (pnputil), 098 (DiInstallDriver), 099 (DiUninstallDriver).
 * Assumed: of the flags of DiInstallDriver that component is told only whether to force; settled by such calls with
 * each flag.
 */
export function asDriverSetup(section: SectionEvent): SectionEvent {
  const { title, command, about = '', events = [] } = section;
  if (title === 'SetupCopyOEMInf' && command === undefined)
    return {
      ...section,
      title: 'Driver Install (DrvSetupInstallDriver)',
      events: added(section, '0x00000000'),
    };
  if (title === 'Device Install (DiInstallDriver)')
    return { ...section, events: events.map(event => installed(event, section)) };
  if (title === 'Driver Uninstall (DiUninstallDriver)')
    return { ...section, events: events.map(event => deleted(event, about)) };
  return section;
}

/** Programs that delete a package themselves. Observed: recording 043. */
export function deletedBySetup(phase: PhaseEvent): PhaseEvent {
  const { about = '', events = [] } = phase;
  return { ...phase, events: events.map(event => deleted(event, about)) };
}

const FORCE_INF = 2;

function installed(event: StoryEvent, { events = [] }: SectionEvent): StoryEvent {
  if (event.kind !== 'phase' || event.name !== 'SetupCopyOEMInf') return event;
  const flags = events.find(one => one.kind === 'value' && one.name === 'Flags');
  const forced = flags?.kind === 'value' && (Number(flags.value) & FORCE_INF) !== 0;
  return {
    ...event,
    name: 'DrvSetupInstallDriver',
    events: added(event, forced ? '0x00000001' : '0x00000000'),
  };
}

function deleted(event: StoryEvent, about: string): StoryEvent {
  if (event.kind !== 'phase' || event.name !== 'Driver Setup Delete Driver Package') return event;
  const code = event.code === undefined ? {} : { code: event.code };
  return {
    kind: 'phase',
    name: 'DrvSetupUninstallDriver',
    about,
    ...code,
    events: [flagsOf('0x00000000'), event],
  };
}

const flagsOf = (value: string): StoryEvent => ({ kind: 'value', name: 'Flags', value, category: 'dvs' });

/** What SetupCopyOEMInf tells, without what it says of itself. */
function added({ events = [], ...of }: SectionEvent | PhaseEvent, flags: string): StoryEvent[] {
  const inner = events.flatMap((event): StoryEvent[] => {
    if (event.kind === 'value' || event.kind === 'error') return [];
    if (event.kind === 'entry' && event.entry === 'import-failed-plain')
      return [{ ...event, category: 'dvs', entry: 'import-folder-failed', values: failureOf(of) }];
    return event.kind === 'phase' && event.name === 'Setup Import Driver Package'
      ? [imported(event)]
      : [event];
  });
  return [flagsOf(flags), ...inner];
}

/** What an update of a device tells of the import of its package: only that. Observed: recordings 059 and 069. */
export function importOfUpdate({ events = [] }: PhaseEvent): StoryEvent | undefined {
  return events.find(event => event.kind === 'phase' && event.name === 'Setup Import Driver Package');
}

function imported(phase: PhaseEvent): PhaseEvent {
  const events = (phase.events ?? []).flatMap((one): StoryEvent[] => {
    if (one.kind !== 'value') return [one];
    return one.name === 'Import flags' ? [{ ...one, value: '0x00000000' }] : [];
  });
  return { ...phase, name: 'Driver Setup Import Driver Package', events };
}

function failureOf({
  about = '',
  code = 0,
}: Omit<SectionEvent | PhaseEvent, 'events'>): Readonly<Record<string, string>> {
  return { path: about, code: `0x${(code >>> 0).toString(16).padStart(8, '0')}` };
}
