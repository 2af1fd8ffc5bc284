import type { OpenedFiles, OwnFile } from '../../model/index.ts';
import type { OpenReply, OpenRequest } from '../worker/open-work.ts';
import { startWorker } from '../worker/start.ts';

/** Has a worker make documents of files; large packages would keep the page waiting. */
export function openFiles(files: readonly OwnFile[], waiting: readonly OwnFile[]): Promise<OpenedFiles> {
  return new Promise((resolve, reject) => {
    const worker = startWorker<OpenReply>(reply => {
      worker.terminate();
      if ('why' in reply) reject(new Error(reply.why));
      else resolve(reply.opened);
    });
    worker.postMessage({ kind: 'open-files', files, waiting } satisfies OpenRequest);
  });
}
