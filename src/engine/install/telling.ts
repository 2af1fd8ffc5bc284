import type { StoryEvent } from '../../story/index.ts';

/** A story while it is being told: what is told goes inside the event that is going on, or to the listener. */
export class Telling {
  /** Whether anybody listens; else what is costly to tell is left out. */
  readonly isHeard: boolean;
  #tell: (event: StoryEvent) => void;
  #depth = 0;

  constructor(tell: ((event: StoryEvent) => void) | undefined) {
    this.isHeard = tell !== undefined;
    this.#tell = tell ?? (() => undefined);
  }

  /** Whether something is going on that the next event is a part of. */
  get isInside(): boolean {
    return this.#depth > 0;
  }

  tell(event: StoryEvent): void {
    this.#tell(event);
  }

  /** Acts, and gives what is told meanwhile instead of telling it. */
  aside<T>(act: () => T): { readonly result: T; readonly events: readonly StoryEvent[] } {
    const outside = this.#tell;
    const events: StoryEvent[] = [];
    this.#tell = event => void events.push(event);
    this.#depth++;
    try {
      return { result: act(), events };
    } finally {
      this.#depth--;
      this.#tell = outside;
    }
  }

  /** Acts, and tells it as one event with all that is told meanwhile inside it. */
  inside<T>(act: () => T, eventOf: (result: T) => StoryEvent): T {
    const { result, events } = this.aside(act);
    this.#tell({ ...eventOf(result), ...(events.length > 0 && { events }) });
    return result;
  }
}
