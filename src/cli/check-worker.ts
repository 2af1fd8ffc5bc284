import { parentPort, workerData } from 'node:worker_threads';
import { type CheckJob, type CheckWork, checkFiles } from './check-file.ts';

// A worker of `check`: gets batches of files, answers with what was found in them.
parentPort?.on('message', (batch: readonly CheckJob[]) => {
  parentPort?.postMessage(checkFiles(batch, workerData as CheckWork));
});
