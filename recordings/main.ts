// Compares what the log reader finds in a folder of recordings with the facts that stand beside them, and counts
// the lines it understood. `npm run recordings -- <folder>`; by default the folder of shared facts.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runRecordings } from './run.ts';

const folder = resolve(process.argv[2] ?? join(process.env.FIRSTPLUG_SHARED ?? '../shared', 'recordings'));
if (existsSync(join(folder, 'raw/index.jsonl'))) {
  const { failures, notes, passed, exempt } = runRecordings(folder);
  for (const line of [...failures, ...notes]) console.log(line);
  console.log(`${passed} passed, ${failures.length} failed, ${exempt} exempt`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} else {
  console.error(
    `${folder} holds no recordings: it has no raw/index.jsonl. Set FIRSTPLUG_SHARED or name the folder.`,
  );
  process.exitCode = 2;
}
