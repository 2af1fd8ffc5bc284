import { parentPort, workerData } from 'node:worker_threads';
import { type CheckJob, type CheckWork, checkFiles, printFiles } from './check-file.ts';

/** What `check` starts its workers with. */
export interface CheckWorkerData {
  readonly work: CheckWork;
  /** Whether answers are printed. */
  readonly prints: boolean;
}

// A worker of `check`: gets batches of files, answers with what was found in them.
const { work, prints } = workerData as CheckWorkerData;
parentPort?.on('message', (batch: readonly CheckJob[]) => {
  parentPort?.postMessage(prints ? printFiles(batch, work) : checkFiles(batch, work));
});
