import type { StoryEvent } from '../../story/index.ts';

/** A story while it is being told: what is told goes inside the event that is going on, or to the listener. */
export class Telling {
  #tell: (event: StoryEvent) => void;

  constructor(tell: (event: StoryEvent) => void) {
    this.#tell = tell;
  }

  tell(event: StoryEvent): void {
    this.#tell(event);
  }

  /** Acts, and tells it as one event with all that is told meanwhile inside it. */
  inside<T>(act: () => T, eventOf: (result: T) => StoryEvent): T {
    const outside = this.#tell;
    const events: StoryEvent[] = [];
    this.#tell = event => void events.push(event);
    try {
      const result = act();
      outside({ ...eventOf(result), ...(events.length > 0 && { events }) });
      return result;
    } finally {
      this.#tell = outside;
    }
  }
}
