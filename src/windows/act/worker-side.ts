import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { invariant } from '../../base/index.ts';
import { type Desk, type SetupApi, Unanswered } from '../../setupapi/index.ts';
import type { Answer, FromWorker, Order, Request } from './messages.ts';

/** The part of a desk for which another thread is needed: the worker waits, and the other one does. */
export type WaitingDesk = Pick<Desk, 'run' | 'ask' | 'tell'>;

/** What the work of a worker is given. */
export interface AtWork<Work> {
  readonly work: Work;
  readonly desk: WaitingDesk;
  /** Says what is done so far, should the rest never come. */
  readonly doneSoFar: (what: unknown) => void;
  /** An edge of which it is told what it does when that may take long. */
  readonly watched: (api: SetupApi) => SetupApi;
}

/** Does the work of the worker that this thread is, and says what became of it. */
export async function doWork<Work, Result>(
  work: (at: AtWork<Work>) => Result | Promise<Result>,
): Promise<void> {
  const order = workerData as Order<Work>;
  try {
    const result = await work({
      work: order.work,
      desk: waitingDesk(order),
      doneSoFar: what => say({ kind: 'done so far', what }),
      watched,
    });
    say({ kind: 'finished', result });
  } catch (error) {
    if (error instanceof Unanswered) {
      const { question, answer } = error;
      say({ kind: 'unanswered', question, ...(answer !== undefined && { wrong: answer }) });
    } else say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

function say(message: FromWorker): void {
  invariant(parentPort, 'no worker');
  parentPort.postMessage(message);
}

function waitingDesk({
  flag,
  answers,
}: {
  readonly flag: SharedArrayBuffer;
  readonly answers: MessagePort;
}): WaitingDesk {
  const signal = new Int32Array(flag);
  const wait = (request: Request): Answer => {
    Atomics.store(signal, 0, 0);
    say(request);
    Atomics.wait(signal, 0, 0);
    return receiveMessageOnPort(answers)?.message as Answer;
  };
  return {
    run: command => {
      const answer = wait({ kind: 'run', command });
      invariant(answer.kind === 'ran', 'another answer was wanted');
      const { end } = answer;
      return 'error' in end ? { error: end.error } : { exitCode: end.exitCode };
    },
    ask: question => {
      const answer = wait({ kind: 'ask', question });
      if (answer.kind === 'answered') return answer.answer;
      throw new Unanswered(question, answer.kind === 'unanswered' ? answer.wrong : undefined);
    },
    tell: text => void wait({ kind: 'tell', text }),
  };
}

/** The functions that install, start, stop and look: each may take minutes, or never come back. */
const LONG: readonly (keyof SetupApi)[] = [
  'UpdateDriverForPlugAndPlayDevices',
  'DiInstallDriver',
  'DiInstallDevice',
  'DiUninstallDriver',
  'DiUninstallDevice',
  'DiRollbackDriver',
  'SetupCopyOEMInf',
  'SetupUninstallOEMInf',
  'SetupDiCallClassInstaller',
  'SetupCommitFileQueue',
  'CM_Reenumerate_DevNode',
  'CMP_WaitNoPendingInstallEvents',
];

function watched(api: SetupApi): SetupApi {
  return new Proxy(api, {
    get: (edge, name: keyof SetupApi) => {
      const member = edge[name] as unknown;
      if (typeof member !== 'function') return member;
      if (!LONG.includes(name)) return member.bind(edge);
      return (...args: unknown[]): unknown => {
        say({ kind: 'calls', name });
        try {
          return member.apply(edge, args);
        } finally {
          say({ kind: 'called' });
        }
      };
    },
  });
}
