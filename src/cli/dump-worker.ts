import { parentPort, workerData } from 'node:worker_threads';
import { type DumpJob, type DumpOptions, dumpFiles } from './dump-file.ts';

// A worker of `inf dump`: gets batches of files, answers with their dumps.
parentPort?.on('message', (batch: readonly DumpJob[]) => {
  parentPort?.postMessage(dumpFiles(batch, workerData as DumpOptions));
});
