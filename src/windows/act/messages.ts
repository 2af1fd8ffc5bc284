import type { Command, Question } from '../../setupapi/index.ts';
import type { ProgramEnd } from './run-program.ts';

/** What a worker asks of the thread that started it, and waits for. */
export type Request =
  | { readonly kind: 'run'; readonly command: Command }
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'tell'; readonly text: string };

/** What it is answered. `unanswered` ends the work. */
export type Answer =
  | { readonly kind: 'ran'; readonly end: ProgramEnd }
  | { readonly kind: 'answered'; readonly answer: string }
  | { readonly kind: 'unanswered'; readonly wrong?: string }
  | { readonly kind: 'told' };

/** What a worker says without waiting. */
export type Word =
  /** A function of Windows that may take long begins, or has come back. */
  | { readonly kind: 'calls'; readonly name: string }
  | { readonly kind: 'called' }
  /** Something of the work is done; what it is, is between whoever gave the work and whoever does it. */
  | { readonly kind: 'done so far'; readonly what: unknown }
  | { readonly kind: 'finished'; readonly result: unknown }
  | { readonly kind: 'unanswered'; readonly question: Question; readonly wrong?: string }
  | { readonly kind: 'failed'; readonly message: string };

export type FromWorker = Request | Word;

/** What a worker is started with. */
export interface Order<Work> {
  readonly work: Work;
  /** One number of 32 bits: 1 when an answer lies in `answers`. */
  readonly flag: SharedArrayBuffer;
  readonly answers: MessagePort;
}

type MessagePort = import('node:worker_threads').MessagePort;
