import { errorName } from '../../base/index.ts';
import type { ReplyEvent, RequestEvent } from '../../story/index.ts';

/** One who was asked. */
export interface Stop {
  readonly name: string;
  readonly who: ReplyEvent['who'];
  /** The answer by its name; undefined where none is told. */
  readonly answer: string | undefined;
}

/** The round that a DIF request makes. */
export interface Round {
  readonly request: string;
  /** Co-installers in the order in which they are asked, then the class installer and the default handler. */
  readonly down: readonly Stop[];
  /** Co-installers that are asked once more, in that order. */
  readonly up: readonly Stop[];
  /** What whoever sent it gets. */
  readonly result: string | undefined;
}

/** @see handling-dif-codes */
export function roundOf({ request, code, events = [] }: RequestEvent): Round {
  const replies = events.filter(event => event.kind === 'reply');
  const stops = (phase: ReplyEvent['phase']): Stop[] =>
    replies.filter(reply => reply.phase === phase).map(stopOf);
  return { request, down: stops('pre'), up: stops('post'), result: nameOf(code) };
}

function stopOf({ who, number, code }: ReplyEvent): Stop {
  const name =
    who === 'co-installer'
      ? `Co-installer ${number ?? ''}`.trim()
      : who === 'class installer'
        ? 'Class installer'
        : 'Default handler';
  return { name, who, answer: nameOf(code) };
}

function nameOf(code: number | undefined): string | undefined {
  return code === undefined ? undefined : errorName(code);
}
