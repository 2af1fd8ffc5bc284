import type { StoryEvent } from '../story/index.ts';

/** A story event while its members are still being read. */
export type Draft = Record<string, unknown>;

/** An event with events inside that is still open. */
export interface Frame {
  readonly event: Draft;
  readonly events: StoryEvent[];
  /** What a line must name to close it. */
  readonly name: string;
}

/**
 * Windows nests at most sixteen deep; below this depth events stay in order and are not nested any more, so
 * that a hostile log makes no tree that nobody can walk.
 * @see writing-indented-log-entries
 */
const DEEPEST = 64;

/** The events that are open, outermost first. Closing goes to the nearest one of that name. */
export class Frames {
  readonly #tell: (event: StoryEvent) => void;
  readonly #open: Frame[] = [];
  #tooDeep = 0;
  #size = 0;

  constructor(tell: (event: StoryEvent) => void) {
    this.#tell = tell;
  }

  /** How many events were added since nothing was open. */
  get size(): number {
    return this.#size;
  }

  get empty(): boolean {
    return this.#open.length === 0;
  }

  get outermost(): Frame | undefined {
    return this.#open[0];
  }

  get innermost(): Frame | undefined {
    return this.#open.at(-1);
  }

  /** Adds an event that has no events inside it. */
  add(event: Draft): void {
    const frame = this.innermost;
    this.#size = frame ? this.#size + 1 : 0;
    const told = event as unknown as StoryEvent;
    if (frame) frame.events.push(told);
    else this.#tell(told);
  }

  begin(event: Draft, name: string): void {
    if (this.#open.length >= DEEPEST) {
      this.#tooDeep++;
      this.add(event);
      return;
    }
    const events: StoryEvent[] = [];
    event.events = events;
    this.#open.push({ event, events, name });
  }

  /**
   * Closes the nearest open event of that name and all inside it; `last` is the line that says so. False when
   * there is none.
   */
  close(name: string, code: number | undefined, last: Draft): boolean {
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return false;
    }
    const at = this.#find(name);
    if (at === -1) return false;
    this.closeDownTo(at + 1);
    const { event } = this.#open[at]!;
    event.until = last.from;
    if (code !== undefined) event.code = code;
    if (last.severity) event.severity = last.severity;
    this.closeDownTo(at);
    return true;
  }

  /** Where the nearest open event of that name is; the section itself has none. */
  #find(name: string): number {
    for (let i = this.#open.length - 1; i > 0; i--) if (this.#open[i]!.name === name) return i;
    return -1;
  }

  isOpen(name: string): boolean {
    return this.#find(name) !== -1;
  }

  /** Closes the nearest open event of that name, if there is one, without a line that ends it. */
  leave(name: string): void {
    const at = this.#find(name);
    if (at !== -1) this.closeDownTo(at);
  }

  /** Leaves only so many events open. */
  closeDownTo(count: number): void {
    this.#tooDeep = 0;
    while (this.#open.length > count) {
      const { event, events } = this.#open.pop()!;
      if (events.length === 0) delete event.events;
      this.add(event);
    }
  }
}
