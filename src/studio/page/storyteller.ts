import type { ByHand, Shown, Views } from '../model/index.ts';
import { startWorker } from './worker/start.ts';
import type { StoryReply, StoryRequest, ToldPart } from './worker/story-work.ts';

/** Asks for a view of the story that is played. */
export type Ask = <K extends keyof Views>(
  view: K,
  ...args: Parameters<Views[K]>
) => Promise<ReturnType<Views[K]>>;

export type Opened = Extract<StoryReply, { readonly kind: 'entries' }>;

interface Play {
  readonly request: Extract<StoryRequest, { readonly kind: 'play' }>;
  readonly told: (part: ToldPart) => void;
  isDone: boolean;
}

interface Waiting {
  readonly request: Extract<StoryRequest, { readonly kind: 'view' }>;
  readonly seen: (answer: unknown) => void;
  readonly refused: (why: Error) => void;
}

/** Has rehearsals played in a worker. One that is not finished when another is wanted is given up. */
export class Storyteller {
  readonly #shown: Shown;
  #opened: ((opened: Opened) => void) | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker;
  #play: Play | undefined;
  #asked = 0;

  constructor(shown: Shown, opened: (opened: Opened) => void) {
    this.#shown = shown;
    this.#opened = opened;
    this.#worker = this.#start();
  }

  play(entry: number, byHand: ByHand | undefined, told: (part: ToldPart) => void): void {
    const before = this.#play;
    const turn = (before?.request.turn ?? 0) + 1;
    this.#play = { request: { kind: 'play', turn, entry, byHand }, told, isDone: false };
    if (before && !before.isDone) this.#startAgain();
    else this.#tell(this.#play.request);
  }

  readonly ask: Ask = (view, ...args) =>
    new Promise((resolve, reject) => {
      const request = { kind: 'view', number: this.#asked++, view, args } as const;
      const seen = resolve as (answer: unknown) => void;
      this.#waiting.set(request.number, { request, seen, refused: reject });
      this.#tell(request);
    });

  close(): void {
    this.#worker.terminate();
  }

  #start(): Worker {
    const worker = startWorker<StoryReply>(reply => this.#take(reply));
    worker.postMessage({ kind: 'shown', shown: this.#shown } satisfies StoryRequest);
    return worker;
  }

  /** Whatever the worker is at, it ends; what was asked is asked of a new one. */
  #startAgain(): void {
    this.#worker.terminate();
    this.#worker = this.#start();
    if (this.#play) this.#tell(this.#play.request);
    for (const { request } of this.#waiting.values()) this.#tell(request);
  }

  #tell(request: StoryRequest): void {
    this.#worker.postMessage(request);
  }

  #take(reply: StoryReply): void {
    if (reply.kind === 'entries') {
      this.#opened?.(reply);
      this.#opened = undefined;
    } else if (reply.kind === 'told') this.#takePart(reply.turn, reply.part);
    else {
      const waiting = this.#waiting.get(reply.number);
      this.#waiting.delete(reply.number);
      if (reply.kind === 'seen') waiting?.seen(reply.answer);
      else waiting?.refused(new Error(reply.why));
    }
  }

  #takePart(turn: number, part: ToldPart): void {
    if (turn !== this.#play?.request.turn) return;
    this.#play.isDone = part.isDone;
    this.#play.told(part);
  }
}
