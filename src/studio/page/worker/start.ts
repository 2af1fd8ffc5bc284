import type { WorkReply } from './worker.ts';

/** The code of the worker; put in when the page is built, for an exported page is one file. */
declare const WORKER: string;

/** Starts a worker; what it does never keeps the page waiting. */
export function startWorker<Reply extends WorkReply>(told: (reply: Reply) => void): Worker {
  const address = URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  worker.onmessage = ({ data }: MessageEvent<Reply>) => told(data);
  return worker;
}
