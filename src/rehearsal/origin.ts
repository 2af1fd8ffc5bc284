import type { Origin } from '../machine/index.ts';

/** Where the packages of a rehearsal stand. */
export const PACKAGES = 'C:\\Packages';

/** What the rehearsal did, and not somebody on the machine. */
export function byRehearsal(what: string): Origin {
  return { call: what, because: { grade: 'documented', page: 'device-and-driver-installation' } };
}

/** Where setup keeps its answer file while it runs, below the folder of Windows. */
export const ANSWER_FILE = 'System32\\$winnt$.inf';
