import type { Facts } from '../../base/index.ts';
import { INBOX_LINES } from './inbox-lines.ts';
import { FUNCTION_DRIVERS, NEEDED_SECTIONS } from './inbox-sections.ts';
import { isReached, table } from './table.ts';

/** A Models line of an INF that comes with Windows. */
export interface InboxLine {
  readonly inf: string;
  /** The section that is installed, with its extension. */
  readonly section: string;
  /** As in the line: a hardware ID, empty where it was not recorded, and compatible IDs. */
  readonly ids: string;
  readonly description: string;
  /** The service of its function driver; undefined where that is not known, empty where there is none. */
  readonly service: string | undefined;
  /** The record that shows the line. */
  readonly record: string;
}

/** A section of an INF that comes with Windows and that packages need. */
export interface NeededSection {
  readonly inf: string;
  readonly section: string;
  /** The service it adds; undefined where nobody knows what is in the section. */
  readonly service: string | undefined;
  readonly isFunctionDriver: boolean;
  readonly record: string;
}

/** The Models lines that a Windows has. */
export function inboxLines(facts: Facts): readonly InboxLine[] {
  const drivers = new Map(
    table(FUNCTION_DRIVERS).map(([inf, section, service]) => [`${inf}|${section}`, service]),
  );
  return table(INBOX_LINES)
    .filter(
      ([, , , , since, until]) => isReached(facts, since!) && (until === '' || !isReached(facts, until!)),
    )
    .map(([inf, section, ids, description, , , record]) => {
      const service = drivers.get(`${inf}|${section}`);
      return {
        inf: inf!,
        section: actualName(section!, facts),
        ids: ids!,
        description: description!,
        service: service === '-' ? '' : service,
        record: record!,
      };
    });
}

/** The sections that packages need and a Windows has. */
export function neededSections(facts: Facts): readonly NeededSection[] {
  return neededRows().filter(({ since }) => isReached(facts, since));
}

/**
 * What is known of a section of an INF that comes with Windows. `known`: our text has what it does to
 * services; `named`: Windows has it, and what it does is not known; `absent`: a page says that this Windows
 * has no such INF; `unknown`: no record names it. Whoever carries out anything but a known one meets
 * something unknown.
 */
export type InboxSection =
  | { readonly kind: 'known' | 'named' | 'absent'; readonly record: string }
  | { readonly kind: 'unknown' };

/** Looks a section up; names are case-insensitive. */
export function inboxSection(facts: Facts, inf: string, section: string): InboxSection {
  const same = (a: string, b: string): boolean => a.toUpperCase() === b.toUpperCase();
  for (const line of inboxLines(facts).filter(each => same(each.inf, inf))) {
    if (same(`${line.section}.Services`, section)) {
      return { kind: line.service === undefined ? 'named' : 'known', record: line.record };
    }
    if (same(line.section, section)) return { kind: 'named', record: line.record };
  }
  const row = neededRows().find(each => same(each.inf, inf) && same(each.section, section));
  if (!row) return { kind: 'unknown' };
  const { since, service, record } = row;
  if (isReached(facts, since)) return { kind: service === undefined ? 'named' : 'known', record };
  return since.endsWith('?') ? { kind: 'unknown' } : { kind: 'absent', record };
}

/** Rows with the first version of Windows, which may end in `?`. */
function neededRows(): readonly (NeededSection & { readonly since: string })[] {
  return table(NEEDED_SECTIONS).map(([inf, section, service, role, since, record]) => ({
    inf: inf!,
    section: section!,
    service: service || undefined,
    isFunctionDriver: role === 'function',
    since: since!,
    record: record!,
  }));
}

function actualName(section: string, { architecture }: Facts): string {
  return section.replace('?', '').replace(/\*$/, architecture);
}
