import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Question } from '../../setupapi/index.ts';
import type { Answer, FromWorker, Order, Request } from './messages.ts';
import { type Patience, runProgram } from './run-program.ts';

/** Who answers a worker, and how long one waits. */
export interface Supervision {
  /** The answer of the person; undefined where nobody answers, or not with a possible answer (`wrong`). */
  readonly ask: (question: Question) => Promise<{ readonly answer: string } | { readonly wrong?: string }>;
  readonly tell: (text: string) => void;
  readonly doneSoFar: (what: unknown) => void;
  /** A function of Windows is called that may take long. */
  readonly calls: (name: string) => void;
  readonly programs: Patience;
  /** Milliseconds that one function of Windows may take. */
  readonly longestCall: number;
  /** A function of Windows has not come back yet. */
  readonly stillWaits: (name: string, ms: number) => void;
  /** Ends everything, programs too. */
  readonly stop: AbortSignal;
}

/** What became of the work of a worker. Where it is not `finished`, what was done so far stays done. */
export type WorkEnd<Result> =
  | { readonly kind: 'finished'; readonly result: Result }
  | { readonly kind: 'unanswered'; readonly question: Question; readonly wrong?: string }
  /** A function of Windows did not come back in time. */
  | { readonly kind: 'hung'; readonly name: string }
  /** Somebody stopped it, while Windows did what `name` says. */
  | { readonly kind: 'stopped'; readonly name?: string }
  /** The worker ended without a word, or failed: a mistake of ours. */
  | { readonly kind: 'failed'; readonly message: string };

/** Has a worker do something, and answers it. It resolves whatever the worker does. */
export function supervise<Work, Result>(
  url: URL,
  work: Work,
  supervision: Supervision,
): Promise<WorkEnd<Result>> {
  const flag = new SharedArrayBuffer(4);
  const { port1: ours, port2: answers } = new MessageChannel();
  const order: Order<Work> = { work, flag, answers };
  const worker = new Worker(url, { workerData: order, transferList: [answers], execArgv: process.execArgv });
  return new Promise(resolve => {
    const call = new Call(supervision, name => settle({ kind: 'hung', name }));
    const onStop = (): void =>
      settle({ kind: 'stopped', ...(call.name !== undefined && { name: call.name }) });
    const settle = (end: WorkEnd<Result>): void => {
      call.over();
      supervision.stop.removeEventListener('abort', onStop);
      ours.close();
      // One that Windows does not give back cannot be ended: nobody waits for that.
      worker.unref();
      void worker.terminate();
      resolve(end);
    };
    supervision.stop.addEventListener('abort', onStop);
    worker.on('error', ({ message }) => settle({ kind: 'failed', message }));
    worker.on('exit', () => settle({ kind: 'failed', message: 'the work ended without a word' }));
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'calls':
          call.begins(message.name);
          supervision.calls(message.name);
          break;
        case 'called':
          call.over();
          break;
        case 'done so far':
          supervision.doneSoFar(message.what);
          break;
        case 'finished':
          settle({ kind: 'finished', result: message.result as Result });
          break;
        case 'unanswered':
        case 'failed':
          settle(message);
          break;
        case 'run':
        case 'ask':
        case 'tell':
          void answered(message, supervision).then(answer => give(answer, ours, flag));
          break;
      }
    });
  });
}

function give(answer: Answer, to: MessagePort, flag: SharedArrayBuffer): void {
  to.postMessage(answer);
  const signal = new Int32Array(flag);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
}

async function answered(request: Request, { ask, tell, programs, stop }: Supervision): Promise<Answer> {
  switch (request.kind) {
    case 'run':
      return { kind: 'ran', end: await runProgram(request.command, programs, stop) };
    case 'tell':
      tell(request.text);
      return { kind: 'told' };
    case 'ask': {
      const said = await ask(request.question);
      return 'answer' in said ? { kind: 'answered', answer: said.answer } : { kind: 'unanswered', ...said };
    }
  }
}

/** The function of Windows that is being called. */
class Call {
  readonly #supervision: Supervision;
  readonly #hung: (name: string) => void;
  #timers: NodeJS.Timeout[] = [];
  name: string | undefined;

  constructor(supervision: Supervision, hung: (name: string) => void) {
    this.#supervision = supervision;
    this.#hung = hung;
  }

  begins(name: string): void {
    this.over();
    const { longestCall, stillWaits, programs } = this.#supervision;
    const began = Date.now();
    this.name = name;
    this.#timers = [
      setInterval(() => stillWaits(name, Date.now() - began), programs.every),
      setTimeout(() => this.#hung(name), longestCall),
    ];
  }

  over(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    this.name = undefined;
  }
}
