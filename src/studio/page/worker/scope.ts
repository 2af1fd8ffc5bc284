import { config } from 'zod';

/** The part of a worker's global scope that is used here; the page's types know only windows. */
interface WorkerScope<Request, Reply> {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(reply: Reply): void;
}

// Whether schemas can be compiled is tried when the first is made; the content security policy refuses it, and Firefox
// tells every user who looks.
config({ jitless: true });

/** The scope of the worker. It is imported before there is any schema. */
export function workerScope<Request, Reply>(): WorkerScope<Request, Reply> {
  return globalThis as unknown as WorkerScope<Request, Reply>;
}
