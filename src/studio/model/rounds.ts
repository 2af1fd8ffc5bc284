import { errorName } from '../../base/index.ts';
import type { ReplyEvent, RequestEvent } from '../../story/index.ts';

/** One who was asked. */
export interface Stop {
  readonly name: string;
  readonly who: ReplyEvent['who'];
  /** The answer on the way down by its name; undefined where none is told. */
  readonly answer: string | undefined;
  /** Whether it was asked once more on the way back, and what it answered then. */
  readonly isAskedAgain: boolean;
  readonly again: string | undefined;
}

/** The round that a DIF request makes. */
export interface Round {
  readonly request: string;
  /** Co-installers in the order in which they are asked, then the class installer and the default handler. */
  readonly stops: readonly Stop[];
  /** Which of them was the last on the way down, from 0; -1 where nobody was asked. */
  readonly turn: number;
  /** Who would have followed, had the last one not ended the way down. */
  readonly passedOver: readonly string[];
  /** What whoever sent it gets. */
  readonly result: string | undefined;
}

/** @see handling-dif-codes */
export function roundOf({ request, code, events = [] }: RequestEvent): Round {
  const replies = events.filter(event => event.kind === 'reply');
  const onWayBack = replies.filter(({ phase }) => phase === 'post');
  const stops = replies
    .filter(({ phase }) => phase === 'pre')
    .map(({ who, number, code: answer }) => {
      const again = onWayBack.findIndex(one => one.who === who && one.number === number);
      const [reply] = again < 0 ? [] : onWayBack.splice(again, 1);
      return { ...stopOf(who, number), answer: nameOf(answer), ...againOf(reply) };
    });
  const only = onWayBack.map(reply => ({
    ...stopOf(reply.who, reply.number),
    answer: undefined,
    ...againOf(reply),
  }));
  const turn = stops.length - 1;
  return {
    request,
    stops: [...stops, ...only],
    turn,
    passedOver: passedOverBy(stops[turn]),
    result: nameOf(code),
  };
}

function stopOf(who: ReplyEvent['who'], number: number | undefined): Pick<Stop, 'name' | 'who'> {
  if (who === 'co-installer') return { who, name: `Co-installer ${number ?? ''}`.trim() };
  return { who, name: who === 'class installer' ? 'Class installer' : 'Default handler' };
}

function againOf(reply: ReplyEvent | undefined): Pick<Stop, 'isAskedAgain' | 'again'> {
  return { isAskedAgain: reply !== undefined, again: nameOf(reply?.code) };
}

const GOES_ON = new Set(['ERROR_SUCCESS', 'ERROR_DI_POSTPROCESSING_REQUIRED']);

/** Whether there is a class installer nobody tells who does not ask it. */
function passedOverBy(last: Stop | undefined): string[] {
  if (last?.answer === undefined || last.who === 'default installer') return [];
  if (last.who === 'class installer') return ['Default handler'];
  return GOES_ON.has(last.answer) ? [] : ['Whoever follows'];
}

function nameOf(code: number | undefined): string | undefined {
  return code === undefined ? undefined : errorName(code);
}
