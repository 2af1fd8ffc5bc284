import type { StoryEvent } from '../../story/index.ts';

/** A story while it is being told: what is told goes inside the event that is going on. */
export class Telling {
  #events: StoryEvent[] = [];

  /** What was told so far, of the event that is going on. */
  get events(): readonly StoryEvent[] {
    return this.#events;
  }

  tell(event: StoryEvent): void {
    this.#events.push(event);
  }

  /** Acts, and tells it as one event with all that is told meanwhile inside it. */
  inside<T>(act: () => T, eventOf: (result: T) => StoryEvent): T {
    const outside = this.#events;
    const inner: StoryEvent[] = [];
    this.#events = inner;
    const result = act();
    this.#events = outside;
    outside.push({ ...eventOf(result), ...(inner.length > 0 && { events: inner }) });
    return result;
  }
}
