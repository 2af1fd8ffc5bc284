import type { StoryEvent } from '../../story/index.ts';

/** A story while it is being told: what is told goes inside the event that is going on, or to the listener. */
export class Telling {
  #tell: (event: StoryEvent) => void;
  #depth = 0;

  constructor(tell: (event: StoryEvent) => void) {
    this.#tell = tell;
  }

  /** Whether something is going on that the next event is a part of. */
  get isInside(): boolean {
    return this.#depth > 0;
  }

  tell(event: StoryEvent): void {
    this.#tell(event);
  }

  /** Acts, and tells it as one event with all that is told meanwhile inside it. */
  inside<T>(act: () => T, eventOf: (result: T) => StoryEvent): T {
    const outside = this.#tell;
    const events: StoryEvent[] = [];
    this.#tell = event => void events.push(event);
    this.#depth++;
    try {
      const result = act();
      outside({ ...eventOf(result), ...(events.length > 0 && { events }) });
      return result;
    } finally {
      this.#depth--;
      this.#tell = outside;
    }
  }
}
