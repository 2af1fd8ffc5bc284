import type { Win32Error } from '../../base/index.ts';
import type { Severity, StoryEvent } from '../../story/index.ts';

/** Tells what happens; a phase holds what is told while it lasts. */
export class Teller {
  #tell: (event: StoryEvent) => void;

  constructor(tell: (event: StoryEvent) => void) {
    this.#tell = tell;
  }

  value(name: string, value: string | undefined, category?: string): void {
    if (value !== undefined) this.#tell({ kind: 'value', name, value, ...(category && { category }) });
  }

  /** A statement by its name in the log's table of entries. */
  entry(entry: string, values: Readonly<Record<string, string>> = {}, severity?: Severity): void {
    this.#tell({ kind: 'entry', entry, values, ...(severity && { severity }) });
  }

  /** A statement with what it is about inside it. */
  entryWith(entry: string, values: Readonly<Record<string, string>>, body: () => void): void {
    const { events } = this.#inside(body);
    this.#tell({ kind: 'entry', entry, values, events });
  }

  /** A member of the list that the entry before it begins. */
  item(text: string): void {
    this.#tell({ kind: 'item', text });
  }

  error(code: number, text: string, severity?: Severity): void {
    this.#tell({ kind: 'error', code, text, ...(severity && { severity }) });
  }

  /** `category`: where it is not the one that its name has. */
  phase(name: string, about: string | undefined, body: () => Win32Error, category?: string): Win32Error {
    const { result: code, events } = this.#inside(body);
    this.#tell({
      kind: 'phase',
      name,
      ...(about !== undefined && { about }),
      code,
      events,
      ...(category && { category }),
    });
    return code;
  }

  /** One operation as a whole. */
  section(title: string, about: string | undefined, body: () => Win32Error): Win32Error {
    const { result: code, events } = this.#inside(body);
    this.#tell({ kind: 'section', title, ...(about !== undefined && { about }), code, events });
    return code;
  }

  #inside<T>(body: () => T): { result: T; events: StoryEvent[] } {
    const outside = this.#tell;
    const events: StoryEvent[] = [];
    this.#tell = event => events.push(event);
    try {
      return { result: body(), events };
    } finally {
      this.#tell = outside;
    }
  }
}
