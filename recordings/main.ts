// Compares what the log reader finds in a folder of recordings with the facts that stand beside them.
// `npm run recordings -- <folder>`; by default the folder of shared facts.
import { join, resolve } from 'node:path';
import { runRecordings } from './run.ts';

const folder = process.argv[2] ?? join(process.env.FIRSTPLUG_SHARED ?? '../shared', 'recordings');
const { failures, notes, passed, exempt } = runRecordings(resolve(folder));
for (const failure of failures) console.log(failure);
for (const note of notes) console.log(note);
console.log(`${passed} passed, ${failures.length} failed, ${exempt} exempt`);
process.exitCode = failures.length > 0 ? 1 : 0;
