import type { StoryEvent, SystemEvent } from '../../story/index.ts';
import { type Explanation, explainSection } from './explain.ts';

/** Which sections of a log are wanted. Texts are looked for anywhere and without case. */
export interface Wanted {
  /** Part of a device instance ID, of a hardware ID or of another name the section is about. */
  readonly device?: string;
  /** Part of the title of the section. */
  readonly section?: string;
  /** Sections that began at this time or later: `2026/11/19` or `2026/11/19 10:02`. */
  readonly since?: string;
}

/** A whole log, explained. */
export interface LogReport {
  readonly source: string;
  readonly system?: SystemEvent;
  readonly sections: number;
  readonly failed: number;
  readonly warned: number;
  /** When the first and the last section began, where the log says so. */
  readonly first?: string;
  readonly last?: string;
  readonly lines: number;
  /** Lines that have no known form, and how often each of their templates occurs, most frequent first. */
  readonly unread: number;
  readonly templates: readonly (readonly [template: string, count: number])[];
  readonly explanations: readonly Explanation[];
}

/** At most so many different templates of unknown lines are kept. */
const MOST_TEMPLATES = 1000;

/** A text of so few sections, as people paste them, is shown whole. */
const FEW = 3;

/**
 * Explains a log event by event, as `StoryReader` tells them. Keeps only what is shown, so that a log of any
 * length can be explained: failures, or with `all` every section.
 */
export class LogExplainer {
  readonly #wanted: Wanted;
  readonly #all: boolean;
  readonly #explanations: Explanation[] = [];
  /** The first sections, whatever became of them. */
  readonly #few: Explanation[] = [];
  readonly #templates = new Map<string, number>();
  readonly #counts = { sections: 0, failed: 0, warned: 0, lines: 0, unread: 0 };
  #system: SystemEvent | undefined;
  #first: string | undefined;
  #last: string | undefined;

  constructor(wanted: Wanted = {}, all = false) {
    this.#wanted = wanted;
    this.#all = all;
  }

  add(event: StoryEvent): void {
    this.#count(event);
    if (event.kind === 'system') this.#system ??= event;
    if (event.kind !== 'section') return;
    const explanation = explainSection(event);
    if (!isWanted(explanation, event, this.#wanted)) return;
    this.#counts.sections++;
    if (explanation.outcome === 'failed') this.#counts.failed++;
    if (explanation.outcome === 'warned') this.#counts.warned++;
    this.#first ??= event.started;
    this.#last = event.started ?? this.#last;
    if (this.#few.length < FEW) this.#few.push(explanation);
    if (this.#all || explanation.outcome === 'failed') this.#explanations.push(explanation);
  }

  /** The report; failures on top, the rest in the order of the log. */
  report(source: string): LogReport {
    const order = { failed: 0, warned: 1, unfinished: 2, succeeded: 2 };
    return {
      source,
      ...(this.#system && { system: this.#system }),
      ...this.#counts,
      ...(this.#first !== undefined && { first: this.#first }),
      ...(this.#last !== undefined && { last: this.#last }),
      templates: [...this.#templates].sort((a, b) => b[1] - a[1]),
      explanations: (this.#counts.sections > FEW ? this.#explanations : this.#few).toSorted(
        (a, b) => order[a.outcome] - order[b.outcome] || a.line - b.line,
      ),
    };
  }

  #count(event: StoryEvent): void {
    for (const place of [event.from, event.until]) if (place) this.#counts.lines += place.lines ?? 1;
    if (event.kind === 'unread') {
      this.#counts.unread++;
      const known = this.#templates.get(event.template) ?? 0;
      if (known > 0 || this.#templates.size < MOST_TEMPLATES) this.#templates.set(event.template, known + 1);
    }
    for (const inner of event.events ?? []) this.#count(inner);
  }
}

function isWanted(explanation: Explanation, event: StoryEvent, { device, section, since }: Wanted): boolean {
  if (section !== undefined && !holds(explanation.title, section)) return false;
  if (since !== undefined && (explanation.started ?? '') < since.replaceAll('-', '/').replace('T', ' '))
    return false;
  return (
    device === undefined ||
    [explanation.about, explanation.device].some(text => holds(text, device)) ||
    isAbout(event, device)
  );
}

function isAbout(event: StoryEvent, device: string): boolean {
  if (event.kind === 'searched')
    return [...event.hardwareIds, ...event.compatibleIds].some(id => holds(id, device));
  return (event.events ?? []).some(inner => isAbout(inner, device));
}

function holds(text: string | undefined, part: string): boolean {
  return text?.toLowerCase().includes(part.toLowerCase()) ?? false;
}
