import type { StoryEvent } from '../story/index.ts';

/** What a program does by itself where no service installs: it chooses, and sends the requests one by one. */
export type ProgramStep = 'select-best' | 'select' | 'copy' | { readonly request: string };

/**
 * What a section shows of a program that installs a device by itself, as setup in GUI mode does: it chooses the driver
 * without a request, or installs a second time what was installed. Undefined for a device that appears.
 * Observed: recordings 006 to 019.
 * @see dif-firsttimesetup
 */
export function programSteps(events: readonly StoryEvent[]): readonly ProgramStep[] | undefined {
  const isChosen = events.some(event => isEntry(event, 'selected-set'));
  const selections = events.filter(
    event => event.kind === 'request' && event.request === 'DIF_SELECTBESTCOMPATDRV',
  );
  if (!isChosen && selections.length < 2) return undefined;
  return events.flatMap((event, i): ProgramStep[] => {
    if (event.kind === 'request') {
      const copies = (event.events ?? []).filter(inner => isEntry(inner, 'copy-only'));
      return [{ request: event.request }, ...copies.map((): ProgramStep => 'copy')];
    }
    if (isEntry(event, 'copy-only')) return ['copy'];
    if (!isEntry(event, 'selected-set')) return [];
    const next = events[i + 1];
    return [next && isEntry(next, 'selected-best') ? 'select-best' : 'select'];
  });
}

function isEntry(event: StoryEvent, name: string): boolean {
  return event.kind === 'entry' && event.entry === name;
}
