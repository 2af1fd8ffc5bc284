import { type Facts, sameName } from '../base/index.ts';
import type { DriverNode } from '../engine/select/index.ts';
import { expandInstall, type InstallItem, type NamedInf, printItem } from '../inf/index.ts';
import { inboxSection } from '../machine/fresh/index.ts';
import type { InfPlace, NamedEvent } from '../story/index.ts';
import { placeOf } from './candidates.ts';
import type { LoadedInf } from './package.ts';

/** What there is to choose from on a machine: staged packages and INFs that come with Windows. */
export interface Drivers {
  readonly facts: Facts;
  readonly staged: readonly LoadedInf[];
  readonly inbox: readonly LoadedInf[];
}

/** What the install section of a driver node names, each with its line. Nothing of it is carried out. */
export function namedBy(node: DriverNode, there: Drivers): NamedEvent[] {
  const { source } = node.package;
  const all = [...there.staged, ...there.inbox];
  const include = (name: string): NamedInf | undefined =>
    there.inbox.find(loaded => sameName(loaded.source.name, name))?.source;
  const { items } = expandInstall(source, node.model.installSection.value, there.facts.architecture, include);
  const note = inboxNote(there, source, node.section.section);
  const events = items.map(item =>
    event(whatOf(item), textOf(item, there), placeOf(item.inf.name, item.span.start, all)),
  );
  return note ? [event('other', note), ...events] : events;
}

function event(what: NamedEvent['what'], text: string, place?: InfPlace): NamedEvent {
  return { kind: 'named', what, text, ...(place && { place }) };
}

function whatOf({ kind }: InstallItem): NamedEvent['what'] {
  return kind === 'file' || kind === 'registry' || kind === 'service' ? kind : 'other';
}

function textOf(item: InstallItem, there: Drivers): string {
  if (item.kind !== 'needs') return printItem(item);
  const note = inboxNote(there, item.from, item.needed);
  return note ? `${printItem(item)}: ${note}` : printItem(item);
}

/** What we know of a section that comes with Windows, and from where; undefined for a package's own. */
function inboxNote({ facts, inbox }: Drivers, inf: NamedInf, section: string): string | undefined {
  if (!inbox.some(loaded => loaded.source === inf)) return undefined;
  const known = inboxSection(facts, inf.name, section);
  switch (known.kind) {
    case 'known':
      return `in-box, its services as recorded (${known.record}), the rest is not known`;
    case 'named':
      return `in-box (${known.record}), what it does is not known`;
    case 'absent':
      return `this Windows has no such section (${known.record})`;
    case 'unknown':
      return 'in-box, no record names it';
  }
}
