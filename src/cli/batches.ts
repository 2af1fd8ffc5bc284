import type { Worker } from 'node:worker_threads';

/** Files that are read sooner than workers are started. */
export const FEW = 100;
/** Files a worker gets at a time: many for one message, and few enough that all workers end at about the same moment. */
const BATCH = 25;

/** A program of src/cli that answers each batch with one message. */
export interface BatchWorker {
  readonly url: URL;
  readonly data: unknown;
}

/** Gives jobs to workers in batches; the answers come in the order of the jobs. */
export async function inBatches<Job, Answer>(
  jobs: readonly Job[],
  { url, data }: BatchWorker,
  take: (answer: Answer) => void,
): Promise<void> {
  const { Worker } = await import('node:worker_threads');
  const { availableParallelism } = await import('node:os');
  const batches: Job[][] = [];
  for (let i = 0; i < jobs.length; i += BATCH) batches.push(jobs.slice(i, i + BATCH));
  const answers = new Map<number, Answer>();
  let next = 0;
  let taken = 0;
  const worker = async (): Promise<void> => {
    const thread = new Worker(url, { workerData: data });
    try {
      while (next < batches.length) {
        const batch = next++;
        answers.set(batch, await ask<Answer>(thread, batches[batch]!));
        for (let answer = answers.get(taken); answer; answer = answers.get(taken)) {
          take(answer);
          answers.delete(taken++);
        }
        progress(taken / batches.length);
      }
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), batches.length) }, worker));
}

function ask<Answer>(thread: Worker, batch: readonly unknown[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    thread.once('error', reject);
    thread.once('message', (answer: Answer) => {
      thread.removeListener('error', reject);
      resolve(answer);
    });
    thread.postMessage(batch);
  });
}

function progress(done: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < 1 ? `\r${Math.round(done * 100)} %` : '\r\u001b[K');
}
