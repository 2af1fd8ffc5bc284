import type { Problem } from '../../../base/index.ts';
import type { Question } from '../../../setupapi/index.ts';
import type { StoryEvent } from '../../../story/index.ts';
import {
  type ByHand,
  type EntryTitle,
  type Shown,
  Teller,
  type ToldStep,
  type Views,
} from '../../model/index.ts';
import { digest } from './digest.ts';

/** What the worker is told: what there is, a rehearsal to play, a view of the one that is played. */
export type StoryRequest =
  | { readonly kind: 'shown'; readonly shown: Shown }
  | {
      readonly kind: 'play';
      /** Tells what is told of this request from what is told of others. */
      readonly turn: number;
      readonly entry: number;
      readonly byHand: ByHand | undefined;
    }
  | {
      readonly kind: 'view';
      readonly number: number;
      readonly view: keyof Views;
      readonly args: readonly unknown[];
    };

/** A further part of a story. */
export interface ToldPart {
  /** What is told before the first step; of further parts nothing. */
  readonly events: readonly StoryEvent[];
  readonly steps: readonly ToldStep[];
  /** What is asked now. */
  readonly asked: readonly Question[];
  readonly isDone: boolean;
  /** Why it went no further. */
  readonly failed?: string;
}

export type StoryReply =
  | {
      readonly kind: 'entries';
      readonly entries: readonly EntryTitle[];
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'told'; readonly turn: number; readonly part: ToldPart }
  | { readonly kind: 'seen'; readonly number: number; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly number: number; readonly why: string };

let teller = new Teller({ version: 1, documents: [] }, digest);
let playing = 0;

export function workOnStory(request: StoryRequest, tell: (reply: StoryReply) => void): void {
  if (request.kind === 'shown') {
    teller = new Teller(request.shown, digest);
    tell({ kind: 'entries', entries: teller.entries, problems: teller.problems });
  } else if (request.kind === 'play') {
    playing = request.turn;
    void play(request.entry, request.byHand, tell);
  } else {
    const { number, view, args } = request;
    try {
      const look = teller[view] as (...args: readonly unknown[]) => unknown;
      tell({ kind: 'seen', number, answer: look.apply(teller, [...args]) });
    } catch (error) {
      tell({ kind: 'refused', number, why: wordsOfError(error) });
    }
  }
}

/** Milliseconds after which questions get their turn. */
const SLICE = 25;

/** Plays a rehearsal. What was played is told in parts that grow, since each part costs the page something. */
async function play(
  entry: number,
  byHand: ByHand | undefined,
  tell: (reply: StoryReply) => void,
): Promise<void> {
  const turn = playing;
  const parts = new Parts(part => tell({ kind: 'told', turn, part }));
  try {
    parts.open(teller.open(entry, byHand));
    let slice = performance.now();
    for (const step of teller.play()) {
      parts.add(step);
      if (performance.now() - slice < SLICE) continue;
      parts.sendLater();
      await new Promise(resolve => setTimeout(resolve, 0));
      if (playing !== turn) return;
      slice = performance.now();
    }
    parts.send({ isDone: true });
  } catch (error) {
    parts.send({ isDone: true, failed: wordsOfError(error) });
  }
}

/** Gathers what is played until it is told. */
class Parts {
  readonly #told: (part: ToldPart) => void;
  readonly #started: number = performance.now();
  #sent: number = this.#started;
  #events: readonly StoryEvent[] = [];
  #steps: ToldStep[] = [];
  #asked: readonly Question[] = [];

  constructor(told: (part: ToldPart) => void) {
    this.#told = told;
  }

  open({ events, asked }: Pick<ToldPart, 'events' | 'asked'>): void {
    this.#events = events;
    this.#asked = asked;
  }

  add(step: ToldStep): void {
    this.#steps.push(step);
    this.#asked = step.asked;
  }

  /** Tells it when it is a good part of all that was told. */
  sendLater(): void {
    const now = performance.now();
    if (now - this.#sent > (now - this.#started) / 4) this.send({ isDone: false });
  }

  send(end: Pick<ToldPart, 'isDone' | 'failed'>): void {
    this.#told({ events: this.#events, steps: this.#steps, asked: this.#asked, ...end });
    this.#events = [];
    this.#steps = [];
    this.#sent = performance.now();
  }
}

function wordsOfError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
