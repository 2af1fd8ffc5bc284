import { parentPort, workerData } from 'node:worker_threads';
import { type DumpJob, type DumpOptions, dumpFiles } from './dump-file.ts';

// A worker of `inf dump`: gets batches of files, answers with their dumps as one text.
parentPort?.on('message', (batch: readonly DumpJob[]) => {
  try {
    parentPort?.postMessage(dumpFiles(batch, workerData as DumpOptions));
  } catch (error) {
    parentPort?.postMessage({ failure: (error as Error).message });
  }
});
