import type { SearchedEvent, StoryEvent } from '../../src/story/index.ts';
import { type Fact, hex, type Json, type RecordedSection, type Recording, walk } from '../recording.ts';
import { type Context, deviceOf, nodeFact } from './driver-node.ts';

/** Every selection of a driver in a recording. */
export function selections(recording: Recording): Fact[] {
  return recording.sections.flatMap(section =>
    section.old ? oldSelection(recording, section) : newSelections(recording, section),
  );
}

function newSelections(recording: Recording, section: RecordedSection): Fact[] {
  const facts: Fact[] = [];
  let searched: SearchedEvent | undefined;
  walk(section.events, (event, around) => {
    if (event.kind === 'searched') searched = event;
    if (event.kind !== 'phase') return;
    const device = deviceOf(section, around);
    if (event.name === 'Build Driver List')
      facts.push(listFact(event, { recording, section, searched, device }));
    else if (event.name === 'Select Best Driver' && event.from && facts.length > 0) {
      const selected = selectedFact(event.events ?? []);
      Object.assign(
        facts.at(-1)!,
        { selected },
        event.code === undefined ? {} : { bestExit: hex(event.code) },
      );
    }
  });
  return facts;
}

function listFact(event: StoryEvent & { kind: 'phase' }, context: Context): Fact {
  const { recording, section, device } = context;
  let searched = event.from && context.searched;
  const candidates: Json[] = [];
  for (const inner of event.events ?? []) {
    if (inner.kind === 'searched') searched = inner;
    const node = inner.kind === 'candidate' && nodeFact(inner, { ...context, searched });
    if (node && !node.partial) candidates.push(node);
  }
  return {
    ...base(recording),
    section: section.title,
    kind: 'buildDriverList',
    line: event.from?.line ?? null,
    candidates,
    selected: null,
    exit: hex(event.code),
    hardwareIds: searched && searched.hardwareIds.length > 0 ? [...searched.hardwareIds] : null,
    compatibleIds: searched ? [...searched.compatibleIds] : null,
    device,
  };
}

function selectedFact(events: readonly StoryEvent[]): Fact | null {
  const selected: Fact = {};
  for (const event of events) {
    if (event.kind === 'entry' && /^class-(changed|remains)/.test(event.entry)) {
      selected.classGuidChange = {
        how: event.entry.includes('changed') ? 'changed to' : 'remains',
        guid: event.values.class!,
      };
    }
    if (event.kind !== 'chosen') continue;
    if (event.skipped) selected.basicDriverSkipped = { ...event.fields };
    else Object.assign(selected, event.fields);
  }
  return Object.keys(selected).length > 0 ? selected : null;
}

function oldSelection(recording: Recording, section: RecordedSection): Fact[] {
  let searched: SearchedEvent | undefined;
  let selected: Fact | null = null;
  const candidates: Fact[] = [];
  walk(section.events, event => {
    if (event.kind === 'searched') searched = event;
    if (event.kind === 'chosen')
      selected = { section: event.section, inf: event.fields?.InfFile ?? event.inf };
    const node =
      event.kind === 'candidate' && nodeFact(event, { recording, section, searched, device: null });
    if (node) candidates.push(node);
  });
  if (!searched && candidates.length === 0 && !selected) return [];
  const known = candidates.every(candidate => candidate.deviceIdKind !== null);
  return [
    {
      ...base(recording),
      section: section.title,
      line: section.line,
      kind: 'xpDriverInstall',
      carved: (recording.index.completeness ?? '').startsWith('carved'),
      complete: section.title !== null && selected !== null && known,
      hardwareIds: [...((searched as SearchedEvent | undefined)?.hardwareIds ?? [])],
      compatibleIds: [...((searched as SearchedEvent | undefined)?.compatibleIds ?? [])],
      candidates,
      selected,
    },
  ];
}

function base({ file, repo, os }: Recording): Fact {
  return { file, repo, os };
}
