// Work for a worker, as the tests of supervision name it.
import { win32 } from '../../../src/base/index.ts';
import type { Question, SetupApi } from '../../../src/setupapi/index.ts';
import { type AtWork, doWork } from '../../../src/windows/act/index.ts';

export type Work =
  | { readonly kind: 'desk'; readonly line: string; readonly question: Question }
  | { readonly kind: 'hangs' | 'fails' | 'exits' | 'calls' };

const API = {
  lastError: win32('ERROR_SUCCESS'),
  DiInstallDriver: () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    return { ret: false, err: win32('ERROR_SUCCESS') };
  },
  SetupCopyOEMInf: () => ({ ret: false, err: win32('ERROR_ACCESS_DENIED') }),
} as unknown as SetupApi;

function work({ work: order, desk, doneSoFar, watched }: AtWork<Work>): unknown {
  const api = watched(API);
  switch (order.kind) {
    case 'desk':
      desk.tell('begins');
      doneSoFar('told');
      return { ran: desk.run({ line: order.line }), answer: desk.ask(order.question) };
    case 'hangs':
      doneSoFar('staged');
      return api.DiInstallDriver({ inf: 'a.inf', flags: 0 });
    case 'calls':
      return [api.SetupCopyOEMInf({ source: 'a.inf', mediaType: 0, style: 0 }), api.lastError];
    case 'fails':
      throw new Error('we are wrong');
    case 'exits':
      return process.exit(7);
  }
}

await doWork(work);
