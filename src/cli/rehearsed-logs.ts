import type { Rehearsed } from '../rehearsal/index.ts';
import { replaceFile } from './replace-file.ts';

/** Where the logs of rehearsals go. */
export interface LogFiles {
  readonly log?: string;
  readonly events?: string;
}

/** Writes the logs of one story after the other, each into a file of its own. */
export class RehearsedLogs {
  readonly #files: LogFiles;
  #count = 0;

  constructor(files: LogFiles) {
    this.#files = files;
  }

  async write({ story, logged }: Rehearsed): Promise<void> {
    const { log, events } = this.#files;
    if (log === undefined && events === undefined) return;
    const { writeRecorded, writeToldLog } = await import('../log/index.ts');
    this.#count++;
    if (log !== undefined) this.#replace(log, writeToldLog(story, logged));
    if (events !== undefined) this.#replace(events, new TextEncoder().encode(writeRecorded(story)));
  }

  #replace(file: string, bytes: Uint8Array): void {
    const own = this.#count === 1 ? file : file.replace(/(\.[^.\\/]*)?$/, `-${this.#count}$1`);
    replaceFile(own, bytes);
  }
}
